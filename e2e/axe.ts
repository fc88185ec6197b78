// Accessibility of what is on the screen, as axe judges it: nothing serious, nothing critical.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './app.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What another theme can break: colours and sizes. Names and roles are the same in all, and judged in the first. */
const RULES_OF_THEMES = ['color-contrast', 'target-size'];

/** Runs in the page before the app; an empty page keeps nothing. */
export function keepTheme(theme: string): void {
  if (location.protocol !== 'about:') localStorage.setItem('lightcone-theme', theme);
}

export async function isSound(page: Page, screen: string): Promise<void> {
  const theme = await page.locator('html').getAttribute('data-theme');
  const axe = new AxeBuilder({ page });
  const judge = theme === 'light' ? axe.withTags(TAGS) : axe.withRules(RULES_OF_THEMES);
  const { violations } = await judge.analyze();
  const grave = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => ({ id, html, failureSummary })),
    );
  expect.soft(grave, screen).toEqual([]);
}
