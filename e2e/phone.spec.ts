// Dialogs fit a phone: in every theme nothing is wider than the screen, and the close button is on it.
import type { Page } from '@playwright/test';
import { type App, expect, test } from './app.ts';

const PHONE = { width: 390, height: 844 };
const ALGORITHMS = ['Bully', 'Rumor spreading'];

test.use({ viewport: PHONE, contextOptions: { reducedMotion: 'reduce' } });

for (const theme of ['light', 'dark', 'projector'])
  test(`dialogs fit a phone: ${theme}`, async ({ app, page }) => {
    await page.addInitScript(keepTheme, theme);
    await app.open();
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    for (const [button, title] of [
      ['Share', 'Share'],
      ['Keys and help', 'Keys and help'],
      ['About this algorithm', 'Ricart and Agrawala'],
      ['Algorithms', 'Algorithms'],
      ['Inspector', 'Inspector'],
    ] as const)
      await test.step(button, () => fits(app, button, title));

    await test.step('Inspector, unfolded', async () => {
      await app.button('Inspector').click();
      for (const summary of await app.dialog('Inspector').locator('summary').all())
        await summary.click();
      expect(await page.evaluate(tooWide)).toEqual([]);
      await app.press('Escape');
    });

    for (const title of ALGORITHMS)
      await test.step(`About ${title}`, async () => {
        await app.findAlgorithm(title);
        await fits(app, 'About this algorithm', title);
      });
  });

for (const title of ['Ricart and Agrawala', 'Central coordinator', 'Chord'])
  test(`a phone names the algorithm beside its preset: ${title}`, async ({ app, page }) => {
    await app.open();
    await app.findAlgorithm(title);
    const name = page.getByRole('heading', { level: 1 }).getByText(title);
    await expect(name).toBeInViewport({ ratio: 1 });
    const preset = page.getByRole('combobox', { name: 'Preset' });
    const [left, right] = [await name.boundingBox(), await preset.boundingBox()];
    expect((left?.x ?? 0) + (left?.width ?? 999)).toBeLessThan(right?.x ?? 0);
    expect(right?.width).toBeGreaterThan(140);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
  });

/** Runs in the page before the app; an empty page keeps nothing. */
function keepTheme(theme: string): void {
  if (location.protocol !== 'about:') localStorage.setItem('lightcone-theme', theme);
}

async function fits(app: App, button: string, title: string): Promise<void> {
  await app.button(button).click();
  const dialog = app.dialog(title);
  await expect(dialog.getByRole('heading', { level: 2, name: title }).first()).toBeVisible();
  await isFilled(app.page);
  await expect(dialog.getByRole('button', { name: 'Close' })).toBeInViewport({ ratio: 1 });
  expect(await app.page.evaluate(tooWide)).toEqual([]);
  await app.press('Escape');
  await expect(dialog).toHaveCount(0);
}

/** What a dialog holds comes a moment after it. */
async function isFilled(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => document.querySelector('dialog[open]')?.textContent?.length))
    .toBeGreaterThan(60);
}

/** Elements of the open dialog that stand out of the screen, but for what scrolls by itself or is hidden; runs in the page. */
function tooWide(): string[] {
  const HAIR = 0.5;
  const dialog = document.querySelector('dialog[open]');
  if (!dialog) return ['no dialog is open'];
  const scrolls = (element: Element): boolean => {
    const around = element.parentElement?.closest('*');
    if (!around || around === dialog) return false;
    return getComputedStyle(around).overflowX !== 'visible' || scrolls(around);
  };
  const isOut = (element: Element): boolean => {
    const { left, right, width } = element.getBoundingClientRect();
    return width > 1 && (left < -HAIR || right > innerWidth + HAIR);
  };
  const out = [dialog, ...dialog.querySelectorAll('*')].filter(
    (element) => element.checkVisibility() && isOut(element) && !scrolls(element),
  );
  const sideways = [document.documentElement, dialog].filter(
    ({ scrollWidth, clientWidth }) => scrollWidth > clientWidth,
  );
  return [...out, ...sideways].map(
    (element) => `${element.tagName} ${element.textContent?.slice(0, 40) ?? ''}`,
  );
}
