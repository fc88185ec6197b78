// The network view: messages move between nodes that stand still, faults and partitions show, and it is driven by keys.
import type { Locator, Page } from '@playwright/test';
import { type App, expect, test } from './app.ts';
import { Diagram } from './diagram.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const picture = (page: Page) => page.getByRole('application', { name: 'Nodes and messages' });
const node = (page: Page, name: string) =>
  picture(page).getByRole('button', { name: new RegExp(`^${name}(,|$)`) });
const message = (page: Page, type: string, from: string, to: string) =>
  picture(page).getByRole('button', { name: new RegExp(`^${type} from ${from} to ${to},`) });

async function openNetwork(app: App): Promise<void> {
  await app.page.getByRole('tab', { name: 'Network' }).click();
  await expect(picture(app.page)).toBeVisible();
  await blur(app.page);
}

/** Goes from event to event until that is there. */
async function stepUntil(app: App, isThere: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await app.press('ArrowRight');
    await isThere();
  }).toPass();
}

/** The arrow keys are the transport's again. */
function blur(page: Page): Promise<void> {
  return page.evaluate(() => {
    if (
      document.activeElement instanceof HTMLElement ||
      document.activeElement instanceof SVGElement
    )
      document.activeElement.blur();
  });
}

const SOON = { timeout: 200 };

async function part(flight: Locator): Promise<number> {
  return Number(await flight.getAttribute('data-part'));
}

const placeOf = (locator: Locator) => locator.getAttribute('transform');

test('messages move from event to event while nodes stand still', async ({ app, page }) => {
  await app.open();
  await openNetwork(app);
  const request = message(page, 'REQUEST', 'P2', 'P1');
  const places = await Promise.all(['P0', 'P1', 'P2'].map((name) => placeOf(node(page, name))));
  await stepUntil(app, () => expect(request).toBeVisible(SOON));
  const parts = [await part(request)];
  for (let i = 0; i < 4; i++) {
    await app.press('ArrowRight');
    parts.push(await part(request));
  }
  expect(parts).toEqual(parts.toSorted((a, b) => a - b));
  expect(parts.at(-1)).toBeGreaterThan(parts[0]);

  await test.step('until they arrive, with the event at the cursor', async () => {
    await stepUntil(app, () => expect(request).toHaveAttribute('data-phase', 'arrived', SOON));
    await expect(node(page, 'P1')).toHaveAttribute('data-current', 'true');
  });
  await test.step('what a node is shows as text and tone', async () => {
    await expect(node(page, 'P2')).toHaveAttribute('data-tone', 'waiting');
    await expect(node(page, 'P2')).toHaveAccessibleName(/^P2, wants it since/);
  });
  expect(await Promise.all(['P0', 'P1', 'P2'].map((name) => placeOf(node(page, name))))).toEqual(
    places,
  );
});

test('playing moves them by itself', async ({ app, page }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await app.open();
  await openNetwork(app);
  await app.press('Home');
  await expect(picture(page).locator('[data-phase=under-way]')).toHaveCount(0);
  await app.transport.getByRole('button', { name: 'Play' }).click();
  const flight = picture(page).locator('[data-phase=under-way]').first();
  await expect(flight).toBeVisible();
  await expect.poll(() => part(flight)).toBeGreaterThan(0.2);
});

test('by keyboard alone: from node to node, along a message, lose it, and see where', async ({
  app,
  page,
}) => {
  await app.open();
  await openNetwork(app);
  const request = message(page, 'REQUEST', 'P2', 'P0');
  await stepUntil(app, () => expect(request).toBeVisible(SOON));
  await page.getByRole('tab', { name: 'Network' }).focus();
  await app.press('Tab');
  if (!(await node(page, 'P0').evaluate((one) => one === document.activeElement)))
    await app.press('Tab');
  await expect(node(page, 'P0')).toBeFocused();
  await app.press('ArrowRight', 'ArrowRight');
  await expect(node(page, 'P2')).toBeFocused();
  await app.press('m');
  await expect(request).toBeFocused();
  await expect(page.getByText(/^REQUEST from P2 to P0, sent at/)).toBeVisible();
  await app.press('Enter');
  await app.menu.getByRole('menuitem', { name: 'Lose' }).click();
  await expect(request).toHaveAccessibleName(/lost: taken away by hand/);
  await blur(page);
  await stepUntil(app, () => expect(request).toHaveAttribute('data-phase', 'lost', SOON));
});

test('a crashed node has a cross, and a partition walls at which messages end', async ({
  app,
  page,
}) => {
  await app.open();
  await app.chooseAlgorithm('Bully');
  await openNetwork(app);
  await expect(node(page, 'P7')).toHaveAccessibleName('P7, crashed');
  await expect(node(page, 'P7').locator('[data-sign=down]')).toBeVisible();
  await expect(picture(page).locator('[data-partition]')).toHaveCount(0);

  await node(page, 'P4').click();
  await app.menu.getByRole('menuitem', { name: 'Partition from here…' }).click();
  const dialog = app.dialog('Partition the network');
  await dialog.getByRole('button', { name: 'Partition' }).click();
  await expect(picture(page).locator('[data-partition]')).toHaveCount(1);
  await expect(picture(page).locator('[data-side]')).toHaveCount(2);
  await expect(page.getByText(/; partition P4 \| the rest$/)).toBeVisible();
  const cut = message(page, 'ELECTION', 'P4', 'P6');
  await blur(page);
  await stepUntil(app, () => expect(cut).toHaveAttribute('data-phase', 'lost', SOON));
  expect(await part(cut)).toBeLessThan(0.6);
});

test('what is picked in the network is picked in the diagram, and the other way round', async ({
  app,
  page,
}) => {
  const diagram = new Diagram(page);
  await app.open();
  await openNetwork(app);
  const request = message(page, 'REQUEST', 'P2', 'P1');
  await stepUntil(app, () => expect(request).toBeVisible(SOON));
  await request.focus();
  await app.press('Enter', 'Escape');
  await page.getByRole('tab', { name: 'Space–time' }).click();
  await expect(diagram.message('REQUEST', 'P2', 'P1')).toHaveAttribute('data-picked', 'true');
  await diagram.clickArrow(diagram.message('OK', 'P1', 'P0'));
  await app.press('Escape');
  await openNetwork(app);
  // It is not on its way yet: it is drawn as far as it will come.
  await expect(message(page, 'OK', 'P1', 'P0')).toHaveAttribute('data-picked', 'true');
});

test('very many messages are painted; the one pointed at is a mark of its own', async ({
  app,
  page,
}) => {
  await app.open();
  await app.chooseAlgorithm('Bully');
  await app.choosePreset('Thirty-two processes');
  await openNetwork(app);
  await app.press('PageDown');
  await stepUntil(app, () => expect(picture(page).locator('canvas')).toBeVisible(SOON));
  expect(await picture(page).locator('[data-message]').count()).toBeLessThan(4);
  await node(page, 'P0').focus();
  await app.press('m');
  const focused = picture(page).locator('[data-message]:focus');
  await expect(focused).toHaveAccessibleName(/ from P0 to | to P0, /);
});

test('with more nodes than it can show it says so', async ({ app, page }) => {
  await app.open();
  await app.chooseAlgorithm('Rumor spreading');
  await page.getByRole('tab', { name: 'Network' }).click();
  await expect(page.getByRole('tabpanel', { name: 'Network' })).toContainText(
    'up to 1,024 nodes. This run has 10,000',
  );
});
