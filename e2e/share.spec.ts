// What is shared: the command line works as typed, and runs what the page shows; counts that agree.
import { execSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { packLink, unpackLink } from '../src/lab/link.ts';
import { expect, test } from './app.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

test('the command line runs the run of the page, as it stands there', async ({ app }) => {
  await app.open();
  await app.chooseAlgorithm('Bully');
  const timeout = await app.field('Answer timeout T ms');
  await timeout.fill('45.5');
  await timeout.press('Enter');
  await expect(app.page.getByRole('main')).toHaveAttribute('aria-busy', 'false');
  await app.button('Share').click();
  const dialog = app.dialog('Share');
  const command = dialog.getByRole('textbox', { name: 'The same on the command line' });
  await expect(command).toHaveValue(/answerTimeout=45500/);
  const typed = await command.inputValue();
  const link = await dialog.getByRole('textbox', { name: 'Link to this moment' }).inputValue();
  const printed = execSync(typed, { cwd: ROOT, encoding: 'utf8', timeout: 60_000 });
  const [, there] = /^link (#\S+)$/m.exec(printed) ?? [];
  expect(unpackLink(there).run).toEqual(unpackLink(new URL(link).hash).run);
});

test('a run that is too long for a link is saved as a file, which the command line takes', async ({
  app,
  page,
}) => {
  await app.open();
  const { run } = unpackLink(new URL(await app.link()).hash);
  const pair = { from: 0, to: 1, delay: 'constant:7000' };
  const withPairs = (count: number) => ({
    run: { ...run, network: { ...run.network, pairs: new Array(count).fill(pair) } },
  });
  // The longest link that there is; with the moment on the screen it is too long.
  const room = 4 * 1024 * 1024 - JSON.stringify(withPairs(0)).length;
  const count = Math.floor(room / (JSON.stringify(pair).length + 1));
  await app.openFragment(packLink(withPairs(count)));
  await expect(page.getByRole('main')).toHaveAttribute('aria-busy', 'false');
  await app.button('Share').click();
  const dialog = app.dialog('Share');
  await expect(dialog).toContainText('There is no link to this run: it is too long for a link');
  const saved = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save the run' }).click();
  const file = await (await saved).path();
  const command = dialog.getByRole('textbox', { name: 'The file on the command line' });
  const typed = (await command.inputValue()).replace(/--run \S+$/, `--run ${file}`);
  const printed = execSync(typed, { cwd: ROOT, encoding: 'utf8', timeout: 60_000 });
  expect(printed).toMatch(/^hash [0-9a-f]{16}$/m);
});

test('the catalogue and the preset menu count alike', async ({ app, page }) => {
  await app.open();
  const entries = page.getByRole('navigation', { name: 'Algorithms' }).getByRole('button');
  for (const entry of await entries.all()) {
    const [, title, count] = /^(.*?)(\d+) presets?$/.exec((await entry.textContent()) ?? '') ?? [];
    await app.chooseAlgorithm(title);
    const group = page.getByRole('combobox', { name: 'Preset' }).locator('optgroup').first();
    await expect(group).toHaveAttribute('label', `${count} presets`);
    await expect(group.locator('option')).toHaveCount(Number(count));
  }
});
