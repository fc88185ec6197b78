// The same story without a pointer: everything is reached by Tab, walked with arrows, done with Enter.
import type { Locator, Page } from '@playwright/test';
import { type App, expect, test } from './app.ts';
import { Diagram } from './diagram.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const ENTERS = /, (P\d) .*marks ENTER/;
/** More than there are tab stops on the page. */
const MOST_STOPS = 80;

test('an arrowhead is moved, and taken back', async ({ app, page }) => {
  const diagram = new Diagram(page);
  await app.open();
  expect(await diagram.order(ENTERS)).toEqual(['P2', 'P0']);

  await test.step('from the diagram’s tab stop to the message', async () => {
    await tabTo(page, diagram.box.locator('[data-key]'));
    await app.press('Home');
    await expect(diagram.event(/^event 1,/)).toBeFocused();
    await app.press('m');
    await expect(diagram.message('REQUEST', 'P2', 'P0')).toBeFocused();
  });

  await test.step('its head goes beyond P0’s own request', async () => {
    await app.press('ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight');
    await expect(
      page.getByText(/REQUEST from P2 to P0 would arrive at t = [3-9]\d/),
    ).toBeAttached();
    await app.press('Enter');
    await expect.poll(() => diagram.order(ENTERS)).toEqual(['P0', 'P2']);
    await expect(diagram.message('REQUEST', 'P2', 'P0')).toBeFocused();
  });

  await test.step('Escape leaves a head where it was', async () => {
    const name = await diagram.message('REQUEST', 'P2', 'P0').getAttribute('aria-label');
    await app.press('Shift+ArrowRight', 'Escape');
    await expect(diagram.message('REQUEST', 'P2', 'P0')).toHaveAttribute('aria-label', name ?? '');
  });

  await test.step('undo and redo', async () => {
    await app.press('Control+z');
    await expect.poll(() => diagram.order(ENTERS)).toEqual(['P2', 'P0']);
    await app.press('Control+Shift+z');
    await expect.poll(() => diagram.order(ENTERS)).toEqual(['P0', 'P2']);
  });
});

test('a press of Undo drops a preview, and nothing else', async ({ app, page }) => {
  const diagram = new Diagram(page);
  await app.open();
  const first = diagram.message('REQUEST', 'P2', 'P0');
  const second = diagram.message('REQUEST', 'P2', 'P1');
  await first.focus();
  await app.press('ArrowRight', 'Enter');
  await expect(first).toHaveAccessibleName(/set by hand/);
  await second.focus();
  await app.press('ArrowRight');
  await expect(second).toHaveAccessibleName(/set by hand/);

  await app.button('Undo').click();
  await expect(second).not.toHaveAccessibleName(/set by hand/);
  await expect(first).toHaveAccessibleName(/set by hand/);
  await app.button('Undo').click();
  await expect(first).not.toHaveAccessibleName(/set by hand/);
});

test('a process crashes and recovers by its lane', async ({ app, page }) => {
  const diagram = new Diagram(page);
  await app.open();
  await app.press('Home', 'PageDown', 'PageDown');
  await tabTo(page, diagram.box.locator('[data-key]'));
  await walkTo(app, diagram.lane('P0'), 'ArrowLeft');
  await app.press('Enter');
  await expect(page.getByRole('menu', { name: /^P0 at t = / })).toBeVisible();
  await pickItem(app, 'Crash');
  await expect(app.menu).toBeHidden();
  await expect(diagram.event(/P0 crashes/)).toBeAttached();
  await expect(diagram.lane('P0')).toBeFocused();

  await walkTo(app, diagram.event(/P0 crashes/), 'ArrowRight');
  await app.press('Shift+F10');
  await pickItem(app, 'Recover');
  await expect(diagram.event(/P0 recovers/)).toBeAttached();

  await app.press('Control+z', 'Control+z');
  await expect(diagram.event(/P0 crashes/)).toHaveCount(0);
});

test('the network is partitioned in the dialog', async ({ app, page }) => {
  const diagram = new Diagram(page);
  await app.open();
  await app.press('Home', 'PageDown');
  await tabTo(page, app.section('Interventions').locator('summary'));
  await app.press('Enter');
  const open = app.section('Interventions').getByRole('button', { name: /^Partition/ });
  await tabTo(page, open);
  await app.press('Enter');
  const dialog = app.dialog('Partition the network');
  await expect(dialog).toBeVisible();
  await tabTo(page, dialog.getByRole('checkbox', { name: 'P2' }));
  await app.press('Space');
  await expect(dialog.getByRole('checkbox', { name: 'P2' })).toBeChecked();
  await tabTo(page, dialog.getByRole('button', { name: 'Partition' }));
  await app.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(open).toBeFocused();
  await expect(diagram.box.locator('[data-partition]')).toHaveCount(1);
  await expect(app.section('Interventions')).toContainText('Partition: P0, P2 | the rest');
  await app.press('Control+z');
  await expect(diagram.box.locator('[data-partition]')).toHaveCount(0);
});

test('after a choice by pointer Space plays and pauses; by key it presses', async ({
  app,
  page,
}) => {
  await app.open();
  await app.chooseAlgorithm('Bully');
  const stood = await app.moment();
  await app.press('Space');
  await expect.poll(() => app.moment()).not.toBe(stood);
  await app.press('Space');
  await app.stands();
  expect(await app.moment()).not.toBe(stood);

  const entry = page.getByRole('button', { name: /^Ring/ });
  await tabTo(page, entry);
  await app.press('Space');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Ring');
  await expect(entry).toBeFocused();
});

test('transport, help and themes', async ({ app, page }) => {
  await app.open();
  await app.press('Home');
  await expect(app.where).toHaveText('before the first event');
  await app.press('ArrowRight');
  await expect(app.where).toContainText('event 1');
  await app.press('ArrowRight', 'ArrowLeft');
  await expect(app.where).toContainText('event 1');
  await app.press('End');
  await expect.poll(() => app.moment()).toMatch(/event (\d+) of \1$/);
  await app.press('PageUp');
  await expect(app.words).toHaveText(/The deferred OK was the queue/);
  await app.press('2');
  await expect(app.words).toHaveText(/The request reaches P0 in time/);

  await app.press('Space');
  await expect(app.transport.getByRole('button', { name: 'Pause' })).toBeVisible();
  await app.press('Space');
  await app.stands();

  const loop = app.transport.getByRole('button', { name: 'Loop' });
  await app.press('l');
  await expect(loop).toHaveAttribute('aria-pressed', 'true');
  await app.press('l');
  await expect(loop).toHaveAttribute('aria-pressed', 'false');
  const speed = app.transport.getByRole('combobox', { name: 'Speed' });
  await app.press('+');
  await expect(speed).toHaveValue('2');
  await app.press('-', '-');
  await expect(speed).toHaveValue('0.5');

  await app.press('?');
  const help = app.dialog('Keys and help');
  await expect(help.getByRole('heading', { name: 'Moving' })).toBeVisible();
  await app.press('Escape');
  await expect(help).toBeHidden();

  const themes = ['dark', 'projector', 'light'];
  for (const theme of themes) {
    await app.press('t');
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
  }
});

test('controls have names of their own, and main says that it is busy', async ({ app, page }) => {
  await app.open();
  const node = app.inspector.getByRole('combobox', { name: 'Node' });
  await node.selectOption('P1');
  await expect(app.inspector.getByRole('button', { name: 'Pause P1' })).toHaveText('Pause');
  expect(repeated(await namesOfControls(page))).toEqual([]);
  await app.findAlgorithm('Rumor spreading');
  expect(repeated(await namesOfControls(page))).toEqual([]);

  const main = page.getByRole('main');
  await expect(main).toHaveAttribute('aria-busy', 'false');
  const nodes = await app.field('Nodes');
  await nodes.fill('1000000');
  await nodes.press('Enter');
  await expect(main).toHaveAttribute('aria-busy', 'true');
  await app.button('Cancel').click();
  await expect(main).toHaveAttribute('aria-busy', 'false');
});

/** Role and name of everything that can be operated: `button "Share"`; links to events lead to the same place. */
async function namesOfControls(page: Page): Promise<readonly string[]> {
  const tree = await page.locator('body').ariaSnapshot();
  const controls = [
    ...tree.matchAll(/- ((?:button|slider|combobox|spinbutton|checkbox|tab|textbox) "[^"]*")/g),
  ].map(([, control]) => control);
  expect(controls.length).toBeGreaterThan(20);
  return controls.filter((control) => !/^button "event \d/.test(control));
}

function repeated(names: readonly string[]): readonly string[] {
  return names.filter((name, i) => names.indexOf(name) !== i);
}

test('Home and End move in time from a view’s tab as well', async ({ app, page }) => {
  await app.open();
  const tab = page.getByRole('tab', { name: 'State' });
  await tab.click();
  await app.press('Home');
  await expect(app.where).toHaveText('before the first event');
  await app.press('End');
  await expect.poll(() => app.moment()).toMatch(/event (\d+) of \1$/);
  await expect(tab).toBeFocused();
  await app.press('ArrowRight');
  await expect(tab).toHaveAttribute('aria-selected', 'false');
});

test('an algorithm is found and opened', async ({ app, page }) => {
  await app.open();
  await app.press('/');
  await expect(page.getByRole('searchbox', { name: 'Find an algorithm' })).toBeFocused();
  await page.keyboard.type('bully');
  await expect(page.getByText('Ricart and Agrawala', { exact: true })).toHaveCount(1);
  await app.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Bully');
  await expect(new Diagram(page).event(/P\d/).first()).toBeAttached();
});

for (const [screen, width] of [
  ['a laptop', 1440],
  ['a phone', 390],
] as const)
  test(`on ${screen} what is typed right after / goes into the search`, async ({ app, page }) => {
    await page.setViewportSize({ width, height: 844 });
    await app.open();
    const focused = await page.evaluate(() => {
      const slash = { key: '/', code: 'Slash', bubbles: true, cancelable: true };
      document.body.dispatchEvent(new KeyboardEvent('keydown', slash));
      return document.activeElement?.getAttribute('aria-label');
    });
    expect(focused).toBe('Find an algorithm');
    await page.keyboard.type('tlv');
    await expect(page.getByRole('searchbox', { name: 'Find an algorithm' })).toHaveValue('tlv');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  });

/** Presses Tab until the focus is on one of the elements. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await page.keyboard.press('Tab');
    if (await hasFocus(target)) return;
  }
  throw new Error(`Tab does not come to ${target}`);
}

/** Presses a key of the diagram until the focus is on the mark. */
async function walkTo(app: App, target: Locator, key: string): Promise<void> {
  for (let step = 0; step < MOST_STOPS; step++) {
    if (await hasFocus(target)) return;
    await app.press(key);
  }
  throw new Error(`${key} does not lead to ${target}`);
}

function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluateAll((elements) =>
    elements.some((element) => element === document.activeElement),
  );
}

/** Walks down the open menu to an item and takes it. */
async function pickItem(app: App, name: string): Promise<void> {
  const item = app.menu.getByRole('menuitem', { name, exact: true });
  await expect(item).toBeVisible();
  await walkTo(app, item, 'ArrowDown');
  await app.press('Enter');
}
