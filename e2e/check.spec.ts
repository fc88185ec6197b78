// Checks of every schedule in the page: exhausted, or a violation that opens as a run; cancelled; at random; by keyboard alone.
import { execSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './app.ts';
import { isSound } from './axe.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' }, viewport: { width: 1440, height: 900 } });

const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

class Check {
  readonly page: Page;
  readonly dialog: Locator;
  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog', { name: /^Check every schedule: / });
  }

  async open(): Promise<void> {
    await this.page
      .getByRole('banner')
      .getByRole('button', { name: 'Check every schedule…' })
      .click();
    await expect(this.dialog).toBeVisible();
  }

  async begin(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Check', exact: true }).click();
  }

  async says(text: string | RegExp): Promise<void> {
    await expect(this.dialog.getByRole('status')).toHaveText(text, { timeout: 30_000 });
  }

  choice(name: string): Locator {
    return this.dialog.getByRole('radio', { name, exact: true });
  }

  bound(name: string): Locator {
    return this.dialog.getByRole('textbox', { name, exact: true });
  }

  property(name: string | RegExp): Locator {
    return this.dialog
      .getByRole('list', { name: 'Checks' })
      .getByRole('listitem')
      .filter({ hasText: name });
  }

  async show(name: string | RegExp): Promise<void> {
    await this.property(name).getByRole('button', { name: /^Open/ }).click();
    await expect(this.dialog).toBeHidden();
  }
}

test('a proof, and a violation that opens as a run', async ({ app, page }) => {
  const check = new Check(page);
  await app.open();

  await test.step('by keyboard alone every schedule of the opening run is looked at', async () => {
    await app.press('e');
    await expect(check.choice('Every schedule')).toBeFocused();
    await app.press('Enter');
    await check.says('Every schedule was looked at, and every check holds.');
    await expect(check.property('At most one process')).toContainText('Holds');
    await expect(check.property('A reply is deferred')).toContainText('Seen in 3 steps');
    await expect(check.dialog).toContainText('317 of 1,000,000');
    await expect(check.dialog).toContainText('It says nothing of more nodes');
    const command = await check.bound('The same on the command line').inputValue();
    const printed = execSync(`${command} --json`, { cwd: ROOT, encoding: 'utf8', timeout: 60_000 });
    expect(JSON.parse(printed)).toMatchObject({ exhausted: true, states: 317 });
    await app.press('Escape');
    await expect(check.dialog).toBeHidden();
  });

  const beats = page.getByRole('list', { name: 'Beats', includeHidden: true }).locator('button');
  const names = () => beats.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
  const preset = page.getByRole('combobox', { name: 'Preset' });

  await test.step('of the wrong variant the shortest violation is shown', async () => {
    await preset.selectOption({ label: 'A wrong variant' });
    await expect(page.getByRole('main')).toHaveAttribute('aria-busy', 'false');
    await expect(app.words).toHaveAttribute('data-beat', 'true');
    await check.open();
    await check.begin();
    await check.says(/^2\schecks fail; every/);
    await expect(check.property('At most one process')).toContainText('Fails in 6 steps');
    await expect(check.property('At most one process')).toContainText('shrunk from 3 nodes');
    await expect(check.property('At most one process').locator('ol > li')).toHaveCount(6);
    await isSound(page, 'with what was found');
  });

  const told = await names();
  const link = await check.bound('Link to this check').inputValue();

  await test.step('it opens with beats, the violation at its end', async () => {
    await check.show('At most one process');
    await expect(beats.last()).toHaveAccessibleName(/Violation$/);
    expect((await names()).length).toBeLessThanOrEqual(7);
    await app.press('Home');
    for (let i = 0; i < (await beats.count()); i++) await app.press(']');
    await expect(app.words).toContainText('P0 and P1 are in the critical section at once.');
    await expect(app.time).toHaveAttribute('aria-valuetext', /event (\d+) of \1$/);
    await expect(app.section('Checks').locator('[data-check=mutual-exclusion]')).toHaveAttribute(
      'data-ok',
      'false',
    );
    await app.press('[');
    await expect(beats.nth(-2)).toHaveAttribute('aria-current', 'step');
  });

  await test.step('its link shows the same on a page of its own', async () => {
    const found = await names();
    await app.openFragment(new URL(await app.link()).hash);
    await expect(beats).toHaveCount(found.length);
    expect(await names()).toEqual(found);
  });

  await test.step('the link of the check makes the check again, and undo leads back from what it found', async () => {
    await page.goto('about:blank');
    await page.goto(`./${new URL(link).hash}`);
    await check.says(/^2\schecks fail/);
    await check.show('Conflicting requests');
    await expect(beats.last()).toHaveAccessibleName(/Violation$/);
    await expect(preset).toHaveValue('wrong variant');
    await app.button('Undo').click();
    await expect(beats.last()).toHaveAccessibleName(told.at(-1) ?? '');
    expect(await names()).toEqual(told);
  });
});

test('the bully is safe under one timing and not under the other', async ({ app, page }) => {
  const check = new Check(page);
  await app.open();
  await app.chooseAlgorithm('Bully');
  await app.choosePreset('Safe within bounds alone');
  await check.open();
  await check.choice('Synchronous').check();
  await check.begin();
  await check.says('Every schedule was looked at, and every check holds.');
  await check.choice('Asynchronous').check();
  await check.bound('States').fill('30000');
  await check.begin();
  await check.says(
    /^3\schecks fail, and not every schedule was looked at. Stopped at the bound of states\.$/,
  );
  await expect(check.property('Nobody becomes leader')).toContainText('Fails in 2 steps');
  await expect(check.property('No process accepts')).toContainText('Undecided');

  await test.step('runs at random shrink what fails', async () => {
    await check.choice('At random').check();
    await check.bound('Runs').fill('40');
    await check.begin();
    await check.says(/^40\sruns tried; .* fail/);
    await check.show('After an election all live processes');
    const beats = page.getByRole('list', { name: 'Beats' }).getByRole('button');
    await expect(beats.last()).toHaveAccessibleName(/Nothing more comes$/);
  });
});

test('a long check is cancelled, and what can’t be explored says why', async ({ app, page }) => {
  const check = new Check(page);
  await app.open();
  await app.chooseAlgorithm('Bully');
  await check.open();
  await check.bound('States').fill('x');
  await check.begin();
  await expect(check.bound('States')).toBeFocused();
  await expect(check.dialog.getByRole('alert')).toContainText('A whole number from 1');
  await check.bound('States').fill('100000000');
  await check.begin();
  await expect(check.property('Nobody becomes leader')).toContainText('Fails in 2 steps');
  await check.dialog.getByRole('button', { name: 'Cancel' }).click();
  await check.says(/fails?, and not every schedule was looked at. Cancelled.$/);
  await expect(check.property('Nobody becomes leader')).toContainText('Fails in 2 steps');
  await app.press('Escape');

  await app.findAlgorithm('Rumor spreading');
  await check.open();
  await expect(check.dialog.getByRole('alert')).toContainText('synchronous cycles');
  await check.dialog.getByRole('button', { name: 'Runs at random instead' }).click();
  await expect(check.choice('At random')).toBeChecked();
  await expect(check.dialog.getByRole('button', { name: 'Check', exact: true })).toBeEnabled();
});
