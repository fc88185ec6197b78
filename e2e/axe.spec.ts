// Accessibility of every main screen in every theme, as axe judges it: nothing serious, nothing critical.
import { expect, test } from './app.ts';
import { isSound, keepTheme } from './axe.ts';
import { Diagram } from './diagram.ts';

const PHONE = { width: 390, height: 844 };

test.use({ contextOptions: { reducedMotion: 'reduce' } });

for (const theme of ['light', 'dark', 'projector']) {
  test.describe(theme, () => {
    test.beforeEach(async ({ page }) => {
      await page.addInitScript(keepTheme, theme);
    });

    test('space–time, a menu, an intervention', async ({ app, page }) => {
      await page.setViewportSize({ width: 1440, height: 900 });
      await app.open();
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
      await isSound(page, 'at the first beat');
      await app.press('End');
      const diagram = new Diagram(page);
      await diagram.clickArrow(diagram.message('REQUEST', 'P0', 'P1'));
      await isSound(page, 'with a menu');
      await app.menu.getByRole('menuitem', { name: 'Lose' }).click();
      await expect(diagram.box.locator('[data-first-change]')).toHaveCount(1);
      await isSound(page, 'after an intervention');
      await app.openFragment('#nonsense');
      await expect(app.alert).toBeVisible();
      await isSound(page, 'with an alert');
    });

    test('dialogs', async ({ app, page }) => {
      await app.open();
      for (const [button, title] of DIALOGS) {
        await app.button(button).click();
        await expect(app.dialog(title).getByRole('heading', { level: 2 })).toBeVisible();
        await isSound(page, title);
        await app.press('Escape');
        await expect(page.getByRole('dialog')).toHaveCount(0);
      }
      const diagram = new Diagram(page);
      await diagram.lane('P1').click();
      await app.menu.getByRole('menuitem', { name: 'Partition from here…' }).click();
      await expect(app.dialog('Partition the network')).toBeVisible();
      await isSound(page, 'partition');
      await app.press('Escape');
      await diagram.clickArrow(diagram.message('REQUEST', 'P0', 'P1'));
      await app.menu.getByRole('menuitem', { name: 'Set delay…' }).click();
      await expect(app.dialog('Set delay')).toBeVisible();
      await isSound(page, 'delay');
    });

    test('grid and plots', async ({ app, page }) => {
      await page.setViewportSize({ width: 1440, height: 900 });
      await app.open();
      await app.findAlgorithm('Rumor spreading');
      await expect(page.getByRole('tab', { name: 'Grid and plots' })).toBeVisible();
      await app.press('PageDown');
      await isSound(page, 'grid');
    });

    test('views beside the diagram', async ({ app, page }) => {
      await page.setViewportSize({ width: 1440, height: 900 });
      await app.open();
      await app.press('PageDown');
      const beside = page.getByRole('combobox', { name: 'View beside' });
      for (const title of ['Network', 'State', 'Messages', 'Plots', 'Log']) {
        await beside.selectOption({ label: title });
        await expect(page.getByRole('region', { name: title, exact: true })).toBeVisible();
        await isSound(page, title);
      }
      await page
        .getByRole('listitem')
        .getByRole('button', { name: /P2 keeps \(3, P0\) waiting/ })
        .hover();
      await isSound(page, 'a line pointed at');
    });

    test('the ring, and one that is painted', async ({ app, page }) => {
      await page.setViewportSize({ width: 1440, height: 900 });
      await app.open();
      await app.findAlgorithm('Chord');
      await page.getByRole('tab', { name: 'Ring' }).click();
      await page.getByRole('combobox', { name: 'View beside' }).selectOption({ label: 'State' });
      await isSound(page, 'ring');
      await app.choosePreset('Half of a thousand die');
      await page.getByRole('tab', { name: 'Ring' }).click();
      await expect(app.button('Nodes as a list')).toBeVisible();
      await isSound(page, 'painted ring');
    });

    // Dark differs from light in colours alone, and these have been judged by now.
    if (theme === 'dark') return;
    test('a phone and its sheets', async ({ app, page }) => {
      await page.setViewportSize(PHONE);
      await app.open();
      await isSound(page, 'stage and transport');
      for (const tab of ['Network', 'State', 'Messages', 'Plots', 'Log']) {
        await page.getByRole('tab', { name: tab, exact: true }).click();
        await expect(page.getByRole('region', { name: tab, exact: true })).toBeVisible();
        await isSound(page, tab);
      }
      for (const sheet of ['Algorithms', 'Inspector']) {
        await app.button(sheet).click();
        await expect(app.dialog(sheet)).toBeVisible();
        await isSound(page, sheet);
        await app.press('Escape');
        await expect(app.dialog(sheet)).toBeHidden();
      }
      await app.findAlgorithm('Chord');
      await expect(page.getByRole('region', { name: 'Ring', exact: true })).toBeVisible();
      await isSound(page, 'Ring');
      await page.getByRole('button', { name: /^4 \(N1\)/ }).click();
      await app.menu.getByRole('menuitem', { name: 'Look up…' }).click();
      await app.dialog('Look up: 4 (N1)').getByRole('textbox').fill('99');
      await isSound(page, 'a command’s arguments');
    });
  });
}

const DIALOGS = [
  ['Share', 'Share'],
  ['Keys and help', 'Keys and help'],
  ['About this algorithm', 'Ricart and Agrawala'],
] as const;
