// The first minute: it plays, an arrowhead is dragged, another process enters first; undone, redone, shared.
import { App, expect, test } from './app.ts';
import { Diagram } from './diagram.ts';

const ENTERS = /, (P\d) .*marks ENTER/;

test('a late message changes the winner', async ({ app, page, browser }) => {
  const diagram = new Diagram(page);

  await test.step('it plays at once and says what happens', async () => {
    await app.open();
    await expect(app.transport.getByRole('button', { name: 'Pause' })).toBeVisible();
    const early = await app.moment();
    await expect.poll(() => app.moment()).not.toBe(early);
    await expect(app.where).toContainText('event');
  });

  await test.step('paused, it stands', async () => {
    await app.pause();
    const stood = await app.moment();
    await page.evaluate(nextFrames);
    expect(await app.moment()).toBe(stood);
  });

  await test.step('P2 enters first', async () => {
    await app.press('PageDown');
    expect(await diagram.order(ENTERS)).toEqual(['P2', 'P0']);
    await expect(diagram.box.locator('[data-changed=true]')).toHaveCount(0);
  });

  await test.step('dragged past P0’s own request, P0 enters first', async () => {
    const request = diagram.message('REQUEST', 'P2', 'P0');
    const own = diagram.event(/P0 is asked to request/);
    await diagram.dragHead(request, own, 60);
    await expect.poll(() => diagram.order(ENTERS)).toEqual(['P0', 'P2']);
    await expect(app.section('Interventions')).toContainText('REQUEST from P2 to P0 takes');
  });

  await test.step('beats tell what happened now', async () => {
    await expect(app.transport.getByRole('button', { name: /^Beat \d: P\d enters$/ })).toHaveCount(
      2,
    );
    await expect(app.transport.getByRole('button', { name: /^Beat \d: event/ })).toHaveCount(0);
  });

  await test.step('what changed is marked', async () => {
    await expect(diagram.box.locator('[data-event][data-changed=true]')).not.toHaveCount(0);
    await expect(diagram.box.locator('[data-message][data-changed=true]')).not.toHaveCount(0);
    await expect(diagram.box.locator('[data-first-change]')).toHaveCount(1);
    await expect(page.getByRole('listitem').filter({ hasText: /^changed$/ })).toBeVisible();
  });

  await test.step('undo and redo', async () => {
    await app.button('Undo').click();
    await expect.poll(() => diagram.order(ENTERS)).toEqual(['P2', 'P0']);
    await app.button('Redo').click();
    await expect.poll(() => diagram.order(ENTERS)).toEqual(['P0', 'P2']);
  });

  await test.step('the link opens the same moment of the same run elsewhere', async () => {
    const link = await app.link();
    const elsewhere = await browser.newContext();
    const other = new App(await elsewhere.newPage());
    await other.open(link);
    const there = new Diagram(other.page);
    expect(await there.eventNames()).toEqual(await diagram.eventNames());
    expect(await other.moment()).toBe(await app.moment());
    await expect(other.words).toHaveText((await app.words.textContent()) ?? '');
    await other.stands();
    await elsewhere.close();
  });
});

test('the address follows the moment, and leads back to it', async ({ app, page }) => {
  await app.open();
  await app.pause();
  await app.press('PageDown', 'PageDown');
  const stood = await app.moment();
  // The address of an earlier moment looks the same but for its letters.
  await expect(page).toHaveURL(await app.link());
  await page.reload();
  await app.isShown();
  await expect.poll(() => app.moment()).toBe(stood);
  await app.stands();
});

/** Two frames: whatever plays has moved by then. */
function nextFrames(): Promise<void> {
  return new Promise((done) => {
    requestAnimationFrame(() => requestAnimationFrame(() => done()));
  });
}
