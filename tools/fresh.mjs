// Is what is installed and built still what the sources say? Uses nothing that has to be installed first.
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

const SITE_SOURCES = ['src', 'public', 'index.html', 'vite.config.ts', 'package-lock.json'];

/** Runs `npm ci` unless every package of the lock file is there; `output` takes npm's messages. */
export function ensureInstalled(output = 'inherit') {
  if (isInstalled()) return;
  console.error('Installing what package-lock.json names ...');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const done = spawnSync(npm, ['ci', '--include=dev', '--no-audit', '--no-fund'], {
    cwd: ROOT,
    stdio: ['ignore', output, 'inherit'],
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) throw new Error('npm ci failed: its messages stand above');
}

function isInstalled() {
  const installed = packagesOf(path.join(ROOT, 'node_modules/.package-lock.json'));
  if (!installed) return false;
  const wanted = packagesOf(path.join(ROOT, 'package-lock.json'));
  return Object.entries(wanted).every(
    ([name, { version, optional }]) =>
      name === '' || optional || installed[name]?.version === version,
  );
}

function packagesOf(lockFile) {
  return existsSync(lockFile) ? JSON.parse(readFileSync(lockFile, 'utf8')).packages : undefined;
}

/** Builds the site unless dist is newer than all its sources. */
export async function ensureBuilt() {
  const built = path.join(ROOT, 'dist/index.html');
  const newest = Math.max(...SITE_SOURCES.map((source) => newestTime(path.join(ROOT, source))));
  if (existsSync(built) && statSync(built).mtimeMs >= newest) return;
  console.error('Building the site ...');
  await buildSite();
}

/** Builds beside dist and then takes its place, so that whoever serves dist never serves half of it. */
export async function buildSite(logLevel = 'warn') {
  const { build } = await import('vite');
  const outDir = path.join(ROOT, `node_modules/.cache/site-${process.pid}`);
  const started = new Date();
  try {
    await build({ root: ROOT, logLevel, build: { outDir, emptyOutDir: true } });
    utimesSync(path.join(outDir, 'index.html'), started, started);
    rmSync(path.join(ROOT, 'dist'), { recursive: true, force: true });
    renameSync(outDir, path.join(ROOT, 'dist'));
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}

/** The latest change of a file, or of a folder and all in it; a removed file shows in its folder's time. */
function newestTime(file) {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(
    stat.mtimeMs,
    ...readdirSync(file).map((name) => newestTime(path.join(file, name))),
  );
}

/** The first port from `first` on that is free for both addresses of localhost. */
export async function freePort(first) {
  for (let port = first; port < first + 100; port++) {
    if ((await isFree(port, '127.0.0.1')) && (await isFree(port, '::1'))) return port;
  }
  throw new Error(`no free port from ${first} to ${first + 99}`);
}

function isFree(port, host) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve(!['EADDRINUSE', 'EACCES'].includes(error.code)));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}
