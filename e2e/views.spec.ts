// What the views show beyond a run that plays: changes that are not yet made, what is dense, what is still to come.
import { expect, test } from './app.ts';
import { Diagram } from './diagram.ts';
import { clippedLabels, overprintedLabels } from './geometry.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('a head moved by key says what keeps it and what drops it; undo drops it and nothing else', async ({
  app,
  page,
}) => {
  const diagram = new Diagram(page);
  await app.open();
  const request = diagram.message('REQUEST', 'P2', 'P0');
  const listed = (await app.unfold('Interventions')).getByRole('listitem');
  const own = await listed.count();

  await request.press('ArrowRight');
  await request.press('Enter');
  await expect(listed).toHaveCount(own + 1);
  const kept = (await request.getAttribute('aria-label')) ?? '';
  await expect(request).toBeFocused();

  await app.press('Shift+ArrowRight');
  const tag = diagram.box.locator('[data-dragging=key]');
  await expect(tag).toContainText('Enter keeps it · Esc drops it');
  await expect(tag).toContainText(/t = [\d.]+\sms/);
  await expect(
    page.getByText(/would arrive at t = .*; Enter keeps it, Escape drops it/),
  ).toHaveCount(1);

  await app.press('Control+z');
  await expect(tag).toHaveCount(0);
  await expect(request).toHaveAccessibleName(kept);
  await expect(listed).toHaveCount(own + 1);

  await app.press('Control+z');
  await expect(listed).toHaveCount(own);
});

test('a head dragged beyond the end takes the axis along; before its send it stops a tick after', async ({
  app,
  page,
}) => {
  const diagram = new Diagram(page);
  await app.open();
  const message = diagram.message('OK', 'P2', 'P0');
  const row = await message.getAttribute('data-row');
  const head = await diagram.box.locator(`[data-head="${row}"]`).boundingBox();
  const plot = await diagram.box.boundingBox();
  if (!head || !plot) throw new Error('nothing is drawn');
  const tag = diagram.box.locator('[data-dragging=pointer]');
  const arrival = async () => Number(/t = ([\d.]+)/.exec((await tag.textContent()) ?? '')?.[1]);
  const axisEnd = () =>
    diagram.box
      .locator('svg[aria-hidden=true] text')
      .last()
      .textContent()
      .then((text) => Number.parseFloat(text ?? ''));
  const end = await axisEnd();

  await page.mouse.move(head.x + head.width / 2, head.y + head.height / 2);
  await page.mouse.down();
  await page.mouse.move(plot.x + plot.width - 2, head.y, { steps: 5 });
  await expect.poll(arrival).toBeGreaterThan(end + 40);
  await expect.poll(axisEnd).toBeGreaterThan(end + 20);
  await expect(tag).toBeInViewport({ ratio: 0.5 });

  await page.mouse.move(plot.x + 2, head.y, { steps: 5 });
  await expect(tag).toContainText('1 tick after it is sent, no sooner');
  await page.mouse.up();
  await expect(message).toHaveAccessibleName(/sent at ([\d.]+), arrives at \1[.\d]*1, set by hand/);
});

test('what was done to a message is not offered again, but can be taken back', async ({
  app,
  page,
}) => {
  const diagram = new Diagram(page);
  await app.open();
  const request = diagram.message('REQUEST', 'P0', 'P1');
  const items = async () => {
    await diagram.clickArrow(request);
    const texts = await app.menu.getByRole('menuitem').allTextContents();
    await app.press('Escape');
    await expect(app.menu).toBeHidden();
    return texts;
  };
  const choose = async (item: string) => {
    await diagram.clickArrow(request);
    await app.menu.getByRole('menuitem', { name: item, exact: true }).click();
  };
  expect(await items()).toEqual(['Lose', 'Duplicate', 'Corrupt', 'Set delay…', 'Open']);

  await choose('Lose');
  await expect(request).toHaveAttribute('data-outcome', 'lost');
  expect(await items()).toEqual(['Duplicate', 'Undo losing it', 'Open']);
  await choose('Undo losing it');
  await expect(request).toHaveAttribute('data-outcome', 'received');

  await choose('Duplicate');
  await expect(diagram.event(/P1 receives REQUEST from P0/)).toHaveCount(2);
  expect(await items()).toEqual(['Lose', 'Corrupt', 'Set delay…', 'Undo duplicating it', 'Open']);
  await request.focus();
  await app.press('Enter');
  await expect(app.menu.getByRole('menuitem').first()).toBeFocused();
  await app.press('End', 'ArrowUp', 'Enter');
  await expect(diagram.event(/P1 receives REQUEST from P0/)).toHaveCount(1);
});

test('sixteen lanes stay legible: few labels, none on another, old arrows thin, those of the lane in focus strong', async ({
  app,
  page,
}) => {
  const diagram = new Diagram(page);
  await app.open();
  await app.choosePreset('Sixteen, all the time');
  await app.press('PageDown');
  const width = (selector: string) =>
    diagram.box
      .locator(`[data-message]${selector} > path:nth-child(2)`)
      .evaluateAll((shafts) =>
        shafts.map((one) => Number.parseFloat(getComputedStyle(one).strokeWidth)),
      );
  const [far, near, own] = [
    await width('[data-far]:not([data-of-lane])'),
    await width('[data-happened=true]:not([data-far]):not([data-of-lane])'),
    await width('[data-happened=true][data-of-lane]'),
  ];
  expect(Math.max(...far)).toBeLessThan(Math.min(...near));
  expect(Math.max(...near)).toBeLessThan(Math.min(...own));

  const labels = diagram.box.locator('text[data-label]');
  for (const [step, presses] of [3, 14, 20].entries()) {
    for (let i = 0; i < presses; i++) await app.press('ArrowRight');
    expect(await page.evaluate(clippedLabels), `clipped, ${step}`).toEqual([]);
    expect(await page.evaluate(overprintedLabels), `overprinted, ${step}`).toEqual([]);
  }
  await expect(labels.first()).toBeAttached();
  expect(await labels.count()).toBeLessThan(20);

  await test.step('an arrow that is looked at is named', async () => {
    const arrow = diagram.box.locator('[data-message]:not([data-looked=true])').first();
    await arrow.focus();
    const type = (await arrow.getAttribute('data-type')) ?? '';
    await expect(diagram.box.locator('text[data-picked=true]')).toHaveText(new RegExp(`^${type}`));
  });
});

test('a zoom lasts through interventions, and no longer than the run', async ({ app, page }) => {
  const diagram = new Diagram(page);
  await app.open();
  const fit = app.button('Fit the whole run');
  await expect(fit).toBeDisabled();
  await app.button('Zoom in').click();
  await app.button('Zoom in').click();
  await expect(fit).toBeEnabled();

  await diagram.lane('P1').press('Enter');
  await app.menu.getByRole('menuitem', { name: 'Crash', exact: true }).click();
  await expect(app.section('Interventions')).toContainText('P1 crashes');
  await expect(fit).toBeEnabled();

  const first = await page.getByRole('combobox', { name: 'Preset' }).inputValue();
  await app.choosePreset('Two contenders, one bystander');
  await expect(page.getByRole('combobox', { name: 'Preset' })).not.toHaveValue(first);
  await expect(fit).toBeDisabled();
});

test('a process that was crashed is down at once, in its lane and in the inspector', async ({
  app,
  page,
}) => {
  const diagram = new Diagram(page);
  await app.open();
  await app.press('PageDown');
  await app.inspector.getByRole('combobox', { name: 'Node' }).selectOption('P1');
  const node = app.section('P1');
  for (const [does, condition] of [
    ['Pause', 'paused'],
    ['Crash', 'down'],
  ] as const) {
    await node.getByRole('button', { name: does }).click();
    await expect(node.getByText(condition, { exact: true })).toBeVisible();
    await expect(diagram.lane('P1')).toHaveAccessibleName(`P1, lane, ${condition}`);
  }
  await node.getByRole('button', { name: 'Recover P1', exact: true }).click();
  await expect(node.getByText('down', { exact: true })).toHaveCount(0);
  await expect(diagram.lane('P1')).toHaveAccessibleName('P1, lane');
});

test('the grid shows who is cut off, paused and crashed, and says so', async ({ app, page }) => {
  await app.open();
  await app.chooseAlgorithm('Rumor spreading');
  await app.choosePreset('A partition in the middle of it');
  const view = page.getByRole('region', { name: 'Grid and plots' });
  const legend = (id: string) => view.locator(`[data-cell=${id}]`);
  const walls = view.locator('[data-partition]');
  await expect(walls).toHaveCount(1);
  await expect(legend('partition')).toContainText('100 | 300');
  await expect(legend('paused')).toHaveCount(0);

  const pick = app.inspector.getByRole('combobox', { name: 'Node' });
  for (const [node, does, id] of [
    ['N7', 'Pause', 'paused'],
    ['N310', 'Crash', 'crashed'],
  ] as const) {
    await pick.selectOption(node);
    await app
      .section(node)
      .getByRole('button', { name: `${does} ${node}` })
      .click();
    await expect(legend(id)).toHaveAttribute('data-count', '1');
  }
  const walk = async (key: string, times: number) => {
    for (let i = 0; i < times; i++) await app.press(key);
  };
  await view.getByRole('grid').focus();
  await walk('ArrowRight', 7);
  const paused = view.getByRole('gridcell', { name: /^N7: [a-z ]+, paused, side 2 of 2/ });
  await expect(paused).toHaveAttribute('data-paused', 'true');
  await walk('ArrowDown', 15);
  await walk('ArrowRight', 3);
  await expect(view.getByRole('gridcell', { name: /^N310: crashed, side 1 of 2/ })).toBeAttached();

  await app.press('PageDown', 'PageDown');
  await expect(walls).toHaveCount(0);
  await expect(legend('partition')).toContainText('none');
});

test.describe('with motion', () => {
  test.use({ contextOptions: { reducedMotion: 'no-preference' } });

  test('while a long run plays, marks stay where they were laid out', async ({ app, page }) => {
    await app.open();
    await page.getByRole('combobox', { name: 'Preset' }).selectOption('sixteen');
    const entries = await app.field('Entries');
    await entries.fill('400');
    await entries.press('Enter');
    await expect.poll(() => app.moment()).toMatch(/ of 2\d,\d+$/);
    await app.time.press('Home');
    await app.transport.getByRole('button', { name: 'Play' }).click();
    const rewritten = await page.evaluate(framesLaidOut, 60);
    expect(rewritten).toBeLessThanOrEqual(4);
  });
});

/** In how many of so many frames most events of the diagram were moved. */
function framesLaidOut(frames: number): Promise<number> {
  return new Promise((done) => {
    let moved = 0;
    let laidOut = 0;
    const observer = new MutationObserver((changes) => {
      moved += changes.filter(({ target }) => (target as Element).matches('[data-event]')).length;
    });
    observer.observe(document.body, {
      subtree: true,
      attributes: true,
      attributeFilter: ['transform'],
    });
    const onFrame = (left: number) => {
      if (moved > 100) laidOut++;
      moved = 0;
      if (left > 0) requestAnimationFrame(() => onFrame(left - 1));
      else done(laidOut);
    };
    requestAnimationFrame(() => onFrame(frames));
  });
}

test('the focus stays in the diagram, however far one zooms out', async ({ app, page }) => {
  const diagram = new Diagram(page);
  await app.open();
  await app.choosePreset('Sixteen, all the time');
  await app.press('PageDown');
  await diagram.box.locator('[data-event][data-current=true]').focus();
  for (let i = 0; i < 6; i++) await app.press('+');
  await expect(diagram.box.locator('[data-event]:focus')).toBeAttached();
  for (let i = 0; i < 12; i++) await app.press('-');
  await expect(app.button('Fit the whole run')).toBeDisabled();
  await expect(diagram.box.locator('[data-key]:focus')).toBeAttached();
  await app.press('+');
  await expect(app.button('Fit the whole run')).toBeEnabled();
});
