// `npm run shots`: pictures of every main screen, at each size and in each theme, into shots/.
//   --readme   only the picture of the README: docs/screenshot.png
//   --only T   only the screens whose name holds T
import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { ADVICE, CHROMIUM_ARGS, findChromium } from './chromium.mjs';
import { ensureBuilt, ensureInstalled, freePort, ROOT } from './fresh.mjs';
import { OPENING, SCREENS } from './shots-screens.mjs';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
  { width: 1920, height: 1080 },
];
const THEMES = ['light', 'dark', 'projector'];
const README_LIMIT = 200_000;
const README_SIZE = { width: 1320, height: 825 };

const { readme, only } = readFlags();
try {
  ensureInstalled();
  await ensureBuilt();
  await takeAll();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function readFlags() {
  const options = { readme: { type: 'boolean', default: false }, only: { type: 'string' } };
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    console.error(`${error.message}\nUsage: npm run shots -- [--readme | --only TEXT]`);
    process.exit(2);
  }
}

async function takeAll() {
  const { server, url } = await serve();
  const browser = await launch();
  try {
    if (readme) await takeReadme(browser, url);
    else await takeScreens(browser, url);
  } finally {
    await browser.close();
    server.httpServer.closeAllConnections?.();
    await new Promise((done) => server.httpServer.close(done));
  }
}

async function serve() {
  const { preview } = await import('vite');
  const port = await freePort(4200);
  const server = await preview({
    root: ROOT,
    logLevel: 'error',
    preview: { port, strictPort: true, host: '127.0.0.1' },
  });
  return { server, url: `http://127.0.0.1:${port}/` };
}

async function launch() {
  const executablePath = await findChromium();
  if (!executablePath) throw new Error(ADVICE);
  return chromium.launch({ executablePath, args: CHROMIUM_ARGS });
}

async function takeReadme(browser, url) {
  const file = path.join(ROOT, 'docs/screenshot.png');
  await take(browser, url, { screen: OPENING, size: README_SIZE, theme: 'light', file });
  const { size } = statSync(file);
  if (size > README_LIMIT) throw new Error(`${file} has ${size} bytes, over ${README_LIMIT}`);
}

async function takeScreens(browser, url) {
  const folder = path.join(ROOT, 'shots');
  mkdirSync(folder, { recursive: true });
  for (const screen of SCREENS.filter(({ name }) => !only || name.includes(only))) {
    for (const theme of THEMES) {
      for (const size of SIZES) {
        const file = path.join(folder, `${screen.name}-${size.width}-${theme}.png`);
        await take(browser, url, { screen, size, theme, file });
      }
    }
  }
}

/** One picture in a browser of its own making, so that nothing of the one before shows. */
async function take(browser, url, { screen, size, theme, file }) {
  const context = await browser.newContext({
    viewport: size,
    reducedMotion: 'reduce',
    colorScheme: theme === 'dark' ? 'dark' : 'light',
  });
  await context.addInitScript((kept) => localStorage.setItem('lightcone-theme', kept), theme);
  const page = await context.newPage();
  try {
    await page.goto(url);
    await page.locator('[data-beat]').waitFor();
    await page.evaluate(() => document.fonts.ready);
    await screen.show(page);
    await page.screenshot({ path: file, animations: 'disabled' });
    console.log(path.relative(ROOT, file));
  } catch (error) {
    console.error(`${path.basename(file)}: ${error.message.split('\n')[0]}`);
    process.exitCode = 1;
  } finally {
    await context.close();
  }
}
