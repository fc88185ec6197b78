// Lanes of the space-time diagram: moved and hidden by pointer and by keyboard, said aloud, found again in the link.
import { type App, expect, test } from './app.ts';
import { Diagram } from './diagram.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** Names of the lanes that are shown, as they stand on the screen. */
async function lanes(diagram: Diagram, axis: 'x' | 'y' = 'y'): Promise<readonly string[]> {
  const names = await diagram.box.getByRole('button', { name: /, lane/ }).all();
  const placed = await Promise.all(
    names.map(async (name) => {
      const box = await name.boundingBox();
      return {
        name: (await name.getAttribute('aria-label'))?.slice(0, 2) ?? '',
        at: box?.[axis] ?? 0,
      };
    }),
  );
  return placed.toSorted((a, b) => a.at - b.at).map(({ name }) => name);
}

const said = (app: App) => app.page.locator('[role=status].visually-hidden');

test('by keyboard a lane is moved, hidden and shown again', async ({ app }) => {
  const diagram = new Diagram(app.page);
  await app.open();
  await diagram.lane('P2').focus();
  await app.press('Alt+ArrowUp');
  await expect.poll(() => lanes(diagram)).toEqual(['P0', 'P2', 'P1']);
  await expect(said(app)).toHaveText('P2 is lane 2 of 3.');
  await expect(diagram.lane('P2')).toBeFocused();
  await app.press('ArrowDown');
  await expect(diagram.lane('P1')).toBeFocused();

  await app.press('h');
  await expect.poll(() => lanes(diagram)).toEqual(['P0', 'P2']);
  await expect(said(app)).toHaveText('The lane of P1 is hidden: 2 of 3 shown.');
  await expect(diagram.lane('P2')).toBeFocused();
  await expect(diagram.event(/, P1 /)).toHaveCount(0);
  await expect(diagram.message('REQUEST', 'P0', 'P1')).toHaveAttribute('data-stub', 'out');
  await expect(diagram.message('REQUEST', 'P0', 'P1')).toHaveAccessibleName(
    /the lane of P1 is hidden/,
  );
  await expect(diagram.message('OK', 'P1', 'P0')).toHaveAttribute('data-stub', 'in');
  await expect(diagram.message('REQUEST', 'P0', 'P2')).not.toHaveAttribute('data-stub');

  await app.press('h', 'h');
  await expect.poll(() => lanes(diagram)).toEqual(['P0']);
  await expect(said(app)).toHaveText('P0 is the only lane shown.');
  await expect(diagram.message('REQUEST', 'P2', 'P1')).toHaveCount(0);
  await app.press('Shift+H');
  await expect.poll(() => lanes(diagram)).toEqual(['P0', 'P2', 'P1']);
  await expect(said(app)).toHaveText('All 3 lanes are shown.');
});

for (const { turn, axis } of [
  { turn: false, axis: 'y' },
  { turn: true, axis: 'x' },
] as const)
  test(`by pointer a lane is dragged by its name, hidden and shown again, along ${axis}`, async ({
    app,
    page,
  }) => {
    const diagram = new Diagram(page);
    await app.open();
    if (turn) await app.button('Time runs to the right').click();
    const drag = async (from: string, to: string) => {
      const [a, b] = [await diagram.lane(from).boundingBox(), await diagram.lane(to).boundingBox()];
      if (!a || !b) throw new Error('both lanes are on the page');
      await page.mouse.move(a.x + a.width / 2, a.y + a.height / 2);
      await page.mouse.down();
      await page.mouse.move(b.x + b.width / 2, b.y + b.height / 2, { steps: 5 });
      await expect(diagram.box.locator('[data-goal]')).toHaveCount(1);
    };
    await drag('P0', 'P2');
    await app.press('Escape');
    await page.mouse.up();
    await expect(diagram.box.locator('[data-goal]')).toHaveCount(0);
    expect(await lanes(diagram, axis)).toEqual(['P0', 'P1', 'P2']);
    await expect(app.menu).toHaveCount(0);

    await drag('P0', 'P2');
    await page.mouse.up();
    await expect.poll(() => lanes(diagram, axis)).toEqual(['P1', 'P2', 'P0']);
    await diagram.lane('P1').click();
    await app.menu.getByRole('menuitem', { name: 'Hide this lane' }).click();
    await expect.poll(() => lanes(diagram, axis)).toEqual(['P2', 'P0']);
    await diagram.lane('P0').click();
    await app.menu
      .getByRole('menuitem', { name: turn ? 'Move this lane left' : 'Move this lane up' })
      .click();
    await expect.poll(() => lanes(diagram, axis)).toEqual(['P0', 'P2']);
    await app.button('Show all lanes').click();
    await expect.poll(() => lanes(diagram, axis)).toEqual(['P0', 'P1', 'P2']);
    await expect(diagram.lane('P1')).toBeFocused();
    await expect(app.button('Show all lanes')).toHaveCount(0);
  });

test('moved lanes are put back by number, by button and from a menu', async ({ app, page }) => {
  const diagram = new Diagram(page);
  await app.open();
  await expect(app.button('Lanes by number')).toHaveCount(0);
  await diagram.lane('P2').focus();
  await app.press('Alt+ArrowUp');
  await expect.poll(() => lanes(diagram)).toEqual(['P0', 'P2', 'P1']);
  await app.button('Lanes by number').click();
  await expect.poll(() => lanes(diagram)).toEqual(['P0', 'P1', 'P2']);
  await expect(said(app)).toHaveText('Lanes stand by number.');
  await expect(diagram.lane('P0')).toBeFocused();
  await expect(app.button('Lanes by number')).toHaveCount(0);

  await app.press('Alt+ArrowDown');
  await expect.poll(() => lanes(diagram)).toEqual(['P1', 'P0', 'P2']);
  await app.press('Enter');
  await app.menu.getByRole('menuitem', { name: 'Lanes by number' }).click();
  await expect.poll(() => lanes(diagram)).toEqual(['P0', 'P1', 'P2']);
});

test('the link finds the lanes again, another run has its own', async ({ app, page }) => {
  const diagram = new Diagram(page);
  await app.open();
  await diagram.lane('P2').focus();
  await app.press('Alt+ArrowUp', 'Alt+ArrowUp', 'ArrowDown', 'h');
  await expect.poll(() => lanes(diagram)).toEqual(['P2', 'P1']);
  const link = await app.link();
  await app.openFragment(link.slice(link.indexOf('#')));
  await expect.poll(() => lanes(diagram)).toEqual(['P2', 'P1']);
  await app.chooseAlgorithm('Bully');
  await expect(app.button('Show all lanes')).toHaveCount(0);
});
