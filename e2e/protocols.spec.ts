// Every preset of every protocol: it opens, plays to its end, tells its beats in order, and its checks come out as meant.
import { readdirSync } from 'node:fs';
import { VIEW_TITLES } from '../src/app/state/views-of.ts';
import type { Manifest, Preset } from '../src/engine/contract.ts';
import { fillTemplate } from '../src/engine/narration.ts';
import { type App, expect, test } from './app.ts';
import { Diagram } from './diagram.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const FOLDERS = new URL('../src/protocols/', import.meta.url);
const ids = readdirSync(FOLDERS).filter((name) => /^[a-z][a-z-]*$/.test(name));

for (const id of ids) {
  const { default: manifest } = (await import(new URL(`${id}/index.ts`, FOLDERS).href)) as {
    default: Manifest;
  };
  const { presets } = (await import(new URL(`${id}/scenarios.ts`, FOLDERS).href)) as {
    presets: readonly Preset[];
  };
  test(`${manifest.title}: every preset tells its story`, async ({ app }) => {
    test.setTimeout(180_000);
    await app.open();
    await app.chooseAlgorithm(manifest.title);
    await test.step('the first one plays', () => playsToTheEnd(app));
    for (const preset of presets) {
      const title = manifest.presets.find((named) => named.id === preset.id)?.title ?? preset.id;
      await test.step(title, async () => {
        await app.choosePreset(title);
        await isOpen(app, manifest, preset);
        await endsAsMeant(app, preset);
        await tellsItsBeats(app, manifest, preset);
      });
    }
    await test.step('the last preset’s link', () => linkLeadsBack(app));
  });
}

async function isOpen(app: App, manifest: Manifest, preset: Preset): Promise<void> {
  const view = VIEW_TITLES[preset.view ?? manifest.views[0]];
  await expect(app.page.getByRole('combobox', { name: 'Preset' })).toHaveValue(preset.id);
  await expect(app.page.getByRole('tabpanel', { name: view })).toBeVisible();
}

/** As quickly as the page can; on the way the moment moves on by itself. */
async function playsToTheEnd(app: App): Promise<void> {
  await app.press('Home');
  await app.transport.getByRole('combobox', { name: 'Speed' }).selectOption('8');
  await app.transport.getByRole('button', { name: 'Play the run' }).click();
  await expect(app.transport.getByRole('button', { name: 'Pause the run' })).toBeVisible();
  await expect.poll(() => app.moment()).toMatch(/event ([\d,]+) of \1$/);
  await app.stands();
}

async function endsAsMeant(app: App, preset: Preset): Promise<void> {
  await app.press('End');
  await expect.poll(() => app.moment()).toMatch(/event ([\d,]+) of \1$/);
  const checks = app.section('Checks').getByRole('listitem');
  await expect(checks).not.toHaveCount(0);
  for (const check of await checks.all()) {
    const id = (await check.getAttribute('data-check')) ?? '';
    const isMeantToFail = preset.expectFails?.includes(id);
    await expect(check).toHaveAttribute('data-ok', isMeantToFail ? 'false' : /true|null/);
    if (isMeantToFail) await expect(check).toContainText('As expected in this preset');
  }
  await expect(app.alert).toHaveCount(0);
}

/** A run may reach them in another order than the preset lists them. */
async function tellsItsBeats(app: App, manifest: Manifest, preset: Preset): Promise<void> {
  await app.press('Home');
  const told: string[] = [];
  for (let i = 0; i < preset.beats.length; i++) {
    await app.press('PageDown');
    await expect(app.words).toHaveAttribute('data-beat', 'true');
    // On the page a number keeps its unit with it.
    told.push(((await app.words.textContent()) ?? '').replaceAll('\u00a0', ' '));
  }
  const captions = preset.beats.map(({ caption, values }) =>
    fillTemplate(caption, values, manifest.nodeLabel),
  );
  expect(told.toSorted()).toEqual(captions.toSorted());
}

async function linkLeadsBack(app: App): Promise<void> {
  const link = await app.link();
  const moment = await app.moment();
  const words = (await app.words.textContent()) ?? '';
  await app.openFragment(new URL(link).hash);
  await expect.poll(() => app.moment()).toBe(moment);
  await expect(app.words).toHaveText(words);
}

test('Bully: the winner dies, and another is elected', async ({ app, page }) => {
  const diagram = new Diagram(page);
  await app.open();
  await app.chooseAlgorithm('Bully');
  await app.press('End');
  const leader = (await app.unfold('Metrics')).getByText('leader', { exact: true }).locator('..');
  const before = await leader.textContent();
  const number = /\d+/.exec(before ?? '')?.[0];
  await diagram.clickLane(Number(number), diagram.event(/^event 1,/), 30);
  await app.menu.getByRole('menuitem', { name: 'Crash' }).click();
  await expect(leader).not.toHaveText(before ?? '');
});

test('Rumor spreading: a crashed node never hears it, and the curves move', async ({
  app,
  page,
}) => {
  await app.open();
  await app.chooseAlgorithm('Rumor spreading');
  await app.press('End');
  const counts = page.getByRole('tabpanel');
  const before = await counts.textContent();
  await app.press('Home');
  await app.inspector.getByRole('spinbutton', { name: 'Node', exact: true }).fill('0');
  await app.section(/0$/).getByRole('button', { name: 'Crash' }).click();
  await expect(app.section('Interventions')).toContainText('crashes');
  await app.press('End');
  await expect(counts).not.toHaveText(before ?? '');
});

test('Anti-entropy: a value written by hand is the newer one, and in the end everybody has it', async ({
  app,
}) => {
  const pick = async (node: string) => {
    const select = app.inspector.getByRole('combobox', { name: 'Node', exact: true });
    await select.selectOption(node);
    await select.blur();
  };
  const timestampOf = (node: string) =>
    app.section(`N${node}`).getByText('timestamp', { exact: true }).locator('..');
  await app.open();
  await app.chooseAlgorithm('Anti-entropy');
  await app.choosePreset('Only neighbours');
  await app.press('End');
  await pick('30');
  await expect(timestampOf('30')).toContainText('(0, N0)');
  await app.press('Home');
  await app.section('N30').getByRole('button', { name: 'Write a new value' }).click();
  await expect(app.section('Interventions')).toContainText('N30: Write a new value');
  await app.press('End');
  await pick('0');
  await expect(timestampOf('0')).toContainText('(0, N30)');
  const link = await app.link();

  await app.press('Control+z');
  await expect(app.section('Interventions')).toContainText('none');
  await app.press('End');
  await pick('0');
  await expect(timestampOf('0')).toContainText('(0, N0)');

  await app.openFragment(new URL(link).hash);
  await pick('0');
  await expect(timestampOf('0')).toContainText('(0, N30)');
});

test('A wrong variant tells what it does, only what happened, and which beats it does not reach', async ({
  app,
}) => {
  const openWrong = async () => {
    const select = app.page.getByRole('combobox', { name: 'Preset' });
    await select.selectOption({ label: 'A wrong variant' });
    await expect(app.section('Run')).toContainText('a wrong variant');
    // Until its trace is there the one before stands.
    await expect(app.page.getByRole('main')).toHaveAttribute('aria-busy', 'false');
  };
  await app.open();
  await openWrong();
  await app.press('Home');
  await expect(app.words).toContainText('Compares an incoming request with the current clock');
  await app.press('PageDown', 'PageDown');
  // P0 enters here as well, but P1 has let it in for a wrong reason.
  await expect(app.where).toContainText('P0 at');
  await expect(app.words).not.toHaveText('P0 is first.');
  await expect(app.words).not.toHaveAttribute('data-beat', 'true');
  await app.press('End');
  await expect(app.transport).toContainText('not reached: P2 enters');

  await app.chooseAlgorithm('Bully');
  await openWrong();
  await app.press('End');
  await expect(app.transport).toContainText('not reached: ');
});
