// The inspector on a laptop's screen: checks, the node and the event stand in sight without scrolling, the rest in a line each.
import { type App, expect, test } from './app.ts';
import { Diagram } from './diagram.ts';

test.use({
  viewport: { width: 1440, height: 900 },
  contextOptions: { reducedMotion: 'reduce' },
});

const BEATS = 4;

for (const title of ['Ricart and Agrawala', 'Bully', 'Rumor spreading'])
  test(`${title}: what is looked at is in sight`, async ({ app }) => {
    await app.open();
    await app.chooseAlgorithm(title);
    for (let beat = 0; beat < BEATS; beat++) {
      await test.step(await app.moment(), () => inSight(app));
      await app.press('PageDown');
    }
  });

test('a message that is picked is in sight with all that can be done to it', async ({
  app,
  page,
}) => {
  await app.open();
  await new Diagram(page).message('REQUEST', 'P2', 'P0').press('Enter');
  await app.menu.getByRole('menuitem', { name: 'Open' }).click();
  await inSight(app);
  const event = app.section(/^Event/);
  for (const name of ['Lose', 'Set delay…'])
    await expect(event.getByRole('button', { name })).toBeInViewport({ ratio: 1 });
});

test('the rest is folded, says in a line what is inside, and stays as it was left', async ({
  app,
}) => {
  await app.open();
  for (const name of ['Run', 'Network', 'Interventions', 'Against theory', 'Messages', 'Metrics']) {
    const summary = app.section(name).locator('summary').first();
    await expect(summary).toHaveText(new RegExp(`^${name}.{3,}`));
    expect((await summary.boundingBox())?.height).toBeLessThan(32);
    await expect(app.section(name).locator('details').first()).not.toHaveAttribute('open');
  }
  await expect(app.section('Run')).toContainText('Processes 3, seed 7');
  await app.unfold('Metrics');
  await app.chooseAlgorithm('Bully');
  await expect(app.section('Metrics').locator('details')).toHaveAttribute('open', '');
});

test('channels of their own are listed', async ({ app }) => {
  await app.open();
  const network = await app.unfold('Network');
  await expect(network).toContainText('ms, 2 channels differ');
  await network.locator('summary', { hasText: /^Channels/ }).click();
  await expect(network.getByRole('term').filter({ hasText: 'P2 to P0' })).toBeVisible();
  await expect(network).toContainText(/P2 to P1constant 22\sms/);
});

/** Nothing of these sections is cut off at the bottom of the inspector, and nothing was scrolled. */
async function inSight(app: App): Promise<void> {
  const inspector = await app.inspector.boundingBox();
  if (!inspector) throw new Error('there is no inspector');
  expect(await app.inspector.evaluate((element) => element.scrollTop)).toBe(0);
  for (const section of [
    app.section('Checks'),
    app.section(/^([PN]\d+|Node)$/),
    app.section(/^Event/),
  ]) {
    const box = await section.boundingBox();
    const name = await section.getByRole('heading').first().textContent();
    if (!box) throw new Error(`${name} is not there`);
    expect(box.y + box.height, name ?? '').toBeLessThanOrEqual(inspector.y + inspector.height);
  }
}
