// Links that can't be taken as they are: each says what is wrong, and the app beside it stays usable.
import { type LinkContent, packLink, unpackLink } from '../src/lab/link.ts';
import { type App, expect, test } from './app.ts';
import { Diagram } from './diagram.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

async function goodLink(app: App): Promise<string> {
  await app.open();
  return new URL(await app.link()).hash;
}

/** A link whose contents are changed, with a checksum that fits. */
function changed(fragment: string, change: (run: Record<string, unknown>) => void): string {
  const content = structuredClone(unpackLink(fragment));
  change(content.run as unknown as Record<string, unknown>);
  return packLink(content as LinkContent);
}

/** The alert is there, and the run beside it can be played and changed. */
async function isUsable(app: App): Promise<void> {
  await app.press('End');
  await expect.poll(() => app.moment()).toMatch(/event (\d+) of \1$/);
  await app.choosePreset('A tie of timestamps');
  await expect(app.alert).toHaveCount(0);
}

test('links that were spoilt on the way', async ({ app }) => {
  const good = await goodLink(app);
  const middle = Math.floor(good.length / 2);
  const other = good[middle] === 'A' ? 'B' : 'A';
  const spoilt: readonly (readonly [string, string, RegExp])[] = [
    [
      'damaged',
      good.slice(0, middle) + other + good.slice(middle + 1),
      /The link is damaged: its checksum does not fit\./,
    ],
    ['cut off', good.slice(0, -12), /The link is cut off: its end is missing\./],
    ['of an older format', good.replace('#1', '#0'), /Made in format 0.*it reads format 1/],
    ['foreign', '#section-2', /This is not a Lightcone link/],
    ['not base64', '#%E2%98%83<b>', /This is not a Lightcone link/],
  ];
  for (const [what, fragment, says] of spoilt) {
    await test.step(what, async () => {
      await app.openFragment(fragment);
      await expect(app.alert).toContainText('This link could not be opened');
      await expect(app.alert).toContainText(says);
      await expect(app.alert).not.toContainText(/link:/);
    });
  }
  await isUsable(app);
});

test('links that name what isn’t there', async ({ app }) => {
  const good = await goodLink(app);

  await test.step('an unknown protocol', async () => {
    await app.openFragment(changed(good, (run) => (run.protocol = 'mx-ricart-agrawalla')));
    await expect(app.alert).toContainText('no such protocol; did you mean mx-ricart-agrawala?');
  });

  await test.step('a parameter out of range, and the nearest run', async () => {
    await app.openFragment(
      changed(good, (run) => (run.params = { ...(run.params as object), nodes: 9999 })),
    );
    await expect(app.alert).toContainText(/Parameter nodes: 9999 is not between 2 and 256\./);
    expect((await app.alert.textContent())?.match(/9999/g)).toHaveLength(1);
    await app.alert.getByRole('button', { name: 'Open the nearest valid run' }).click();
    await expect(app.alert).toHaveCount(0);
    await expect(await app.field('Processes')).toHaveValue('3');
  });

  await test.step('another version of the protocol', async () => {
    await app.openFragment(changed(good, (run) => (run.version = 7)));
    await expect(app.alert).toContainText('This link is for another version');
    await app.alert.getByRole('button', { name: /^Run it on version \d+$/ }).click();
    await expect(app.alert).toHaveCount(0);
    expect(await new Diagram(app.page).eventNames()).not.toEqual([]);
  });

  await test.step('dismissed', async () => {
    await app.openFragment('#nonsense');
    await app.alert.getByRole('button', { name: 'Dismiss' }).click();
    await expect(app.alert).toHaveCount(0);
    await isUsable(app);
  });
});

test('a bad link put into the address of an open page leaves its run', async ({ app, page }) => {
  await app.open();
  await app.press('PageDown', 'PageDown');
  const stood = await app.moment();
  await page.evaluate(() => {
    location.hash = '#nonsense';
  });
  await expect(app.alert).toContainText('This is not a Lightcone link');
  expect(await app.moment()).toBe(stood);
});

test('script in a link is shown as text', async ({ app, page }) => {
  const good = await goodLink(app);
  const script = '<img src=x onerror="document.title=1">';
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.message());
    void dialog.dismiss();
  });
  await app.openFragment(changed(good, (run) => (run.protocol = script)));
  await expect(app.alert).toContainText(script);
  await app.openFragment(
    changed(good, (run) => (run.params = { ...(run.params as object), [script]: 1 })),
  );
  await expect(app.alert).toContainText(script);
  await app.openFragment(changed(good, (run) => (run.preset = script)));
  await app.isShown();
  await expect(page.locator('img')).toHaveCount(0);
  await expect(page).toHaveTitle(/Lightcone/);
  expect(asked).toEqual([]);
});

test('a changed run tells its beats from its link as it did by hand', async ({ app, page }) => {
  await app.open();
  const beats = page.getByRole('list', { name: 'Beats' }).getByRole('button');
  const titles = () => beats.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
  const before = await titles();
  const diagram = new Diagram(page);
  const late = diagram.message('REQUEST', 'P2', 'P0');
  await diagram.dragHead(late, diagram.event(/P0 is asked to request/), 30);
  await expect(diagram.box.locator('[data-first-change]')).toHaveCount(1);
  await expect.poll(titles).not.toEqual(before);
  const changed = await titles();
  const link = await app.link();
  await app.openFragment(new URL(link).hash);
  await expect.poll(titles).toEqual(changed);
});
