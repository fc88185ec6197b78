// Bounds: a long run shows how far it is and can be cancelled; a value that makes no sense is refused beside its field.
import { expect, test } from './app.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('a long run shows its progress and is cancelled', async ({ app, page }) => {
  await app.open();
  await app.chooseAlgorithm('Rumor spreading');
  const nodes = await app.field('Nodes');
  await nodes.fill('1000000');
  await nodes.press('Enter');
  await expect(page.getByRole('progressbar', { name: 'The run’s progress' })).toBeVisible();

  await test.step('the app answers meanwhile', async () => {
    await page.getByRole('combobox', { name: 'Preset' }).focus();
    await page.getByRole('searchbox', { name: 'Find an algorithm' }).fill('bully');
    await expect(page.getByRole('navigation').getByRole('button')).toHaveCount(1);
    await page.getByRole('searchbox', { name: 'Find an algorithm' }).fill('');
  });

  await app.button('Cancel').click();
  await expect(page.getByRole('progressbar', { name: 'The run’s progress' })).toBeHidden();
  await expect(app.alert).toContainText('The run was cancelled');
  await expect(app.section('Checks')).toContainText('Undecided');

  await app.button('Undo').click();
  await expect(nodes).toHaveValue('10000');
  await expect(app.alert).toHaveCount(0);
  await app.press('End');
  await expect.poll(() => app.moment()).toMatch(/event ([\d,]+) of \1$/);
});

test('a run that would never end is stopped, with what there is', async ({ app }) => {
  await app.open();
  await app.choosePreset('Sixteen, all the time');
  const entries = await app.field('Entries');
  await entries.fill('1000000');
  await entries.press('Enter');
  await expect(app.button('Cancel')).toBeVisible();
  await app.button('Cancel').click();
  await expect(app.alert).toContainText('The run was cancelled');
  await app.press('End');
  await expect.poll(() => app.moment()).toMatch(/event ([\d,]+) of \1$/);
});

test('a refused value leaves the last good run', async ({ app }) => {
  await app.open();
  await app.press('PageDown');
  const stood = await app.moment();
  const nodes = await app.field('Processes');
  const refusals: readonly (readonly [string, RegExp])[] = [
    ['1', /between 2 and 256/],
    ['1000', /between 2 and 256/],
    ['2.5', /./],
  ];
  for (const [value, says] of refusals) {
    await nodes.fill(value);
    await nodes.press('Enter');
    await expect(nodes).toHaveAttribute('aria-invalid', 'true');
    await expect(nodes).toHaveAccessibleDescription(says);
    expect(await app.moment()).toBe(stood);
  }
  await nodes.fill('4');
  await nodes.press('Enter');
  await expect(nodes).not.toHaveAttribute('aria-invalid', 'true');
  await expect(app.page.getByRole('button', { name: 'P3, lane' })).toBeAttached();
});

test('a refused seed, list and probability say why', async ({ app }) => {
  await app.open();
  const seed = await app.field('Seed');
  const stood = await seed.inputValue();
  await seed.fill('-3');
  await seed.press('Enter');
  await expect(seed).toHaveAttribute('aria-invalid', 'true');
  // The value that stands all the while is right again when it is typed.
  await seed.fill(stood);
  await seed.press('Enter');
  await expect(seed).not.toHaveAttribute('aria-invalid', 'true');

  await app.unfold('Network');
  const loss = app.inspector.getByRole('spinbutton', { name: /^Loss/ });
  await loss.fill('2');
  await loss.press('Enter');
  await expect(loss).toHaveAttribute('aria-invalid', 'true');
  await expect(loss).toHaveAccessibleDescription(/probability/);
});

test('times are typed and refused in the protocol’s unit, and kept in ticks', async ({ app }) => {
  await app.open();
  await app.chooseAlgorithm('Bully');
  const timeout = await app.field('Answer timeout T ms');
  await timeout.fill('0');
  await timeout.press('Enter');
  await expect(timeout).toHaveAccessibleDescription(/0 is not between 0\.001 and 1,000,000 ms/);
  await timeout.fill('45.5');
  await timeout.press('Enter');
  await expect(timeout).not.toHaveAttribute('aria-invalid', 'true');

  await app.unfold('Network');
  await app.inspector.getByRole('combobox', { name: 'Message delay ms' }).selectOption('uniform');
  const to = app.inspector.getByRole('spinbutton', { name: 'Message delay: to' });
  await to.fill('1');
  await to.press('Enter');
  await expect(app.section('Network')).toContainText(/From [\d.]+ to 1 is no range/);
  await to.fill('20.25');
  await to.press('Enter');
  await expect(to).not.toHaveAttribute('aria-invalid', 'true');

  await app.button('Share').click();
  const command = app
    .dialog('Share')
    .getByRole('textbox', { name: 'The same on the command line' });
  await expect(command).toHaveValue(/--set answerTimeout=45500 /);
  await expect(command).toHaveValue(/--network delay=uniform:\d+\.\.20250 /);
});

test('in cycle timing the fields that do nothing are off, and say why', async ({ app }) => {
  await app.open();
  await app.chooseAlgorithm('Rumor spreading');
  await app.unfold('Network');
  const delay = app.inspector.getByRole('combobox', { name: /^Message delay/ });
  const network = app.section('Network');
  const idle = [
    delay,
    network.getByRole('spinbutton', { name: 'Message delay: from' }),
    network.getByRole('checkbox', { name: /FIFO/ }),
    network.getByRole('spinbutton', { name: /^Bandwidth/ }),
  ];
  for (const control of idle) {
    await expect(control).toBeDisabled();
    await expect(control).toHaveAccessibleDescription(/Cycle timing has no delays/);
  }
  await expect(network.getByRole('spinbutton', { name: /^Loss/ })).toBeEnabled();

  await app.unfold('Run');
  const nodes = await app.field('Nodes');
  await nodes.fill('50');
  await nodes.press('Enter');
  await app.inspector.getByRole('combobox', { name: 'Timing' }).selectOption('async');
  for (const control of idle) await expect(control).toBeEnabled();
  await expect(network).not.toContainText('no delays');
});
