// Layout at each size and theme: nothing scrolls sideways, controls are there and large enough, labels do not overprint.
import type { Page } from '@playwright/test';
import { type App, expect, test } from './app.ts';
import {
  brokenUnits,
  clippedLabels,
  contrastToCome,
  overprintedLabels,
  smallTargets,
} from './geometry.ts';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
  { width: 1920, height: 1080 },
  { width: 320, height: 640 },
] as const;
/** A phone on its side, and 1440×900 at twice the size. */
const SHORT_SIZES = [
  { width: 844, height: 390 },
  { width: 720, height: 450 },
] as const;
const THEMES = ['light', 'dark', 'projector'] as const;

test.use({ contextOptions: { reducedMotion: 'reduce' } });

for (const theme of THEMES) {
  for (const size of SIZES) {
    test(`${theme}, ${size.width}×${size.height}`, async ({ app, page }) => {
      await page.setViewportSize(size);
      await app.open();
      await chooseTheme(page, theme);
      await test.step('space–time', () => fits(app));
      await test.step('what is still to come', async () => {
        await app.press('Home');
        const contrast = await page.evaluate(contrastToCome);
        for (const kind of ['events', 'arrows', 'heads'])
          expect(contrast[kind], kind).toBeGreaterThanOrEqual(3);
        expect(contrast.texts).toBeGreaterThanOrEqual(4.5);
      });
      await app.press('End');
      await test.step('space–time at the end', () => fits(app));
      await page.getByRole('combobox', { name: 'Clock labels' }).selectOption('vector');
      await test.step('vector clocks', () => fits(app));
      expect(await page.evaluate(clippedLabels), 'clipped labels').toEqual([]);
      await app.button('Time runs to the right').click();
      await test.step('vector clocks, downwards', () => fits(app));
      expect(await page.evaluate(clippedLabels), 'clipped labels').toEqual([]);
      await app.findAlgorithm('Rumor spreading');
      await app.press('PageDown');
      await test.step('grid and plots', () => fits(app));
      if (size.width >= 390) {
        const view = page.getByRole('region', { name: 'Grid and plots' });
        const hidden = await view.evaluate((one) => one.scrollHeight - one.clientHeight);
        expect(hidden, 'pixels of grid and plots out of sight').toBeLessThanOrEqual(1);
      }
    });
  }
}

test('where height is short the figure keeps its own, and the stage is scrolled', async ({
  app,
  page,
}) => {
  await app.open();
  await app.findAlgorithm('Bully');
  for (const size of SHORT_SIZES) {
    await page.setViewportSize(size);
    const name = page.getByRole('heading', { level: 1 }).getByText('Bully');
    await expect(name).toBeInViewport({ ratio: 1 });
    await expect(app.button('Inspector')).toBeInViewport({ ratio: 1 });
    await expect(app.transport.getByRole('button', { name: 'Play' })).toBeInViewport({ ratio: 1 });
    const figure = await page
      .getByRole('application', { name: 'Events and messages' })
      .boundingBox();
    expect(figure?.height, `height at ${size.width}×${size.height}`).toBeGreaterThan(180);
    await app.words.scrollIntoViewIfNeeded();
    await expect(app.words).toBeInViewport({ ratio: 0.9 });
    expect(await page.evaluate(overprintedLabels), 'labels over labels').toEqual([]);
  }
});

test('in the inspector of a phone, too, numbers stay with their units', async ({ app, page }) => {
  await page.setViewportSize(SIZES[1]);
  await app.open();
  for (const title of ['Ricart and Agrawala', 'Bully', 'Rumor spreading']) {
    await app.findAlgorithm(title);
    await app.button('Inspector').click();
    await expect(app.dialog('Inspector')).toBeVisible();
    expect(await page.evaluate(brokenUnits), title).toEqual([]);
    await app.press('Escape');
    await expect(app.dialog('Inspector')).toBeHidden();
  }
});

test('under reduced motion nothing plays, and it stands at its first beat', async ({
  app,
  page,
}) => {
  await app.open();
  await app.stands();
  await expect(app.words).toHaveAttribute('data-beat', 'true');
  await expect(app.transport.getByRole('button', { name: /^Beat 1/ })).toHaveAttribute(
    'aria-current',
    'step',
  );
  const stood = await app.moment();
  await page.evaluate(nextFrames);
  expect(await app.moment()).toBe(stood);
});

async function fits(app: App): Promise<void> {
  const { page } = app;
  const { width, scrolled } = await page.evaluate(() => ({
    width: document.documentElement.clientWidth,
    scrolled: Math.max(document.documentElement.scrollWidth, document.body.scrollWidth),
  }));
  expect(scrolled, 'width of the page').toBeLessThanOrEqual(width);
  const main = [
    app.transport.getByRole('button', { name: 'Play' }),
    app.time,
    app.button('Share'),
    app.button('Undo'),
    app.button('Keys and help'),
    page.getByRole('combobox', { name: 'Preset' }),
    page.getByRole('tab').first(),
    app.words,
  ];
  for (const control of main) await expect(control).toBeInViewport({ ratio: 0.9 });
  expect(await page.evaluate(smallTargets), 'targets under 24 pixels').toEqual([]);
  expect(await page.evaluate(overprintedLabels), 'labels over labels').toEqual([]);
  expect(await page.evaluate(brokenUnits), 'numbers apart from their units').toEqual([]);
}

async function chooseTheme(page: Page, theme: string): Promise<void> {
  await expect(async () => {
    const shown = await page.locator('html').getAttribute('data-theme');
    if (shown !== theme) await page.keyboard.press('t');
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme, { timeout: 100 });
  }).toPass();
}

function nextFrames(): Promise<void> {
  return new Promise((done) => {
    requestAnimationFrame(() => requestAnimationFrame(() => done()));
  });
}
