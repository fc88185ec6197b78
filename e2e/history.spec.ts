// The browser's history: each run that was opened has an entry, and Back and Forward lead to its moment; small steps add none.
import type { Page } from '@playwright/test';
import { App, expect, test } from './app.ts';
import { Diagram } from './diagram.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const preset = (page: Page) => page.getByRole('combobox', { name: 'Preset' });

/** What tells one moment of a run from another on the screen. */
async function stood(app: App): Promise<readonly [string, string]> {
  return [await app.moment(), (await app.words.textContent()) ?? ''];
}

test('Back and Forward lead through the runs that were opened', async ({ app, page }) => {
  await app.open();
  await app.press('PageDown');
  const first = await stood(app);
  await app.choosePreset('A tie of timestamps');
  await app.press('PageDown', 'PageDown');
  const second = await stood(app);
  await app.findAlgorithm('Bully');
  const third = await stood(app);

  await page.goBack();
  await expect(heading(page)).toContainText('Ricart and Agrawala');
  await expect(preset(page).locator('option:checked')).toHaveText('A tie of timestamps');
  await expect.poll(() => stood(app)).toEqual(second);

  await page.goBack();
  await expect(preset(page).locator('option:checked')).not.toHaveText('A tie of timestamps');
  await expect.poll(() => stood(app)).toEqual(first);

  await page.goForward();
  await expect.poll(() => stood(app)).toEqual(second);
  await page.goForward();
  await expect(heading(page)).toContainText('Bully');
  await expect.poll(() => stood(app)).toEqual(third);
});

test('small steps stay in the entry of their run', async ({ app, page }) => {
  const diagram = new Diagram(page);
  await app.open();
  await app.choosePreset('A tie of timestamps');
  const entries = await page.evaluate(() => history.length);
  await app.press('PageDown', 'ArrowRight', 'End');
  await diagram.lane('P1').click();
  await app.menu.getByRole('menuitem', { name: 'Crash' }).click();
  await expect(diagram.event(/P1 crashes/)).toBeAttached();
  const nodes = await app.field('Processes');
  await nodes.fill('4');
  await nodes.press('Enter');
  await expect(diagram.lane('P3')).toBeAttached();
  await app.press('Home', 'PageDown');
  const changed = await stood(app);
  await expect(page).toHaveURL(await app.link());
  expect(await page.evaluate(() => history.length)).toBe(entries);

  await page.goBack();
  await expect(diagram.lane('P3')).toHaveCount(0);
  await page.goForward();
  await expect(diagram.lane('P3')).toBeAttached();
  await expect(app.section('Interventions')).toContainText('P1 crashes');
  await expect.poll(() => stood(app)).toEqual(changed);
});

test('a link put into the address of an open page can be left again', async ({ app, page }) => {
  await app.open();
  await app.choosePreset('A tie of timestamps');
  await app.press('PageDown');
  const there = await stood(app);
  const { hash } = new URL(await app.link());
  await app.findAlgorithm('Bully');
  const before = await stood(app);
  await expect(page).toHaveURL(await app.link());
  await page.evaluate((fragment) => {
    location.hash = fragment;
  }, hash);
  await expect(heading(page)).toContainText('Ricart and Agrawala');
  await expect.poll(() => stood(app)).toEqual(there);
  await page.goBack();
  await expect(heading(page)).toContainText('Bully');
  await expect.poll(() => stood(app)).toEqual(before);
});

test('a run left while it plays is found again where it was', async ({ browser }) => {
  const context = await browser.newContext({ reducedMotion: 'no-preference' });
  const page = await context.newPage();
  const app = new App(page);
  await app.open();
  await expect.poll(() => app.moment()).toMatch(/event [1-9]/);
  await preset(page).selectOption({ label: 'A tie of timestamps' });
  await expect(preset(page).locator('option:checked')).toHaveText('A tie of timestamps');
  await page.goBack();
  await expect(preset(page).locator('option:checked')).not.toHaveText('A tie of timestamps');
  await app.stands();
  expect(await app.moment()).toMatch(/event [1-9]/);
  await context.close();
});

test('what was done again is compared with the run before it', async ({ app }) => {
  await app.open();
  const compare = app.button('Compare with before');
  await app.section(/^P\d$/).getByRole('button', { name: 'Crash' }).click();
  await expect(compare).toBeVisible();
  await app.press('Control+z');
  await expect(compare).toHaveCount(0);
  await app.press('Control+Shift+z');
  await expect(compare).toBeVisible();
});
