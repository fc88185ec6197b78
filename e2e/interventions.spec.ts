// Everything a person can do to a run, by pointer: each is listed, shows its consequence in the trace, and is taken back.
import { presets } from '../src/protocols/mx-ricart-agrawala/scenarios.ts';
import { type App, expect, test } from './app.ts';
import { Diagram } from './diagram.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const CRITICAL = /, (P\d) .*marks ENTER/;

test('a message is lost, duplicated, corrupted, delayed', async ({ app, page }) => {
  const diagram = new Diagram(page);
  await app.open();
  const request = diagram.message('REQUEST', 'P0', 'P1');
  const before = await diagram.eventNames();
  const act = async (item: string) => {
    await diagram.clickArrow(request);
    await expect(page.getByRole('menu', { name: 'REQUEST from P0 to P1' })).toBeVisible();
    await app.menu.getByRole('menuitem', { name: item }).click();
  };
  const takeBack = async () => {
    await app.button('Undo').click();
    await expect.poll(() => diagram.eventNames()).toEqual(before);
    await isListed(app, undefined);
  };

  await test.step('lose', async () => {
    await act('Lose');
    await isListed(app, 'Lose REQUEST from P0 to P1');
    await expect(request).toHaveAttribute('data-outcome', 'lost');
    await expect(request).toHaveAccessibleName(/lost: taken away by hand/);
    await expect.poll(() => diagram.order(CRITICAL)).toEqual(['P2']);
    await expect(check(app, 'Every request is granted')).toHaveAttribute('data-ok', 'false');
    await takeBack();
  });

  await test.step('duplicate', async () => {
    await act('Duplicate');
    await isListed(app, 'Duplicate REQUEST from P0 to P1');
    await expect(diagram.event(/P1 receives REQUEST from P0/)).toHaveCount(2);
    await takeBack();
  });

  await test.step('corrupt', async () => {
    await act('Corrupt');
    await isListed(app, 'Corrupt REQUEST from P0 to P1');
    await expect(request).toHaveAttribute('data-outcome', 'lost');
    await expect(request).toHaveAccessibleName(/corrupted/);
    await takeBack();
  });

  await test.step('set the delay', async () => {
    await act('Set delay…');
    const dialog = app.dialog('Set delay');
    const field = dialog.getByRole('spinbutton');
    await field.fill('0');
    await expect(dialog.getByText('Give a time of at least')).toBeVisible();
    await expect(dialog.getByRole('button', { name: 'Set' })).toBeDisabled();
    await field.fill('25');
    await dialog.getByRole('button', { name: 'Set' }).click();
    await isListed(app, 'REQUEST from P0 to P1 takes 25 ms');
    await expect(request).toHaveAccessibleName(/sent at 24, arrives at 49, set by hand/);
    await takeBack();
  });

  await test.step('open', async () => {
    await act('Open');
    await expect(app.section(/^Event/)).toContainText('receive REQUEST');
    await expect(app.section(/^Event/)).toContainText('What led to it');
  });
});

test('a process crashes, recovers, is paused, goes on', async ({ app, page }) => {
  const diagram = new Diagram(page);
  await app.open();
  const asks = diagram.event(/P2 is asked to request/);
  const choose = async (item: string) => {
    await app.menu.getByRole('menuitem', { name: item, exact: true }).click();
  };

  await diagram.clickLane(1, asks, 22);
  await choose('Crash');
  await isListed(app, 'P1 crashes');
  await expect(diagram.event(/P1 crashes/)).toBeAttached();
  await expect(diagram.message('REQUEST', 'P2', 'P1')).toHaveAccessibleName(/receiver is down/);
  await expect(check(app, 'Every request is granted')).toHaveAttribute('data-ok', 'false');

  await diagram.clickLane(1, diagram.event(/P1 crashes/), 30);
  await choose('Recover');
  await expect(diagram.event(/P1 recovers/)).toBeAttached();
  await app.button('Undo').click();
  await expect(diagram.event(/P1 recovers/)).toHaveCount(0);
  await app.button('Undo').click();
  await expect(diagram.event(/P1 crashes/)).toHaveCount(0);
  await isListed(app, undefined);

  await diagram.clickLane(1, asks, 22);
  await choose('Pause');
  await isListed(app, 'P1 is paused');
  await expect(diagram.event(/P1 receives REQUEST/)).toHaveCount(0);
  await diagram.clickLane(1, diagram.event(/P1 is paused|P1 pauses/), 30);
  await choose('Resume');
  await isListed(app, 'P1 goes on');
  await expect(diagram.event(/P1 receives REQUEST/)).toHaveCount(2);
});

test('a check says whom it excuses, and what was merely not seen is not red', async ({ app }) => {
  await app.open();
  const granted = check(app, 'Every request is granted');
  await expect(granted).not.toContainText('excused');
  await app.press('End');
  await app.inspector.getByRole('combobox', { name: 'Node' }).selectOption('P1');
  await app.inspector.getByRole('button', { name: 'Crash P1' }).click();
  await expect(granted).toHaveAttribute('data-ok', 'true');
  await expect(granted).toContainText('P1 has crashed and is excused.');

  const deferred = check(app, 'A reply is deferred');
  await expect(deferred.locator('[data-mark=holds]')).toBeVisible();
  await app.press('Home');
  for (const node of ['P0', 'P1']) {
    await app.inspector.getByRole('combobox', { name: 'Node' }).selectOption(node);
    await app.inspector.getByRole('button', { name: `Crash ${node}` }).click();
  }
  await expect(deferred).toHaveAttribute('data-ok', 'null');
  await expect(deferred).toContainText('Not seen in this run.');
  await expect(deferred.locator('[data-mark=open]')).toBeVisible();
});

test('a process is told to ask, and a button in the inspector does the same', async ({
  app,
  page,
}) => {
  const diagram = new Diagram(page);
  await app.open();
  await diagram.clickLane(1, diagram.event(/P2 is asked to request/), -22);
  await app.menu.getByRole('menuitem').first().click();
  await expect(diagram.event(/P1 is asked to request/)).toBeAttached();
  await expect
    .poll(async () => (await diagram.order(CRITICAL)).toSorted())
    .toEqual(['P0', 'P1', 'P2']);
  await app.button('Undo').click();

  await app.press('Home');
  await app.inspector.getByRole('combobox', { name: 'Node' }).selectOption('P1');
  await app.section('P1').getByRole('button', { name: 'Crash' }).click();
  await isListed(app, 'P1 crashes');
  await expect(app.section('Interventions')).toContainText('before event 1, at 0 ms');
});

test('the network is partitioned and heals', async ({ app, page }) => {
  const diagram = new Diagram(page);
  await app.open();
  const asks = diagram.event(/P2 is asked to request/);
  await diagram.clickLane(2, asks, -22);
  await app.menu.getByRole('menuitem', { name: 'Partition from here…' }).click();
  const dialog = app.dialog('Partition the network');
  await expect(dialog.getByRole('checkbox', { name: 'P2' })).toBeChecked();
  await dialog.getByRole('checkbox', { name: 'P2' }).uncheck();
  await expect(dialog.getByText('Leave at least one node on each side.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Partition' })).toBeDisabled();
  await dialog.getByRole('checkbox', { name: 'P2' }).check();
  await dialog.getByRole('button', { name: 'Partition' }).click();
  await isListed(app, 'Partition: P2 | the rest');
  await expect(diagram.message('REQUEST', 'P2', 'P0')).toHaveAccessibleName(
    /lost: cut off by the partition/,
  );
  await expect(diagram.box.locator('[data-partition]')).toHaveCount(1);

  await diagram.clickLane(1, asks, 22);
  await app.menu.getByRole('menuitem', { name: 'Heal the partition' }).click();
  await isListed(app, 'The partition heals');
  await expect(diagram.message('REQUEST', 'P0', 'P2')).toHaveAttribute('data-outcome', 'received');
});

test('what finds nothing to act on is shown as such, and can be removed', async ({ app, page }) => {
  const diagram = new Diagram(page);
  await app.open();
  await diagram.clickArrow(diagram.message('OK', 'P2', 'P0'));
  await app.menu.getByRole('menuitem', { name: 'Lose' }).click();
  await isListed(app, 'Lose OK from P2 to P0');
  // P2 dies before it would have sent that OK.
  await diagram.clickLane(2, diagram.event(/P2 is asked to request/), 22);
  await app.menu.getByRole('menuitem', { name: 'Crash' }).click();
  const item = app.section('Interventions').getByRole('listitem').filter({ hasText: 'Lose OK' });
  await expect(item).toContainText('finds nothing to act on: no OK from P2 to P0 was sent');
  await item.getByRole('button', { name: 'Remove: Lose OK from P2 to P0' }).click();
  await expect(item).toHaveCount(0);
  await isListed(app, 'P2 crashes');
});

/** The last intervention in the list; undefined: none beside the preset's own. */
async function isListed(app: App, text: string | undefined): Promise<void> {
  await app.unfold('Interventions');
  const items = app.section('Interventions').getByRole('listitem');
  if (text === undefined) await expect(items).toHaveCount(PRESETS_OWN);
  else await expect(items.last()).toContainText(text);
}

/** Interventions of the first preset's own script. */
const PRESETS_OWN = presets[0].script?.length ?? 0;

function check(app: App, name: string) {
  return app.section('Checks').getByRole('listitem').filter({ hasText: name });
}
