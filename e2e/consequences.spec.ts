// For each protocol one process that dies early, what the run then comes to, undo, and the link of the changed run.
import { type App, expect, test } from './app.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

interface Death {
  readonly title: string;
  readonly node: string;
  /** Metric, and patterns of its value: in the preset, and when the process has died before anything else. */
  readonly metric: string;
  readonly alive: string;
  readonly dead: string;
}

const DEATHS: readonly Death[] = [
  { title: 'Lamport clocks', node: 'P1', metric: 'events', alive: '8', dead: '[0-7]' },
  { title: 'Central coordinator', node: 'P0', metric: 'entries', alive: '2', dead: '0' },
  { title: 'Token ring', node: 'P0', metric: 'entries', alive: '2', dead: '[01]' },
  { title: 'Ring election', node: 'P6', metric: 'leader', alive: '6', dead: '[0-5]' },
  { title: 'Bully', node: 'P6', metric: 'leader', alive: '6', dead: '[0-5]' },
  { title: 'Rumor spreading', node: 'N0', metric: 'residue', alive: '0\\.2\\d*', dead: '0\\.9999' },
];

for (const { title, node, metric, alive, dead } of DEATHS)
  test(`${title}: without ${node} it comes otherwise; undo and the link know both`, async ({
    app,
  }) => {
    const comesTo = async (value: string) => {
      await app.press('End');
      const row = await metricOf(app, metric);
      await expect(row).toHaveText(new RegExp(`^${metric}${value}( |$)`));
    };
    await app.open();
    await app.chooseAlgorithm(title);
    await comesTo(alive);

    await app.press('Home');
    await crash(app, node);
    await comesTo(dead);
    const link = await app.link();

    await app.press('Control+z');
    await comesTo(alive);
    await app.openFragment(new URL(link).hash);
    await comesTo(dead);
    await expect(app.section('Interventions')).toContainText(`${node} crashes`);
  });

async function metricOf(app: App, name: string) {
  return (await app.unfold('Metrics')).getByText(name, { exact: true }).locator('..');
}

async function crash(app: App, node: string): Promise<void> {
  const list = app.inspector.getByRole('combobox', { name: 'Node', exact: true });
  const number = app.inspector.getByRole('spinbutton', { name: 'Node', exact: true });
  if (await list.isVisible()) await list.selectOption(node);
  else await number.fill(node.slice(1));
  await app
    .section(node)
    .getByRole('button', { name: /^Crash/ })
    .click();
  await expect(app.section('Interventions')).toContainText(`${node} crashes`);
}
