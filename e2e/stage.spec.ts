// The stage: two views side by side in step, shared by a bar, found again in the link; plots of any run; lists of what is painted.
import type { Page } from '@playwright/test';
import { type App, expect, test } from './app.ts';
import { Diagram } from './diagram.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const beside = (page: Page) => page.getByRole('combobox', { name: 'View beside' });
const pane = (page: Page, title: string) =>
  page.getByRole('region', { name: `Beside it: ${title}` });
const bar = (page: Page) => page.getByRole('separator', { name: 'Room of the two views' });
const plot = (page: Page, title: string) => page.getByRole('figure', { name: title });
const slider = (page: Page, title: string) =>
  plot(page, title).getByRole('slider', { name: `Time in the plot of ${title}` });

async function widths(page: Page, title: string): Promise<readonly [number, number]> {
  const boxes = await Promise.all([
    page.getByRole('tabpanel').boundingBox(),
    pane(page, title).boundingBox(),
  ]);
  return [boxes[0]?.width ?? 0, boxes[1]?.width ?? 0];
}

async function blur(page: Page): Promise<void> {
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
}

async function openPlots(app: App): Promise<void> {
  await app.page.getByRole('tab', { name: 'Plots' }).click();
  await blur(app.page);
}

test('two views stand side by side, in step, and change places', async ({ app, page }) => {
  const diagram = new Diagram(page);
  await app.open();
  await beside(page).selectOption({ label: 'State' });
  await expect(diagram.box).toBeVisible();
  await expect(pane(page, 'State')).toBeVisible();
  await blur(page);
  await app.press('Home', 'ArrowRight');
  await expect(diagram.box.locator('[data-current=true]')).toHaveAttribute('data-node', '2');
  await expect(pane(page, 'State').locator('tr[data-current=true]')).toHaveAttribute(
    'data-node',
    '2',
  );

  await page.getByRole('tab', { name: 'State' }).click();
  await expect(page.getByRole('tabpanel', { name: 'State' })).toBeVisible();
  await expect(pane(page, 'Space–time').locator(diagram.box)).toBeVisible();
  await beside(page).selectOption({ label: 'none' });
  await expect(bar(page)).toHaveCount(0);
  await expect(diagram.box).toHaveCount(0);
});

test('the bar between them moves by key and by pointer; the link finds them again', async ({
  app,
  page,
}) => {
  await app.open();
  await blur(page);
  await app.press('b');
  await expect(pane(page, 'Network')).toBeVisible();
  const [left, right] = await widths(page, 'Network');
  expect(left).toBeGreaterThan(right);
  await bar(page).focus();
  await app.press('ArrowLeft', 'ArrowLeft', 'Shift+ArrowLeft');
  await expect(bar(page)).toHaveAttribute('aria-valuenow', '42');
  await expect(bar(page)).toBeFocused();
  const [less, more] = await widths(page, 'Network');
  expect(less).toBeLessThan(more);
  await app.press('Home');
  await expect(bar(page)).toHaveAttribute('aria-valuenow', '25');

  const at = await bar(page).boundingBox();
  if (!at) throw new Error('the bar is on the page');
  await page.mouse.move(at.x + at.width / 2, at.y + 40);
  await page.mouse.down();
  await page.mouse.move(at.x + 200, at.y + 40, { steps: 4 });
  await page.mouse.up();
  const share = Number(await bar(page).getAttribute('aria-valuenow'));
  expect(share).toBeGreaterThan(40);

  const link = await app.link();
  await app.openFragment(link.slice(link.indexOf('#')));
  await expect(pane(page, 'Network')).toBeVisible();
  await expect(bar(page)).toHaveAttribute('aria-valuenow', String(share));
  await app.chooseAlgorithm('Bully');
  await expect(pane(page, 'Network')).toBeVisible();
});

test('on a phone one view at a time, whatever the link says', async ({ app, page }) => {
  await app.open();
  await beside(page).selectOption({ label: 'Log' });
  const link = await app.link();
  await page.setViewportSize({ width: 390, height: 844 });
  await app.openFragment(link.slice(link.indexOf('#')));
  await expect(new Diagram(page).box).toBeVisible();
  await expect(bar(page)).toHaveCount(0);
  await expect(beside(page)).toHaveCount(0);
  for (const tab of ['State', 'Messages', 'Plots', 'Log']) {
    await page.getByRole('tab', { name: tab, exact: true }).click();
    await expect(page.getByRole('tabpanel', { name: tab, exact: true })).toBeVisible();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, tab).toBe(0);
  }
});

test('plots of mutual exclusion: messages by type, for each entry against theory, states', async ({
  app,
  page,
}) => {
  await app.open();
  await openPlots(app);
  await app.press('End');
  await expect(slider(page, 'messages sent so far')).toHaveAttribute(
    'aria-valuetext',
    /: all types 8, REQUEST 4, OK 4$/,
  );
  await expect(slider(page, 'messages per entry so far')).toHaveAttribute(
    'aria-valuetext',
    /: for each ENTER 4$/,
  );
  await expect(
    plot(page, 'messages per entry so far').getByText('theory: messages per entry 4'),
  ).toBeVisible();
  await expect(plot(page, 'messages per entry so far').locator('[data-line=level]')).toHaveCount(1);
  await expect(page.getByText('theory: 2(N − 1) messages for each entry')).toBeVisible();
  await app.press('Home');
  await expect(slider(page, 'nodes in each state')).toHaveAttribute(
    'aria-valuetext',
    /: wants it 0, critical section 0$/,
  );

  await test.step('a plot is a slider over time', async () => {
    await slider(page, 'nodes in each state').focus();
    await app.press('End');
    await expect(app.where).toContainText('event 26');
    await app.press('Home');
    await expect(app.where).toContainText('before the first event');
  });
});

test('plots of elections and of clocks', async ({ app, page }) => {
  await app.open();
  await app.chooseAlgorithm('Bully');
  await openPlots(app);
  await app.press('End');
  await expect(plot(page, 'messages sent so far').locator('[data-line=level]')).toHaveCount(1);
  const said = await slider(page, 'messages sent so far').getAttribute('aria-valuetext');
  const sent = /all types (\d+)/.exec(said ?? '')?.[1];
  await expect(
    plot(page, 'messages sent so far').getByText(new RegExp(`^theory: messages ${sent}$`)),
  ).toBeVisible();
  await app.chooseAlgorithm('Lamport clocks');
  await openPlots(app);
  await app.press('End');
  await expect(slider(page, 'clock of each node')).toHaveAttribute(
    'aria-valuetext',
    /: P0 \d+, P1 \d+, P2 \d+$/,
  );
});

test('a plot is brushed with the diagram', async ({ app, page }) => {
  const diagram = new Diagram(page);
  await app.open();
  await beside(page).selectOption({ label: 'Plots' });
  await diagram.message('REQUEST', 'P2', 'P1').focus();
  await expect(plot(page, 'messages sent so far').locator('[data-pointed]')).toHaveAttribute(
    'data-pointed',
    '2',
  );
  const drawn = await slider(page, 'messages sent so far').boundingBox();
  if (!drawn) throw new Error('the plot is on the page');
  await page.mouse.move(drawn.x + drawn.width - 30, drawn.y + drawn.height / 2);
  await expect(diagram.box.locator('[data-event][data-brushed]')).toHaveCount(1);
  await page.mouse.move(0, 0);
  await expect(diagram.box.locator('[data-event][data-brushed]')).toHaveCount(0);

  await test.step('and shows what was before the last intervention', async () => {
    const before = plot(page, 'messages sent so far').locator('[data-line=before]');
    await expect(before).toHaveCount(0);
    await diagram.lane('P1').press('Enter');
    await app.menu.getByRole('menuitem', { name: 'Crash' }).click();
    await expect(before).toHaveCount(3);
    await expect(page.getByText('before the last intervention')).toBeVisible();
  });
});

test('a thousand nodes are painted; the focused one is a mark, the rest a list on request', async ({
  app,
  page,
}) => {
  await app.open();
  await app.chooseAlgorithm('Chord');
  await app.choosePreset('Half of a thousand die');
  await page.getByRole('tab', { name: 'Ring' }).click();
  const ring = page.getByRole('application', { name: 'Nodes and messages' });
  await expect(ring.locator('[data-painted-nodes="1000"]')).toBeVisible();
  expect(await ring.locator('[data-node]').count()).toBeLessThan(6);
  await ring.locator('[data-node][tabindex="0"]').focus();
  await app.press('End');
  const last = ring.getByRole('button', { name: /^\d+ \(N999\)/ });
  await expect(last).toBeFocused();
  await app.press('ArrowLeft');
  await expect(ring.getByRole('button', { name: /^\d+ \(N998\)/ })).toBeFocused();

  await app.button('Nodes as a list').click();
  const list = pane(page, 'State').getByRole('table', { name: 'State of each node' });
  await expect(list).toHaveAttribute('aria-rowcount', '1001');
  const node = await list.locator('tr[data-current=true]').getAttribute('data-node');
  await list.locator(`tr[data-node="${node}"]`).hover();
  await expect(ring.locator(`[data-node="${node}"][data-brushed=true]`)).toHaveCount(1);
  await app.button('Messages as a list').click();
  await expect(
    pane(page, 'Messages').getByRole('table', { name: 'Messages in the order of sending' }),
  ).toBeVisible();
});

test('the network and the grid are brushed with the others as well', async ({ app, page }) => {
  const diagram = new Diagram(page);
  await app.open();
  await beside(page).selectOption({ label: 'Network' });
  const node = (name: string) =>
    pane(page, 'Network').getByRole('button', { name: new RegExp(`^${name}(,|$)`) });
  await node('P1').focus();
  await expect(diagram.lane('P1')).toHaveAttribute('data-brushed', 'true');
  await diagram.lane('P0').focus();
  await expect(node('P0')).toHaveAttribute('data-brushed', 'true');
  await expect(node('P1')).toHaveAttribute('data-brushed', 'false');

  await app.chooseAlgorithm('Rumor spreading');
  await beside(page).selectOption({ label: 'State' });
  const row = pane(page, 'State').locator('tr[data-current=true]');
  const name = (await row.getByRole('button').textContent()) ?? '';
  await row.getByRole('button').focus();
  await expect(
    page.getByRole('region', { name: 'Grid and plots' }).getByText(new RegExp(`^${name}: `)),
  ).toBeVisible();
});

test('while a large preset is computed nothing says that the run before is it', async ({
  app,
  page,
}) => {
  await app.open();
  await app.chooseAlgorithm('Rumor spreading');
  const opening = page.getByText('Running Rumor spreading: A hundred thousand…');
  const seen = opening.waitFor({ state: 'attached' });
  await page.getByRole('combobox', { name: 'Preset' }).selectOption('hundred-thousand');
  await seen;
  await expect(opening).toHaveCount(0);
  await expect(app.where).toContainText('100,000 nodes');
});
