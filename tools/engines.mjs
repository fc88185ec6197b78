// Random runs and all presets give the same hashes in every JavaScript engine that is found: V8, SpiderMonkey, JavaScriptCore.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { CHROMIUM_ARGS, findChromium } from './chromium.mjs';
import { ROOT } from './fresh.mjs';

const RANDOM_RUNS = 30;
const FIREFOX = ['firefox-esr', 'firefox'];
const JSC = ['jsc'];
const COMPUTE = `Promise.all([determinism.catalogHashes(${RANDOM_RUNS}), determinism.presetHashes()])`;

const folder = mkdtempSync(path.join(tmpdir(), 'lightcone-engines-'));
try {
  const file = await bundle();
  const expected = await inNode(file);
  const count = JSON.parse(expected).flatMap(Object.values).flat().length;
  console.log(`Node ${process.versions.node}: ${count} hashes`);
  for (const [name, compute] of [
    ['Chromium', await inBrowser('chrome', await findChromium(), CHROMIUM_ARGS)],
    ['Firefox', await inBrowser('firefox', inPath(FIREFOX), [])],
    ['JavaScriptCore', inJsc(inPath(JSC))],
  ]) {
    if (!compute) console.log(`${name}: not found on this machine`);
    else if ((await compute(file)) === expected) console.log(`${name}: the same`);
    else fail(`${name}: other hashes`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function fail(message) {
  console.error(message);
  process.exitCode = 1;
}

/** Everything in one classic script, which any engine takes: a global named determinism. */
async function bundle() {
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: folder,
      target: 'es2022',
      minify: false,
      lib: { entry: 'src/lab/determinism.ts', name: 'determinism', formats: ['iife'] },
      rolldownOptions: { output: { entryFileNames: 'determinism.js', codeSplitting: false } },
    },
  });
  return path.join(folder, 'determinism.js');
}

async function inNode(file) {
  const { runInThisContext } = await import('node:vm');
  runInThisContext(readFileSync(file, 'utf8'));
  return JSON.stringify(await runInThisContext(COMPUTE));
}

function inPath(names) {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return names
    .flatMap((name) => folders.map((each) => path.join(each, name)))
    .find((candidate) => existsSync(candidate));
}

async function inBrowser(browser, executablePath, args) {
  if (!executablePath) return undefined;
  const { default: puppeteer } = await import('puppeteer-core');
  return async (file) => {
    const launched = await puppeteer.launch({
      browser,
      executablePath,
      args,
      headless: true,
      protocol: 'webDriverBiDi',
      protocolTimeout: 300_000,
    });
    try {
      console.log(await launched.version());
      const page = await launched.newPage();
      await page.addScriptTag({ path: file });
      return await page.evaluate(`${COMPUTE}.then((hashes) => JSON.stringify(hashes))`);
    } finally {
      await launched.close();
    }
  };
}

function inJsc(shell) {
  if (!shell) return undefined;
  return (file) => {
    const call = path.join(folder, 'call.js');
    writeFileSync(
      call,
      `${COMPUTE}.then((hashes) => print(JSON.stringify(hashes)), (error) => print(String(error)));`,
    );
    const done = spawnSync(shell, [file, call], { encoding: 'utf8', maxBuffer: 1 << 28 });
    if (done.status !== 0) console.error(done.stderr);
    return done.stdout.trim();
  };
}
