// The state table, the list of messages and the log: in step with the cursor, brushed with each other, driven by keys.
import type { Locator, Page } from '@playwright/test';
import { type App, expect, test } from './app.ts';
import { Diagram } from './diagram.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const table = (page: Page) => page.getByRole('table', { name: 'State of each node' });
const row = (page: Page, node: string) =>
  table(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: node, exact: true }) });
const messages = (page: Page) =>
  page.getByRole('table', { name: 'Messages in the order of sending' });
const lines = (page: Page) =>
  page.getByRole('list', { name: 'What happened' }).getByRole('listitem');

async function open(app: App, tab: string): Promise<void> {
  await app.page.getByRole('tab', { name: tab, exact: true }).click();
  await app.page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
}

const topOf = async (one: Locator) => (await one.boundingBox())?.y ?? Number.NaN;

/** Nothing in a table hangs out of its cell. */
async function hasCellsThatHold(of: Locator): Promise<void> {
  const spilt = await of
    .locator('th, td')
    .evaluateAll((cells) =>
      cells
        .filter((cell) => getComputedStyle(cell).overflow !== 'hidden')
        .map((cell) => cell.textContent),
    );
  expect(spilt).toEqual([]);
}

test('the state table marks what the step at the cursor changed, and its rows stay', async ({
  app,
  page,
}) => {
  await app.open();
  await open(app, 'State');
  await app.press('Home');
  await expect(table(page).getByRole('columnheader')).toHaveText([
    'node',
    'state',
    'clock',
    'phase',
    'request',
    'granted',
    'deferred',
  ]);
  await expect(row(page, 'P2').getByRole('cell', { name: 'released' })).toBeVisible();
  await expect(table(page).locator('[data-changed]')).toHaveCount(0);
  const before = await topOf(row(page, 'P1'));
  const wide = await table(page).boundingBox();
  await app.press('ArrowRight');
  const changed = row(page, 'P2').getByRole('cell', { name: 'released → wanted' });
  await expect(changed.getByRole('insertion')).toHaveText('wanted');
  await expect(row(page, 'P0').locator('[data-changed]')).toHaveCount(0);
  await expect(row(page, 'P2')).toHaveAttribute('data-current', 'true');
  await app.press('End');
  expect(await topOf(row(page, 'P1'))).toBe(before);
  expect(await table(page).boundingBox()).toEqual(wide);
  await hasCellsThatHold(table(page));
});

test('by keyboard through the state table: arrows, a command, and the focus is back', async ({
  app,
  page,
}) => {
  await app.open();
  await open(app, 'State');
  await table(page).getByRole('button', { name: 'P0' }).focus();
  await app.press('ArrowDown');
  await expect(table(page).getByRole('button', { name: 'P1' })).toBeFocused();
  await app.press('Enter');
  await app.menu.getByRole('menuitem', { name: 'Crash' }).click();
  await app.press('End');
  await expect(row(page, 'P1').getByRole('cell', { name: 'crashed' })).toBeVisible();
});

test('of a thousand nodes only rows in sight are on the page; the focused one stays', async ({
  app,
  page,
}) => {
  await app.open();
  await app.chooseAlgorithm('Rumor spreading');
  await open(app, 'State');
  await expect(table(page)).toHaveAttribute('aria-rowcount', '10001');
  expect(await table(page).getByRole('row').count()).toBeLessThan(80);
  const first = table(page).locator('tbody button').nth(3);
  await first.focus();
  const name = (await first.textContent()) ?? '';
  const focused = table(page).getByRole('button', { name, exact: true });
  const scroller = table(page).locator('..');
  await scroller.evaluate((one) => one.scrollTo({ top: one.scrollHeight / 2 }));
  await expect(table(page).getByRole('button', { name: 'N5000', exact: true })).toBeVisible();
  await expect(focused).toBeFocused();
  const height = await scroller.evaluate((one) => one.scrollHeight);
  await app.press('End');
  await expect(table(page).getByRole('button', { name: 'N9999', exact: true })).toBeFocused();
  await expect(table(page).getByRole('button', { name: 'N9999', exact: true })).toBeInViewport();
  expect(await scroller.evaluate((one) => one.scrollHeight)).toBe(height);
});

test('messages go from to come over on the way to arrived; only those on the way can be asked for', async ({
  app,
  page,
}) => {
  await app.open();
  await open(app, 'Messages');
  await app.press('Home');
  const first = messages(page).locator('[data-message]').first();
  await expect(first).toHaveAttribute('data-phase', 'to-come');
  await app.press('ArrowRight', 'ArrowRight', 'ArrowRight');
  await expect(first.getByRole('cell', { name: 'on its way' })).toBeVisible();
  await expect(page.getByText('8 messages, 2 on the way')).toBeVisible();
  await page.getByRole('checkbox', { name: 'only those on the way' }).check();
  await expect(messages(page).locator('[data-message]')).toHaveCount(2);
  await page.getByRole('checkbox', { name: 'only those on the way' }).uncheck();
  await open(app, 'Messages');
  await app.press('ArrowRight');
  await expect(first.getByRole('cell', { name: 'arrived' })).toBeVisible();
  await hasCellsThatHold(messages(page));
  await test.step('and one is lost from its row', async () => {
    await first.getByRole('button').click();
    await app.menu.getByRole('menuitem', { name: 'Lose' }).click();
    await app.press('End');
    await expect(first).toHaveAttribute('data-phase', 'lost');
    await expect(first.getByRole('cell', { name: 'taken away by hand' })).toBeVisible();
  });
});

test('the log tells what happened and why; a line goes there, and the focus stays on it', async ({
  app,
  page,
}) => {
  await app.open();
  await open(app, 'Log');
  await app.press('Home');
  await expect(lines(page)).toHaveCount(12);
  await expect(lines(page).locator('[aria-current]')).toHaveCount(0);
  const line = lines(page).filter({ hasText: 'P2 keeps (3, P0) waiting' }).getByRole('button');
  await line.focus();
  await app.press('Enter');
  await expect(line).toHaveAttribute('aria-current', 'step');
  await expect(line).toBeFocused();
  await expect(app.where).toContainText('P2 at t = 37.5');
  await app.press('ArrowUp');
  await expect(lines(page).getByRole('button').nth(5)).toBeFocused();
  await expect(line).toHaveAttribute('aria-current', 'step');
});

test('a long log holds the line at the cursor in sight, from end to end', async ({ app, page }) => {
  await app.open();
  await app.chooseAlgorithm('Bully');
  await app.choosePreset('Thirty-two processes');
  await open(app, 'Log');
  const current = lines(page).locator('[aria-current=step]');
  for (const key of ['End', 'Home', 'ArrowRight', 'PageDown', 'End']) {
    await app.press(key);
    if (key !== 'Home') await expect(current).toBeInViewport();
  }
  expect(await lines(page).count()).toBeLessThanOrEqual(400);
  const earlier = page.getByRole('button', { name: 'Earlier lines' });
  const before = await lines(page).first().getAttribute('data-index');
  await earlier.click();
  await expect(lines(page).getByRole('button').and(page.locator(':focus'))).toBeInViewport();
  expect(await lines(page).locator(':focus').locator('..').getAttribute('data-index')).toBe(
    String(Number(before) - 1),
  );
  await expect(current).toHaveCount(0);
  await page.locator(':focus').blur();
  await app.press('ArrowLeft');
  await expect(current).toBeInViewport();
});

test('what is pointed at in one view is marked in the other', async ({ app, page }) => {
  const diagram = new Diagram(page);
  await app.open();
  const beside = page.getByRole('combobox', { name: 'View beside' });
  await test.step('a line of the log is an event of the diagram, with its past and future', async () => {
    await beside.selectOption({ label: 'Log' });
    await lines(page).filter({ hasText: 'P2 keeps (3, P0) waiting' }).hover();
    await expect(diagram.box.locator('[data-event][data-brushed]')).toHaveAccessibleName(
      /P2 receives REQUEST from P0/,
    );
    await expect(diagram.box.locator('[data-event][data-state=self]')).toHaveCount(1);
  });
  await test.step('an event of the diagram is a line of the log', async () => {
    await diagram.event(/P0 receives REQUEST from P2/).hover();
    await expect(lines(page).locator('xpath=self::*[@data-brushed="true"]')).toHaveText(
      /P0 does not want the resource itself/,
    );
  });
  await test.step('a message is its row, a lane its node, and the other way round', async () => {
    await page.mouse.move(0, 0);
    await beside.selectOption({ label: 'Messages' });
    await diagram.message('REQUEST', 'P2', 'P1').focus();
    await expect(messages(page).locator('[data-brushed=true]')).toHaveCount(1);
    await expect(
      messages(page).locator('[data-brushed=true]').getByRole('button'),
    ).toHaveAccessibleName(/^REQUEST from P2 to P1/);
    await messages(page)
      .getByRole('button', { name: /^OK from P1 to P0/ })
      .focus();
    await expect(diagram.message('OK', 'P1', 'P0')).toHaveAttribute('data-looked', 'true');
    await beside.selectOption({ label: 'State' });
    await row(page, 'P1').hover();
    await expect(diagram.lane('P1')).toHaveAttribute('data-brushed', 'true');
    await diagram.lane('P2').focus();
    await page.mouse.move(0, 0);
    await expect(row(page, 'P2')).toHaveAttribute('data-brushed', 'true');
    await expect(row(page, 'P1')).toHaveAttribute('data-brushed', 'false');
  });
});
