// The budget of the built site: what the first load's script and each protocol's chunk weigh, gzipped.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from './fresh.mjs';

const FIRST_LOAD_LIMIT = 200_000;
const PROTOCOL_CHUNK_LIMIT = 40_000;

const dist = path.join(ROOT, 'dist');
const manifestFile = path.join(dist, '.vite/manifest.json');
if (!existsSync(manifestFile)) {
  console.error('dist/.vite/manifest.json is missing: run npm run build first');
  process.exit(1);
}
const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));

const rows = [...firstLoadRows(), ...protocolRows()];
printTable(rows);
const over = rows.filter((row) => row.size > row.limit);
for (const row of over) {
  console.error(
    `${row.name} is ${kilobytes(row.size - row.limit)} over: load what isn't needed at once with import()`,
  );
}
process.exitCode = over.length > 0 ? 1 : 0;

/** One row for each page of the build: its entry, and all that the entry imports statically. */
function firstLoadRows() {
  const entries = Object.keys(manifest).filter((key) => manifest[key].isEntry);
  return entries.map((key) => {
    const files = staticFiles(key);
    const size = files.reduce((sum, file) => sum + gzipSize(file), 0);
    return { name: `first load of ${key} (${files.length} files)`, size, limit: FIRST_LOAD_LIMIT };
  });
}

function staticFiles(key, seen = new Set()) {
  if (seen.has(key)) return [];
  seen.add(key);
  const { file, imports = [] } = manifest[key];
  return [file, ...imports.flatMap((imported) => staticFiles(imported, seen))];
}

/** One row for each protocol, which shows its heaviest chunk; the worker's chunks stand in no manifest. */
function protocolRows() {
  const heaviest = new Map();
  for (const name of readdirSync(path.join(dist, 'assets'))) {
    const id = name.match(/^protocol-(.+)-[\w-]{8}\.js$/)?.[1];
    if (!id) continue;
    const size = gzipSize(path.join('assets', name));
    if (size <= (heaviest.get(id)?.size ?? -1)) continue;
    heaviest.set(id, { name: `protocol ${id}`, size, limit: PROTOCOL_CHUNK_LIMIT });
  }
  return [...heaviest.keys()].sort().map((id) => heaviest.get(id));
}

function gzipSize(file) {
  return gzipSync(readFileSync(path.join(dist, file)), { level: 9 }).length;
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

function printTable(table) {
  const width = Math.max(...table.map((row) => row.name.length));
  for (const { name, size, limit } of table) {
    const state = size > limit ? 'OVER' : 'ok';
    console.log(
      `${name.padEnd(width)}  ${kilobytes(size).padStart(9)} of ${kilobytes(limit).padStart(9)}  ${state}`,
    );
  }
}
