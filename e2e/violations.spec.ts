// A run that stops at its first violation says so, shows the moment, and goes on when asked to.
import { expect, test } from './app.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('what stopped the run is named, and one may go on; undo and the link know it', async ({
  app,
  page,
}) => {
  await app.open();
  await page.getByRole('combobox', { name: 'Preset' }).selectOption({ label: 'A wrong variant' });
  const notice = page.getByRole('main').getByRole('status').filter({ hasText: 'was stopped' });
  await expect(notice).toContainText(/first violation: .+, event [\d,]+\./);
  const stopped = /of ([\d,]+)$/.exec(await app.moment())?.[1];

  await notice.getByRole('button', { name: 'Go on after violations' }).click();
  await expect(notice).toHaveCount(0);
  await expect.poll(() => app.moment()).not.toMatch(new RegExp(`of ${stopped}$`));
  const onward = /of ([\d,]+)$/.exec(await app.moment())?.[1];
  const link = await app.link();

  await app.press('Control+z');
  await expect(notice).toBeVisible();
  await app.openFragment(new URL(link).hash);
  await expect.poll(() => app.moment()).toMatch(new RegExp(`of ${onward}$`));
  await expect(notice).toHaveCount(0);
});
