// What is shared: the command line works as typed, and runs what the page shows; counts that agree.
import { execSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { unpackLink } from '../src/lab/link.ts';
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
