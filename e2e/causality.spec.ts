// Instruments on a run: the cone, a path, the longest chain, a cut and a search; by pointer and by keyboard, found again in the link.
import { type App, expect, test } from './app.ts';
import { isSound } from './axe.ts';
import { Diagram } from './diagram.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const bar = (app: App) => app.page.getByRole('region', { name: 'Instruments' });
const instrument = (app: App, name: string) => bar(app).getByRole('button', { name, exact: true });
const handle = (app: App, node: string) => app.page.getByRole('slider', { name: `Cut at ${node}` });

async function reopen(app: App): Promise<void> {
  const link = await app.link();
  await app.openFragment(link.slice(link.indexOf('#')));
}

test('a cone is pinned, a path and the longest chain are drawn', async ({ app, page }) => {
  const diagram = new Diagram(page);
  await app.open();
  await app.press('i');
  await expect(instrument(app, 'Cone')).toHaveAttribute('aria-pressed', 'true');
  await expect(bar(app)).toContainText('Event 1: 0 before, 11 after, 0 concurrent');
  await diagram.event(/^event 7,/).click();
  await expect(bar(app)).toContainText('Event 7: 2 before, 7 after, 2 concurrent');
  await diagram.event(/^event 1,/).hover();
  await expect(diagram.event(/^event 7,/)).toHaveAttribute('data-state', 'self');

  await instrument(app, 'Path').click();
  await instrument(app, 'Clear').click();
  await diagram.event(/^event 1,/).focus();
  await app.press('Enter');
  await expect(bar(app)).toContainText('Event 1: pick another');
  await diagram.event(/^event 7,/).focus();
  await app.press('Enter');
  await expect(bar(app)).toContainText('Event 1 to 7: 1 message, 1 step along lanes, 20 ms');
  await expect(diagram.box.locator('[data-chain="1"]')).toHaveCount(1);
  await reopen(app);
  await expect(bar(app)).toContainText('Event 1 to 7: 1 message');

  await diagram.event(/^event 7,/).click();
  await diagram.event(/^event 6,/).click();
  await expect(bar(app)).toContainText('Events 6 and 7 are concurrent: no path');
  await expect(diagram.box.locator('[data-chain]')).toHaveCount(0);

  await instrument(app, 'Longest chain').click();
  await expect(bar(app)).toContainText('3 messages, 3 steps along lanes');
  await expect(diagram.box.locator('[data-chain="3"]')).toHaveCount(1);
  await expect(app.section('Longest causal chain').getByRole('listitem')).toHaveCount(7);
  await app.press('Home');
  await instrument(app, 'Up to now').click();
  await expect(bar(app)).toContainText('No message has been received');
  await app.press('i');
  await expect(bar(app)).toHaveCount(0);
});

test('a cut is moved by key and by pointer, and says what breaks it', async ({ app, page }) => {
  const diagram = new Diagram(page);
  const cut = diagram.box.locator('[data-cut]');
  await app.open();
  await app.button('Instruments').click();
  await instrument(app, 'Cut').click();
  await expect(bar(app)).toContainText('Consistent: 2 messages in the channels');
  await expect(app.section('State at the cut')).toContainText('REQUEST from P2 to P0');
  await isSound(page, 'a cut');

  await handle(app, 'P0').focus();
  await app.press('ArrowRight');
  await expect(handle(app, 'P0')).toHaveAttribute('aria-valuetext', /^after P0 receives REQUEST/);
  await expect(bar(app)).toContainText('Consistent: 2 messages in the channels');
  await app.press('ArrowDown', 'ArrowDown');
  await expect(handle(app, 'P2')).toBeFocused();
  await app.press('Home');
  await expect(handle(app, 'P2')).toHaveAttribute('aria-valuetext', 'before the first event of P2');
  await expect(bar(app)).toContainText(
    'Inconsistent: REQUEST from P2 to P0 is received before it is sent',
  );
  await expect(cut).toHaveAttribute('data-cut', 'inconsistent');
  await isSound(page, 'an inconsistent cut');
  await reopen(app);
  await expect(cut).toHaveAttribute('data-cut', 'inconsistent');
  await instrument(app, 'Nearest consistent cut').click();
  await expect(cut).toHaveAttribute('data-cut', 'consistent');
  await expect(handle(app, 'P0')).toHaveAttribute('aria-valuenow', '0');

  const [from, to] = [
    await handle(app, 'P0').boundingBox(),
    await diagram.event(/^event 22,/).boundingBox(),
  ];
  if (!from || !to) throw new Error('both are on the page');
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width + 6, from.y, { steps: 6 });
  await page.mouse.up();
  await expect(handle(app, 'P0')).toHaveAttribute('aria-valuenow', '4');
  await expect(bar(app)).toContainText(/Inconsistent: .* \(2 more\)/);
  await instrument(app, 'Cut at now').click();
  await expect(cut).toHaveAttribute('data-cut', 'consistent');
});

test('a run is searched by keyboard', async ({ app, page }) => {
  const diagram = new Diagram(page);
  const field = page.getByRole('searchbox', { name: 'Search this run' });
  await app.open();
  await app.press('f');
  await expect(field).toBeFocused();
  await expect(app.section('Search').getByRole('button')).not.toHaveCount(0);
  await page.keyboard.type('receive REQEST');
  await expect(bar(app).getByRole('alert')).toHaveText(
    'character 9: nothing here is called "REQEST"; did you mean REQUEST?',
  );
  await field.fill('REQUEST then OK');
  await expect(diagram.box.locator('[data-matches="4"]')).toHaveCount(1);
  await isSound(page, 'a search');
  await field.fill('phase becomes held');
  await app.press('Enter');
  await expect(bar(app)).toContainText('1 of 2');
  await expect(app.where).toContainText('P2 at t = 38.9');
  await app.press('Tab', 'Tab', 'Tab', 'Tab', 'n');
  await expect(bar(app)).toContainText('2 of 2');
  await expect(app.where).toContainText('P0 at t = ');
  await app.press('Shift+N');
  await expect(bar(app)).toContainText('1 of 2');
  await reopen(app);
  await expect(field).toHaveValue('phase becomes held');
  await expect(bar(app)).toContainText('1 of 2');
});
