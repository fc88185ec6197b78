// Chord on its ring: what is left of the way shrinks, a node dies on it, undo and link lead back, two successors help.
import type { Page } from '@playwright/test';
import { type App, expect, test } from './app.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const ring = (page: Page) => page.getByRole('region', { name: 'Ring' });
const node = (page: Page, name: string) =>
  page
    .getByRole('application', { name: 'Nodes and messages' })
    .getByRole('button', { name: new RegExp(`^${name.replace(/[()]/g, '\\$&')}(,|$)`) });

/** The textbook's figure at its second beat: 18 has the question, and hands it on to 20. */
async function openFigure(app: App): Promise<void> {
  await app.open();
  await app.chooseAlgorithm('Chord');
  await expect(ring(app.page)).toBeVisible();
  await app.press('PageDown');
  await expect(app.words).toContainText('8 steps are left');
}

async function metric(app: App, name: string): Promise<string> {
  const row = (await app.unfold('Metrics')).getByText(name, { exact: true }).locator('..');
  return (await row.textContent()) ?? '';
}

/** What the whole run came to. */
async function outcome(app: App): Promise<readonly [string, string]> {
  return [await metric(app, 'failed lookups'), await metric(app, 'hops max')];
}

test('with every hop what is left of the way shrinks, for its last time at the predecessor', async ({
  app,
  page,
}) => {
  await openFigure(app);
  const left = async () => Number(/(\d+) %/.exec((await ring(page).textContent()) ?? '')?.[1]);
  await app.press('PageUp');
  await expect.poll(left).toBe(78);
  await app.press('PageDown');
  await expect.poll(left).toBe(25);
  await app.press('PageDown');
  await expect.poll(left).toBe(16);
  await app.press('PageDown');
  await expect(app.words).toContainText('The owner answers node 1 directly');
  await expect(ring(page)).not.toContainText('still to cover');
});

test('20 dies with the question on its way: the lookup fails; undo, a link, and a second successor mend it', async ({
  app,
  page,
}) => {
  await openFigure(app);
  const whole = await outcome(app);
  expect(whole[0]).toContain('0 of the lookups');
  await node(page, '20 (N6)').click();
  await app.menu.getByRole('menuitem', { name: 'Crash', exact: true }).click();
  await expect(node(page, '20 (N6)')).toHaveAccessibleName(/crashed/);
  await expect.poll(() => outcome(app)).not.toEqual(whole);
  expect((await outcome(app))[0]).toContain('0.5 of the lookups');
  const moment = await app.moment();
  const link = await app.link();

  await app.button('Undo').click();
  await expect(node(page, '20 (N6)')).not.toHaveAccessibleName(/crashed/);
  await expect.poll(() => outcome(app)).toEqual(whole);

  await app.openFragment(new URL(link).hash);
  await expect.poll(() => app.moment()).toBe(moment);
  await expect(node(page, '20 (N6)')).toHaveAccessibleName(/crashed/);
  expect((await outcome(app))[0]).toContain('0.5 of the lookups');

  const list = await app.field('Successor list r');
  await list.fill('2');
  await list.press('Enter');
  await expect.poll(() => outcome(app).then(([failed]) => failed)).toContain('0 of the lookups');
});

test('a lookup asks for its key; the link has it, and a node has one name everywhere', async ({
  app,
  page,
}) => {
  await openFigure(app);
  await node(page, '4 (N1)').click();
  await app.menu.getByRole('menuitem', { name: 'Look up…' }).click();
  const dialog = app.dialog('Look up: 4 (N1)');
  const key = dialog.getByRole('textbox', { name: 'Key, 0 to 31' });
  await expect(key).toBeFocused();
  await key.fill('32');
  await expect(dialog).toContainText('Key: 32 is not between 0 and 31.');
  await expect(dialog.getByRole('button', { name: 'Look up' })).toBeDisabled();
  await key.fill('13');
  await key.press('Enter');
  await expect(dialog).toHaveCount(0);
  const done = app.section('Interventions').getByRole('listitem').last();
  await expect(done).toContainText('4 (N1): Look up, key 13');

  await app.openFragment(new URL(await app.link()).hash);
  await app.unfold('Interventions');
  await expect(done).toContainText('4 (N1): Look up, key 13');
  for (const [view, role, name] of [
    ['Space–time', 'button', '4 (N1), lane'],
    ['State', 'rowheader', '4 (N1)'],
    ['Network', 'button', /^4 \(N1\)/],
    ['Log', 'button', /4 \(N1\) looks for the owner of key 13/],
  ] as const) {
    await page.getByRole('tab', { name: view }).click();
    await expect(page.getByRole('tabpanel').getByRole(role, { name }).first()).toBeVisible();
  }
});

test('a run that ended at its goal goes on for what is done at its end', async ({ app, page }) => {
  await app.open();
  await app.findAlgorithm('Chord');
  await app.choosePreset('A node joins');
  await app.press('End');
  const ended = await app.moment();
  await node(page, '11 (N1)').click();
  await app.menu.getByRole('menuitem', { name: 'Crash' }).click();
  const done = app.section('Interventions').getByRole('listitem').last();
  await expect(done).toContainText('11 (N1) crashes');
  await expect(done).not.toContainText('finds nothing');
  await app.press('End');
  await expect.poll(() => app.moment()).not.toBe(ended);
});
