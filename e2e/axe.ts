// Accessibility of what is on the screen, as axe judges it: nothing serious, nothing critical.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './app.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Runs in the page before the app; an empty page keeps nothing. */
export function keepTheme(theme: string): void {
  if (location.protocol !== 'about:') localStorage.setItem('lightcone-theme', theme);
}

export async function isSound(page: Page, screen: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  const grave = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => ({ id, html, failureSummary })),
    );
  expect.soft(grave, screen).toEqual([]);
}
