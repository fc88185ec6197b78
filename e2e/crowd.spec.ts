// A space-time diagram with too many marks for elements of the page: painted, and yet by pointer and by key what it is otherwise.
import { expect, test } from './app.ts';
import { Diagram } from './diagram.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('in a crowd what is pointed at, focused or picked has a mark of its own', async ({
  app,
  page,
}) => {
  const diagram = new Diagram(page);
  const marks = diagram.box.locator('[data-event]');
  await app.open();
  await app.choosePreset('Sixteen, all the time');
  const entries = await app.field('Entries');
  await entries.fill('200');
  await entries.press('Enter');
  await expect.poll(() => app.moment()).toMatch(/ of 1\d,\d+$/);
  await app.button('Fit the whole run').click();
  const crowd = diagram.box.locator('[data-crowd]');
  await expect(crowd).toBeAttached();
  expect(Number(await crowd.getAttribute('data-crowd'))).toBeGreaterThan(600);
  expect(await marks.count()).toBeLessThan(10);

  await test.step('the keys go from event to event', async () => {
    await diagram.lane('P3').focus();
    await page.keyboard.press('ArrowRight');
    await expect(marks.and(page.locator(':focus'))).toHaveAttribute('data-node', '3');
    for (let i = 0; i < 12; i++) await page.keyboard.press('ArrowRight');
    const focused = marks.and(page.locator(':focus'));
    await expect(focused).toHaveAccessibleName(/P3/);
    await page.keyboard.press('m');
    await expect(diagram.box.locator('[data-message]:focus')).toBeAttached();
  });

  await test.step('the pointer picks an event that is only painted', async () => {
    const focused = diagram.box.locator('[data-message]:focus');
    const from = Number(await focused.getAttribute('data-from'));
    await page.keyboard.press('Home');
    const first = marks.and(page.locator(':focus'));
    const record = await first.getAttribute('data-event');
    const box = await first.boundingBox();
    if (!box || Number.isNaN(from)) throw new Error('the first event is not in sight');
    await app.time.focus();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await expect(diagram.box.locator(`[data-event="${record}"]`)).toBeAttached();
    await page.mouse.down();
    await page.mouse.up();
    await expect(diagram.box.locator(`[data-event="${record}"]`)).toHaveAttribute(
      'data-picked',
      'true',
    );
  });
});
