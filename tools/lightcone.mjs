#!/usr/bin/env node
import { createHash } from 'node:crypto';
// The command `lightcone`: bundles src/cli/main.ts once for each state of the sources, and runs it.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled, ROOT } from './fresh.mjs';

const CACHE = path.join(ROOT, 'node_modules/.cache/lightcone');
const KEPT = 3;

if (!existsSync(path.join(ROOT, 'node_modules/vite'))) ensureInstalled(2);
const folder = path.join(CACHE, fingerprint());
const bundle = path.join(folder, 'main.mjs');
if (!existsSync(bundle)) {
  await buildInto(folder);
  removeOld(folder);
}
const { main } = await import(pathToFileURL(bundle).href);
process.exitCode = await main(process.argv.slice(2));

/** A digest of path, time and size of everything that goes into the bundle. */
function fingerprint() {
  const hash = createHash('sha1');
  const add = (file) => {
    const { mtimeMs, size } = statSync(file);
    hash.update(`${path.relative(ROOT, file)} ${mtimeMs} ${size}\n`);
  };
  const walk = (folder) => {
    const entries = readdirSync(folder, { withFileTypes: true });
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) walk(file);
      else if (!entry.name.endsWith('.test.ts')) add(file);
    }
  };
  walk(path.join(ROOT, 'src'));
  add(path.join(ROOT, 'package-lock.json'));
  add(path.join(ROOT, 'tools/lightcone.mjs'));
  return hash.digest('hex').slice(0, 16);
}

/** Builds beside `folder` and renames; when another process was first, its bundle is used. */
async function buildInto(folder) {
  const { build } = await import('vite');
  const outDir = `${folder}.${process.pid}`;
  mkdirSync(outDir, { recursive: true });
  try {
    await build({
      root: ROOT,
      configFile: false,
      publicDir: false,
      logLevel: 'silent',
      ssr: { noExternal: true },
      build: {
        ssr: path.join(ROOT, 'src/cli/main.ts'),
        outDir,
        emptyOutDir: true,
        target: 'node20',
        minify: false,
        sourcemap: false,
        rolldownOptions: {
          output: { entryFileNames: 'main.mjs', chunkFileNames: '[name]-[hash].mjs' },
        },
      },
    });
    writeFileSync(path.join(outDir, 'package.json'), '{ "type": "module" }\n');
    renameSync(outDir, folder);
  } catch (error) {
    if (!existsSync(path.join(folder, 'main.mjs'))) throw error;
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}

/** Keeps the newest bundles: an older one may still be running. */
function removeOld(current) {
  const finished = readdirSync(CACHE)
    .filter((name) => !name.includes('.'))
    .map((name) => ({ file: path.join(CACHE, name), time: timeOf(path.join(CACHE, name)) }))
    .sort((a, b) => b.time - a.time);
  for (const { file } of finished.slice(KEPT)) {
    if (file !== current) rmSync(file, { recursive: true, force: true });
  }
}

function timeOf(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
