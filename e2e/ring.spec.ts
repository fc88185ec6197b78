// The ring view: nodes on the circle, the token at its node and on its way, successors as chords, keys alone enough.
import type { Page } from '@playwright/test';
import { type App, expect, test } from './app.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const ring = (page: Page) => page.getByRole('region', { name: 'Ring' });
const picture = (page: Page) => page.getByRole('application', { name: 'Nodes and messages' });
const node = (page: Page, name: string) =>
  picture(page).getByRole('button', { name: new RegExp(`^${name}(,|$)`) });

async function openTokenRing(app: App): Promise<void> {
  await app.open();
  await app.chooseAlgorithm('Token ring');
  await app.page.getByRole('tab', { name: 'Ring' }).click();
  await expect(picture(app.page)).toBeVisible();
  await app.page.getByRole('tab', { name: 'Ring' }).blur();
}

test('the token is at one node or on its way along a chord, from node to node', async ({
  app,
  page,
}) => {
  await openTokenRing(app);
  const holders = picture(page).locator('[data-token]');
  const tokens = picture(page).locator('[data-type=TOKEN]');
  const flights = picture(page).locator('[data-type=TOKEN][data-phase=under-way]');
  const seen = new Set<string>();
  for (let i = 0; i < 16; i++) {
    await app.press('ArrowRight');
    const held = await holders.count();
    expect(held + (await flights.count())).toBeLessThanOrEqual(1);
    // What has just arrived is drawn to its receiver's rim.
    expect(held + (await tokens.count())).toBeGreaterThanOrEqual(1);
    if (held === 1) seen.add((await holders.getAttribute('data-node')) ?? '');
  }
  expect(seen.size).toBeGreaterThan(1);
  const holder = holders.first();
  await expect(async () => {
    await app.press('ArrowRight');
    await expect(holder).toHaveAccessibleName(/^P\d, has the token/, { timeout: 200 });
  }).toPass();
});

test('successors are chords, and stand on the circle clockwise from the top', async ({
  app,
  page,
}) => {
  await openTokenRing(app);
  const nodes = await picture(page).locator('[data-node]').count();
  await expect(ring(page).locator('[data-edge=next]')).toHaveCount(nodes);
  const boxes = await Promise.all(
    ['P0', 'P1', 'P2'].map((name) => node(page, name).locator('circle').first().boundingBox()),
  );
  const [top, right, bottom] = boxes.map((box) => box ?? { x: 0, y: 0 });
  expect(top.y).toBeLessThan(right.y);
  expect(right.x).toBeGreaterThan(top.x);
  expect(bottom.y).toBeGreaterThan(right.y);
});

test('a node is crashed from its menu by keyboard, and shows it', async ({ app, page }) => {
  await openTokenRing(app);
  await node(page, 'P0').focus();
  await app.press('ArrowRight', 'Enter');
  await app.menu.getByRole('menuitem', { name: 'Crash', exact: true }).click();
  await expect(node(page, 'P1')).toHaveAccessibleName(/crashed/);
  await expect(node(page, 'P1').locator('[data-sign=down]')).toBeVisible();
  await expect(node(page, 'P1')).toHaveAttribute('data-picked', 'true');
});
