// `npm test`: every check and every test, or just the named parts: npm test -- types unit
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ADVICE, obtainChromium } from './chromium.mjs';
import { ensureInstalled, freePort, ROOT } from './fresh.mjs';

const PARTS = {
  types: () => check('types'),
  lint: () => check('lint'),
  imports: () => check('imports'),
  tidy: () => check('tidy'),
  knip: () => check('unused'),
  unit,
  build: () => check('build'),
  budget: () => check('budget'),
  engines: () => check('engines'),
  scenario,
};

const named = process.argv.slice(2);
const unknown = named.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  console.error(
    `no part is called ${unknown.join(', ')}; there are ${Object.keys(PARTS).join(', ')}`,
  );
  process.exit(2);
}

const reports = mkdtempSync(path.join(tmpdir(), 'lightcone-test-'));
const total = { passed: 0, failed: 0 };
const failedParts = [];
try {
  ensureInstalled();
  for (const name of Object.keys(PARTS)) {
    if (named.length === 0 || named.includes(name)) await runPart(name);
  }
} catch (error) {
  console.log(error instanceof Error ? error.message : error);
  total.failed++;
} finally {
  rmSync(reports, { recursive: true, force: true });
}
if (failedParts.length > 0) console.log(`\nFailed: ${failedParts.join(', ')}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

async function runPart(name) {
  console.log(`\n== ${name}`);
  const { passed, failed } = await PARTS[name]();
  total.passed += passed;
  total.failed += failed;
  if (failed > 0) failedParts.push(name);
}

/** A script of package.json that counts as one test. */
function check(script) {
  return npmRun(script) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function npmRun(script, args = [], env = {}) {
  const done = spawnSync('npm', ['run', '--silent', script, '--', ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
    env: { ...process.env, ...env },
  });
  return done.status === 0;
}

function unit() {
  const file = path.join(reports, 'unit.json');
  const ok = npmRun('unit', ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]);
  const report = readReport(file);
  const passed = report?.numPassedTests ?? 0;
  const broken = (report?.testResults ?? []).filter(isBrokenFile).length;
  return { passed, failed: atLeastOneUnless(ok, (report?.numFailedTests ?? 0) + broken) };
}

/** A file that failed before it had a single test. */
function isBrokenFile(result) {
  return result.status === 'failed' && result.assertionResults.length === 0;
}

async function scenario() {
  const browser = await obtainChromium();
  if (!browser) {
    console.log(ADVICE);
    return { passed: 0, failed: 1 };
  }
  const file = path.join(reports, 'scenario.json');
  const ok = npmRun('scenario', ['--reporter=list,json'], {
    LIGHTCONE_CHROMIUM: browser,
    LIGHTCONE_SCENARIO_PORT: String(await freePort(4391)),
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  });
  const stats = readReport(file)?.stats;
  // What fails and then doesn't has failed.
  const failed = (stats?.unexpected ?? 0) + (stats?.flaky ?? 0);
  return { passed: stats?.expected ?? 0, failed: atLeastOneUnless(ok, failed) };
}

/** A runner that fails without a failed test (it didn't start, an error outside any test) counts as one. */
function atLeastOneUnless(ok, failed) {
  return ok ? failed : Math.max(1, failed);
}

function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
