// The screens that are photographed: how a person comes to each from the opening one.

const BEATS_IN = 3;

/** The opening preset just after P2's request was dragged past P0's own. */
export const OPENING = { name: 'opening', show: dragged };

export const SCREENS = [
  { name: 'mutex', show: (page) => openAlgorithm(page, 'Ricart') },
  { name: 'bully', show: (page) => openAlgorithm(page, 'Bully') },
  { name: 'rumor', show: (page) => openAlgorithm(page, 'Rumor') },
  { name: 'mutex-sixteen', show: (page) => openPreset(page, 'Ricart', 'sixteen') },
  { name: 'bully-thirty-two', show: (page) => openPreset(page, 'Bully', 'thirty-two') },
  { name: 'rumor-twelve', show: (page) => openPreset(page, 'Rumor', 'twelve') },
  { name: 'mutex-crash', show: (page) => openPreset(page, 'Ricart', 'crash') },
  { name: 'rumor-space-time', show: rumorSpaceTime },
  { name: 'beside-network', show: (page) => beside(page, 'Network') },
  { name: 'beside-log', show: besideLog },
  { name: 'table', show: (page) => view(page, 'Ricart', 'State') },
  { name: 'messages', show: (page) => view(page, 'Ricart', 'Messages') },
  { name: 'log', show: (page) => view(page, 'Ricart', 'Log') },
  { name: 'plots', show: (page) => view(page, 'Ricart', 'Plots') },
  { name: 'plots-bully', show: (page) => view(page, 'Bully', 'Plots') },
  { name: 'plots-clocks', show: (page) => view(page, 'Lamport', 'Plots') },
  { name: 'network', show: (page) => view(page, 'Bully', 'Network') },
  { name: 'ring', show: (page) => view(page, 'Chord', 'Ring') },
  { name: 'ring-thousand', show: ringThousand },
  { name: 'dragged', show: dragged },
  { name: 'vector', show: (page) => labels(page, 'vector') },
  { name: 'vertical', show: vertical },
  { name: 'message-menu', show: messageMenu },
  { name: 'lane-menu', show: laneMenu },
  { name: 'event', show: pickedEvent },
  { name: 'partition', show: partition },
  { name: 'delay', show: delay },
  { name: 'lookup', show: lookup },
  { name: 'share', show: (page) => dialog(page, 'Share') },
  { name: 'help', show: (page) => dialog(page, 'Keys and help') },
  { name: 'about', show: (page) => dialog(page, 'About this algorithm') },
  { name: 'algorithms', show: (page) => sheet(page, 'Algorithms') },
  { name: 'inspector', show: (page) => sheet(page, 'Inspector') },
  { name: 'sweep', show: sweep },
  { name: 'bad-link', show: badLink },
];

function button(page, name) {
  return page.getByRole('button', { name, exact: true });
}

function diagram(page) {
  return page.getByRole('application', { name: 'Events and messages' });
}

function message(page, ends) {
  return diagram(page).getByRole('button', { name: new RegExp(`^REQUEST from ${ends},`) });
}

/** Rumor spreading over k, from the header where there is room for it, else from the inspector. */
async function sweep(page) {
  await openAlgorithm(page, 'Rumor');
  if (await button(page, 'Sweep…').isVisible()) await button(page, 'Sweep…').click();
  else {
    await button(page, 'Inspector').click();
    await page.getByRole('dialog').locator('summary').first().click();
    await button(page, 'Sweep a parameter…').click();
  }
  await button(page, 'Run the sweep').click();
  await page.getByText(/^Complete: /).waitFor();
  await page.getByRole('listbox').scrollIntoViewIfNeeded();
}

async function press(page, key, times = 1) {
  for (let i = 0; i < times; i++) await page.keyboard.press(key);
}

async function openAlgorithm(page, title) {
  await sheet(page, 'Algorithms');
  await page.getByRole('button', { name: new RegExp(`^${title}.*presets$`) }).click();
  await page.locator('h1', { hasText: title }).waitFor({ state: 'attached' });
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.locator('[data-beat]').waitFor();
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.activeElement?.blur());
  await press(page, 'PageDown', BEATS_IN - 1);
}

async function openPreset(page, title, preset) {
  await openAlgorithm(page, title);
  const select = page.getByRole('combobox', { name: 'Preset' });
  await select.selectOption(preset);
  await page.locator('[data-beat]').waitFor();
  await page.evaluate(() => document.activeElement?.blur());
  await press(page, 'PageDown');
}

async function rumorSpaceTime(page) {
  await openPreset(page, 'Rumor', 'twelve');
  const tab = page.getByRole('tab', { name: 'Space–time' });
  if (await tab.count()) await tab.click();
}

async function view(page, algorithm, title) {
  await openAlgorithm(page, algorithm);
  await showTab(page, title);
}

async function showTab(page, title) {
  await page.getByRole('tab', { name: title, exact: true }).click();
  await page.getByRole('tabpanel').getByRole('region', { name: title, exact: true }).waitFor();
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.activeElement?.blur());
}

/** The diagram and another view; on a narrow screen the other alone. */
async function beside(page, title) {
  await press(page, 'PageDown', BEATS_IN);
  const select = page.getByRole('combobox', { name: 'View beside' });
  if (!(await select.count())) return showTab(page, title);
  await select.selectOption({ label: title });
  await page.getByRole('region', { name: `Beside it: ${title}` }).waitFor();
  await page.evaluate(() => document.activeElement?.blur());
}

/** A line of the log is pointed at. */
async function besideLog(page) {
  await beside(page, 'Log');
  await page
    .getByRole('list', { name: 'What happened' })
    .getByRole('button', { name: /enters/ })
    .first()
    .hover();
}

async function ringThousand(page) {
  await openPreset(page, 'Chord', 'half-dead');
  await showTab(page, 'Ring');
}

async function middleOf(locator) {
  const { x, y, width, height } = await locator.boundingBox();
  return { x: x + width / 2, y: y + height / 2 };
}

async function dragged(page) {
  await press(page, 'PageDown', BEATS_IN);
  const request = message(page, 'P2 to P0');
  const row = await request.getAttribute('data-row');
  const head = await middleOf(diagram(page).locator(`[data-head="${row}"]`));
  const own = await middleOf(diagram(page).getByRole('button', { name: /P0 is asked to request/ }));
  await page.mouse.move(head.x, head.y);
  await page.mouse.down();
  await page.mouse.move(own.x, head.y, { steps: 4 });
  await page.mouse.move(own.x + (own.x - head.x) / 2, head.y, { steps: 4 });
  await page.mouse.up();
  await page.locator('[data-first-change]').waitFor();
  // P0 enters: the beat before the last.
  await press(page, 'End');
  await press(page, 'PageUp', 2);
  await page.mouse.move(0, 0);
}

async function labels(page, value) {
  await page.getByRole('combobox', { name: 'Clock labels' }).selectOption(value);
  await page.evaluate(() => document.activeElement?.blur());
  await press(page, 'PageDown', BEATS_IN);
}

async function vertical(page) {
  await press(page, 'PageDown', BEATS_IN);
  await button(page, 'Time runs to the right').click();
}

async function messageMenu(page) {
  await message(page, 'P0 to P1').focus();
  await press(page, 'Enter');
  await page.getByRole('menu').waitFor();
}

async function laneMenu(page) {
  await diagram(page).getByRole('button', { name: 'P1, lane' }).focus();
  await press(page, 'Enter');
  await page.getByRole('menu').waitFor();
}

async function pickedEvent(page) {
  await diagram(page)
    .getByRole('button', { name: /^event 10,/ })
    .focus();
  await press(page, 'Enter');
}

async function partition(page) {
  await laneMenu(page);
  await page.getByRole('menuitem', { name: /^Partition/ }).click();
  await page.getByRole('dialog').waitFor();
}

async function delay(page) {
  await messageMenu(page);
  await page.getByRole('menuitem', { name: 'Set delay…' }).click();
  await page.getByRole('dialog').waitFor();
}

/** Of a key that there is not. */
async function lookup(page) {
  await view(page, 'Chord', 'Ring');
  await page.getByRole('button', { name: /^4 \(N1\)/ }).press('Enter');
  await page.getByRole('menuitem', { name: 'Look up…' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('32');
}

async function dialog(page, opener) {
  await button(page, opener).click();
  await page.getByRole('dialog').waitFor();
  await page.waitForLoadState('networkidle');
}

/** On a wide screen it stands beside the stage already. */
async function sheet(page, name) {
  const opener = button(page, name);
  if (await opener.count()) await opener.click();
}

async function badLink(page) {
  await page.evaluate(() => {
    location.hash = '#nonsense';
  });
  await page.getByRole('main').getByRole('alert').waitFor();
}
