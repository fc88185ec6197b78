// Sweeps in the page: runs as dots, means near theory, an outlier opened, a link, files that equal the command line's.
import { execSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from '@playwright/test';
import { type LinkContent, packLink, unpackLink } from '../src/lab/link.ts';
import { type App, expect, test } from './app.ts';
import { isSound, keepTheme } from './axe.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const K = { values: '1..3', seeds: '1..10' };

class Sweep {
  readonly page: Page;
  readonly dialog: Locator;
  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog', { name: /^Sweep: / });
  }

  async open(): Promise<void> {
    await this.page.getByRole('button', { name: 'Sweep…', exact: true }).click();
    await expect(this.dialog).toBeVisible();
  }

  async run({ values, seeds }: { readonly values: string; readonly seeds: string }): Promise<void> {
    await this.dialog
      .getByRole('textbox', { name: /^Values of / })
      .first()
      .fill(values);
    await this.dialog.getByRole('textbox', { name: 'Seeds' }).fill(seeds);
    await this.dialog.getByRole('button', { name: 'Run the sweep' }).click();
  }

  async isComplete(runs: number): Promise<void> {
    await expect(this.dialog.getByText(`Complete: ${runs}\u00a0runs`)).toBeVisible({
      timeout: 30_000,
    });
  }

  /** The table's rows by its column heads. */
  async rows(): Promise<Record<string, string>[]> {
    const table = this.dialog.getByRole('table');
    const heads = await table.getByRole('columnheader').allTextContents();
    const rows = await table.locator('tbody tr').all();
    return Promise.all(
      rows.map(async (row) => {
        const cells = await row.locator('th, td').allTextContents();
        return Object.fromEntries(heads.map((head, i) => [head, cells[i]]));
      }),
    );
  }

  /** How many dots each row of the plot has. */
  async dots(): Promise<number[]> {
    const groups = await this.dialog.locator('[data-runs]').all();
    return Promise.all(groups.map(async (one) => Number(await one.getAttribute('data-runs'))));
  }

  get plot(): Locator {
    return this.dialog.getByRole('listbox', { name: /^Runs by / });
  }

  text(name: string): Promise<string> {
    return this.dialog.getByRole('textbox', { name }).inputValue();
  }

  async file(ending: 'CSV' | 'JSON'): Promise<string> {
    const saved = this.page.waitForEvent('download');
    await this.dialog.getByRole('button', { name: ending }).click();
    return readFileSync(await (await saved).path(), 'utf8');
  }
}

/** Rumor spreading among 200 nodes, with the dialog open for a sweep of k. */
async function twoHundred(app: App): Promise<Sweep> {
  await app.open();
  await app.findAlgorithm('Rumor spreading');
  const nodes = await app.field('Nodes');
  await nodes.fill('200');
  await nodes.press('Enter');
  await expect(app.page.getByRole('main')).toHaveAttribute('aria-busy', 'false');
  const sweep = new Sweep(app.page);
  await sweep.open();
  await sweep.dialog.getByRole('combobox', { name: 'Parameter', exact: true }).selectOption('k');
  return sweep;
}

test('k from 1 to 3 on ten seeds', async ({ app, page }) => {
  const sweep = await twoHundred(app);
  await sweep.run(K);
  await sweep.isComplete(30);

  await test.step('every run is a dot, and the means are near theory', async () => {
    expect(await sweep.dots()).toEqual([10, 10, 10]);
    await expect(sweep.dialog.locator('[data-mean]')).toHaveCount(3);
    await expect(sweep.dialog.locator('[data-line=theory]')).toHaveCount(1);
    const rows = await sweep.rows();
    expect(rows.map((row) => [row.k, row.runs])).toEqual(['1', '2', '3'].map((k) => [k, '10']));
    for (const row of rows)
      expect(Math.abs(Number(row.mean) - Number(row.theory))).toBeLessThan(0.03);
  });

  await test.step('another metric, on another axis', async () => {
    await sweep.dialog.getByRole('combobox', { name: 'Metric' }).selectOption('traffic');
    await sweep.dialog.getByRole('combobox', { name: 'Axis of traffic' }).selectOption('log');
    await expect(sweep.plot).toHaveAccessibleName('Runs by traffic');
    expect(await sweep.dots()).toEqual([10, 10, 10]);
  });

  const link = new URL(await sweep.text('Link to this sweep')).hash;
  const before = await sweep.rows();

  await test.step('the files are those of the command line', async () => {
    const command = await sweep.text('The same on the command line');
    expect(command).toContain('sweep rumor-spreading --preset one-in-five --set nodes=200');
    const there = (flag: string) =>
      execSync(`${command} ${flag}`, { cwd: ROOT, encoding: 'utf8', timeout: 60_000 });
    expect(await sweep.file('CSV')).toBe(there('--csv'));
    expect(await sweep.file('JSON')).toBe(there('--json'));
  });

  await test.step('an outlier opens on the stage', async () => {
    await sweep.plot.focus();
    await app.press('ArrowRight', 'ArrowRight', 'End');
    const outlier = sweep.plot.locator('[data-row="2"]').last();
    const name = (await outlier.getAttribute('aria-label')) ?? '';
    const [, seed] = /^k = 3, seed (\d+): traffic /.exec(name) ?? [];
    expect(Number(seed)).toBeGreaterThan(0);
    const { x, y, width, height } = (await outlier.boundingBox()) ?? {
      x: 0,
      y: 0,
      width: 0,
      height: 0,
    };
    await page.mouse.click(x + width / 2, y + height / 2);
    await expect(sweep.dialog).toBeHidden();
    await expect(await app.field('Seed')).toHaveValue(seed);
    await expect(await app.field('k')).toHaveValue('3');
    await expect(await app.field('Nodes')).toHaveValue('200');
  });

  await test.step('Back leads to the sweep, whose runs are still there', async () => {
    await page.goBack();
    await sweep.isComplete(30);
    expect(await sweep.rows()).toEqual(before);
    expect(page.url()).toContain(link.slice(0, 4));
  });

  await test.step('the link gives the same on a fresh page', async () => {
    await page.goto('about:blank');
    await page.goto(`./${link}`);
    await sweep.isComplete(30);
    expect(await sweep.rows()).toEqual(before);
    await expect(sweep.dialog.getByRole('textbox', { name: 'Values of k' })).toHaveValue('1..3');
    await expect(sweep.dialog.getByRole('combobox', { name: 'Axis of traffic' })).toHaveValue(
      'log',
    );
  });
});

test('two parameters, names and numbers', async ({ app }) => {
  const sweep = await twoHundred(app);
  const { dialog } = sweep;
  await dialog.getByRole('combobox', { name: 'Second parameter' }).selectOption('Direction');
  await dialog.getByRole('textbox', { name: 'Values of Direction' }).fill('push,pull');
  await sweep.run({ values: '1,2', seeds: '1..4' });
  await sweep.isComplete(16);
  expect((await sweep.rows()).map((row) => `${row.k} ${row.Direction}`)).toEqual([
    '1 push',
    '1 pull',
    '2 push',
    '2 pull',
  ]);
  await expect(dialog.getByText('Direction = pull', { exact: true })).toBeVisible();
  await dialog.getByRole('combobox', { name: 'Parameter', exact: true }).selectOption('Giving up');
  await sweep.run({ values: 'coin,counter', seeds: '5' });
  await sweep.isComplete(4);
  expect((await sweep.rows()).map((row) => row['Giving up'])).toEqual([
    'coin',
    'coin',
    'counter',
    'counter',
  ]);
});

test('seeds alone', async ({ app }) => {
  const sweep = await twoHundred(app);
  await sweep.dialog.getByRole('combobox', { name: 'Parameter', exact: true }).selectOption('');
  await sweep.dialog.getByRole('textbox', { name: 'Seeds' }).fill('1..12');
  await sweep.dialog.getByRole('button', { name: 'Run the sweep' }).click();
  await sweep.isComplete(12);
  expect(await sweep.dots()).toEqual([12]);
});

test('a sweep can be cancelled, and its workers end with it', async ({ app, page }) => {
  await app.open();
  await app.findAlgorithm('Rumor spreading');
  const others = page.workers().length;
  const sweep = new Sweep(page);
  await sweep.open();
  await sweep.run({ values: '1..20', seeds: '1..500' });
  await expect(sweep.dialog.getByText(/^[\d,]+ of 10,000\sruns$/)).toBeVisible();
  await expect(sweep.dialog.locator('[data-runs]')).not.toHaveCount(0);
  expect(page.workers().length).toBeGreaterThan(others);
  await sweep.dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(sweep.dialog.getByText(/^Stopped after \d+ of 10,000\sruns/)).toBeVisible();
  await expect.poll(() => page.workers().length).toBe(others);
  expect((await sweep.file('CSV')).split('\n')[0]).toMatch(/^k,runs,residue_mean,/);

  await sweep.dialog.getByRole('button', { name: 'Run the sweep' }).click();
  await expect.poll(() => page.workers().length).toBeGreaterThan(others);
  await app.press('Escape');
  await expect(sweep.dialog).toBeHidden();
  await expect.poll(() => page.workers().length).toBe(others);
});

test('what is wrong is said beside its field', async ({ app }) => {
  const sweep = await twoHundred(app);
  const { dialog } = sweep;
  const values = dialog.getByRole('textbox', { name: 'Values of k' });
  await sweep.run({ values: '1..x', seeds: '1..3' });
  await expect(values).toBeFocused();
  await expect(values).toHaveAccessibleDescription(
    "'1..x': a range goes by whole numbers, like 1..7.",
  );
  await sweep.run({ values: '0,1', seeds: '1..3' });
  await expect(values).toHaveAccessibleDescription('0 is not between 1 and 1000.');
  await sweep.run({ values: '1..2', seeds: '3,3' });
  await expect(dialog.getByRole('textbox', { name: 'Seeds' })).toHaveAccessibleDescription(
    'A seed comes twice.',
  );
  const second = dialog.getByRole('combobox', { name: 'Second parameter' });
  await second.selectOption('Hunt');
  await sweep.run({ values: '1,2', seeds: '1' });
  await expect(dialog.getByRole('textbox', { name: 'Values of Hunt' })).toHaveAccessibleDescription(
    'Needs a connectionLimit: without one no call is refused.',
  );
  await second.selectOption('');
  await sweep.run({ values: '1,2', seeds: '1' });
  await sweep.isComplete(2);
  await expect(dialog.getByRole('alert')).toHaveCount(0);
  await sweep.run({ values: '1..1000', seeds: '1..1000000' });
  await expect(dialog.getByRole('alert')).toHaveText(/1000000000 runs are more than the 50000/);
  await sweep.isComplete(2);
});

test('by keyboard alone', async ({ app, page }) => {
  await app.open();
  await page.getByRole('button', { name: 'Sweep…', exact: true }).focus();
  await app.press('Enter');
  const sweep = new Sweep(page);
  await expect(sweep.dialog).toBeVisible();
  const reach = async (target: Locator) => {
    for (let i = 0; i < 30; i++) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error('Tab does not come there');
  };
  await reach(sweep.dialog.getByRole('textbox', { name: 'Seeds' }));
  await app.press('Control+a');
  await page.keyboard.type('1..6');
  await app.press('Enter');
  await sweep.isComplete(30);
  await reach(sweep.plot);
  await app.press('ArrowRight', 'ArrowUp');
  const id = await sweep.plot.getAttribute('aria-activedescendant');
  const name = await page.locator(`[id="${id}"]`).getAttribute('aria-label');
  expect(name).toMatch(/^Processes = 4, seed [1-6]: /);
  await expect(sweep.dialog.getByText(name ?? '', { exact: true })).toBeVisible();
  await app.press('Enter');
  await expect(sweep.dialog).toBeHidden();
  await expect(await app.field('Processes')).toHaveValue('4');
});

test('a link for another version offers its sweep on this one', async ({ app, page }) => {
  const sweep = await twoHundred(app);
  await sweep.run({ values: '1,2', seeds: '1' });
  await sweep.isComplete(2);
  const content = unpackLink(new URL(await sweep.text('Link to this sweep')).hash);
  const old = { ...content, run: { ...content.run, version: 7 } } as LinkContent;
  await page.goto('about:blank');
  await page.goto(`./${packLink(old)}`);
  await expect(app.alert).toContainText('This link is for another version');
  await app.alert.getByRole('button', { name: /^Run it on version \d+$/ }).click();
  await sweep.isComplete(2);
});

for (const theme of ['light', 'dark', 'projector'])
  for (const size of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ])
    test(`it is sound and fits: ${theme}, ${size.width}×${size.height}`, async ({ app, page }) => {
      await page.addInitScript(keepTheme, theme);
      await page.setViewportSize(size);
      await app.open();
      await openWhereItIs(app);
      const sweep = new Sweep(page);
      await isSound(page, 'empty');
      await sweep.run({ values: '3..5', seeds: '1..5' });
      await sweep.isComplete(15);
      await sweep.plot.focus();
      await isSound(page, 'filled');
      expect(await page.evaluate(tooWide)).toEqual([]);
      await expect(sweep.dialog.getByRole('button', { name: 'Close' })).toBeInViewport();
    });

/** In the header where there is room for it, else in the inspector. */
async function openWhereItIs(app: App): Promise<void> {
  const button = app.page.getByRole('button', { name: 'Sweep…', exact: true });
  if (await button.isVisible()) return button.click();
  await app.button('Inspector').click();
  await app.dialog('Inspector').locator('summary').first().click();
  await app.dialog('Inspector').getByRole('button', { name: 'Sweep a parameter…' }).click();
}

/** What of the dialog makes it scroll sideways, but for the table, which does so by itself; runs in the page. */
function tooWide(): string[] {
  return [...document.querySelectorAll('dialog[open], dialog[open] > div, dialog[open] > div *')]
    .filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0)
    .filter((one) => !one.closest('section[aria-label="Results as a table"]'))
    .filter((one) => !(one instanceof HTMLInputElement || one instanceof HTMLSelectElement))
    .filter((one) => getComputedStyle(one).overflowX !== 'hidden' && !(one instanceof SVGElement))
    .map((one) => `${one.tagName} ${one.className}`);
}
