// Contrasts: runs on one clock, what differs marked and told, links and files, the way out; all of it by keyboard.
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { packLink, unpackLink } from '../src/lab/link.ts';
import { type App, expect, test } from './app.ts';
import { isSound } from './axe.ts';
import { Diagram } from './diagram.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

class ContrastStage {
  readonly page: Page;
  readonly app: App;
  constructor(app: App) {
    this.app = app;
    this.page = app.page;
  }

  get dialog(): Locator {
    return this.app.dialog('Contrast');
  }

  get panes(): Locator {
    return this.page.getByRole('region', { name: /^Run \d: / });
  }

  get notes(): Locator {
    return this.page.getByRole('region', { name: 'What differs' });
  }

  get table(): Locator {
    return this.page.getByRole('region', { name: 'What they come to' });
  }

  async choose(button: string | RegExp): Promise<void> {
    await this.app.press('c');
    await this.dialog.getByRole('button', { name: button }).press('Enter');
    await expect(this.table).toBeVisible();
    await expect(this.dialog).toBeHidden();
  }

  row(name: string): Promise<string[]> {
    return this.table
      .getByRole('row', { name: new RegExp(`^${name}`) })
      .getByRole('cell')
      .allTextContents();
  }

  /** Of each diagram the time at its cursor. */
  cursors(): Promise<string[]> {
    return this.panes.locator('[data-cursor] text').allTextContents();
  }
}

test('three algorithms on one workload, by keyboard', async ({ app, page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await app.open();
  await app.press('PageDown', 'PageDown');
  const stood = (await app.where.textContent()) ?? '';
  const contrast = new ContrastStage(app);
  await contrast.choose(/^Three ways into one critical section/);
  let costs: string[] = [];

  await test.step('one workload, its costs side by side with theory', async () => {
    await expect(contrast.panes).toHaveCount(3);
    await expect(contrast.notes).toContainText('One workload: 6\u00a0requests at the same times');
    costs = await contrast.row('messages per entry');
    expect(costs.map((cost) => Number.parseFloat(cost))).toEqual([6, 1.667, 3]);
    expect(costs[0]).toContain('theory 6');
    expect(costs[2]).toMatch(/× 0\.5.*theory 3/);
  });

  await test.step('one transport moves all', async () => {
    await app.press('End');
    expect(await app.moment()).toMatch(/, moment (\d+) of \1$/);
    await app.press('ArrowLeft', 'ArrowLeft');
    const [first, ...others] = await contrast.cursors();
    expect(first).toMatch(/^t = \d/);
    expect(others).toEqual([first, first]);
    await page.getByRole('button', { name: 'Zoom in' }).press('Enter');
    const ticks = await contrast.panes.last().locator('svg[aria-hidden] text').allTextContents();
    expect(ticks.length).toBeGreaterThan(2);
    expect(await contrast.cursors()).toEqual([first, first, first]);
  });

  const link = await app.link();
  const moment = await app.moment();
  await test.step('Escape leads to the run as it stood, redo back, and so does undo', async () => {
    await app.press('Escape');
    await expect(contrast.panes).toHaveCount(0);
    await expect(app.where).toHaveText(stood);
    await app.press('Control+y');
    await expect(contrast.table).toBeVisible();
    await app.press('Control+z');
    await expect(app.where).toHaveText(stood);
  });

  await test.step('the link gives the same on a page of its own', async () => {
    await page.goto('about:blank');
    await page.goto(link);
    await expect(contrast.table).toBeVisible();
    expect(await contrast.row('messages per entry')).toEqual(costs);
    await expect.poll(() => app.moment()).toBe(moment);
    await app.press('Escape');
    await expect(app.words).not.toBeEmpty();
  });
});

test('before and after a change', async ({ app, page }) => {
  await app.open();
  await app.press('End');
  const diagram = new Diagram(page);
  await diagram.clickArrow(diagram.message('REQUEST', 'P0', 'P1'));
  await app.menu.getByRole('menuitem', { name: 'Lose' }).click();
  await expect(diagram.box.locator('[data-first-change]')).toHaveCount(1);
  const contrast = new ContrastStage(app);
  await contrast.choose('Before and after');

  await test.step('the first difference is marked in both, told, and a key away', async () => {
    await expect(contrast.panes.locator('[data-first-change]')).toHaveCount(2);
    const [before, after] = await contrast.panes.all();
    for (const pane of [before, after]) {
      await expect(pane.locator('[data-differs="1"]')).toHaveCount(1);
      await expect(pane.locator('[data-differs="0"]')).toHaveCount(1);
    }
    await isSound(page, 'contrast');
    const told = contrast.notes.getByText(/^First difference, at /);
    await expect(told).toContainText(/“After: .*” REQUEST from P0 to P1 is lost; in “Before” that/);
    await app.press('Home', 'PageDown');
    const [, at] = /^First difference, at (.*?):/.exec((await told.textContent()) ?? '') ?? [];
    expect(await app.moment()).toContain(`t = ${at}, `);
  });

  await test.step('a run opens alone, and Back leads to the contrast', async () => {
    await app.button('Open alone: Before').press('Enter');
    await expect(contrast.panes).toHaveCount(0);
    await expect(app.section('Interventions')).not.toContainText('Lose REQUEST');
    await page.goBack();
    await expect(contrast.table).toBeVisible();
  });

  await test.step('the file opens the same contrast', async () => {
    await app.button('Share').click();
    const saved = page.waitForEvent('download');
    await app.dialog('Share').getByRole('button', { name: 'Save the contrast' }).click();
    const file = await (await saved).path();
    expect(JSON.parse(readFileSync(file, 'utf8')).runs).toHaveLength(2);
    await app.dialog('Share').getByRole('button', { name: 'Done' }).click();
    await app.press('Escape');
    await expect(contrast.panes).toHaveCount(0);
    await app.press('c');
    await contrast.dialog.getByLabel('A contrast from a file').setInputFiles(file);
    await expect(contrast.panes).toHaveCount(2);
  });
});

test('another algorithm, and a link with a run that is none', async ({ app, page }) => {
  await app.open();
  await app.choosePreset('A tie of timestamps');
  const contrast = new ContrastStage(app);
  await app.press('c');
  await contrast.dialog.getByRole('combobox', { name: 'Algorithm' }).selectOption('mx-token-ring');
  await contrast.dialog.getByRole('button', { name: 'Beside it' }).first().click();
  await expect(contrast.notes).toContainText('One workload: 3\u00a0requests at the same times');

  const link = await app.link();
  const content = unpackLink(new URL(link).hash);
  const [first, second] = content.contrast?.runs ?? [];
  if (!content.contrast || !first || !second) throw new Error('a contrast of two runs');
  const far = { ...second.run, params: { ...second.run.params, nodes: 9000 } };
  const runs = [first, { ...second, run: far }];
  await page.goto('about:blank');
  await page.goto(`./${packLink({ ...content, contrast: { ...content.contrast, runs } })}`);
  await expect(app.alert).toContainText('runs[1].parameter nodes: 9000 is not between');
  await app.alert.getByRole('button', { name: 'Open the nearest valid run' }).click();
  await expect(contrast.panes).toHaveCount(2);
});
