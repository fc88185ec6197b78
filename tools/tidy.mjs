// `npm run tidy`: the house rules that no other checker knows. Each finding says what to do about it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBanned } from './tidy-banned.mjs';

const LINES_MAX = 400;
const NOT_OURS = /^(node_modules|dist.*|shots|test-results|playwright-report|coverage|\.git)$/;
const CODE = /\.(ts|tsx|mjs|cjs|css)$/;
const PROTOCOL_FILES = [
  'index.ts',
  'protocol.ts',
  'properties.ts',
  'scenarios.ts',
  'describe.ts',
  'README.md',
  'protocol.test.ts',
];

/** Each check takes one file, { path, text }, and gives its findings: what is wrong, and the fix. */
const FILE_CHECKS = [tooLong, catchAllName, noHeader, reminder, silencedLint, banned, deadLinks];

/** All findings below `root`, each as "file: finding". */
export function tidy(root) {
  const paths = walk(root, '').sort();
  const findings = paths.flatMap((file) => {
    if (!CODE.test(file) && !file.endsWith('.md')) return [];
    const text = readFileSync(path.join(root, file), 'utf8');
    return FILE_CHECKS.flatMap((check) => check({ path: file, text }, root)).map(
      (finding) => `${file}${finding}`,
    );
  });
  return [...findings, ...protocolFolders(root, paths)];
}

function walk(root, folder) {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = folder ? `${folder}/${entry.name}` : entry.name;
    if (NOT_OURS.test(entry.name)) return [];
    return entry.isDirectory() ? walk(root, file) : [file];
  });
}

function isSource(file) {
  return file.path.startsWith('src/') && CODE.test(file.path);
}

function isTest(file) {
  return /\.(test|spec)\.tsx?$/.test(file.path);
}

function tooLong(file) {
  if (!isSource(file)) return [];
  const lines = file.text.trimEnd().split('\n').length;
  return lines > LINES_MAX
    ? [
        `: ${lines} lines, at most ${LINES_MAX}: move a part that has a name of its own into its own file`,
      ]
    : [];
}

function catchAllName(file) {
  if (!isSource(file)) return [];
  const name = path.basename(file.path).replace(/\..*$/, '');
  if (/^(utils?|types?|helpers?|constants?|common|misc)$/i.test(name))
    return [': a name for anything: name it after what it holds'];
  if (name === 'index' && !/^src\/protocols\/[^/]+\/index\.ts$/.test(file.path))
    return [': no barrels: import the file itself, and delete this one'];
  return [];
}

function noHeader(file) {
  if (!isSource(file)) return [];
  const first = file.text.replace(/^#!.*\n/, '').trimStart();
  return /^(\/\/|\/\*)\s*\S/.test(first)
    ? []
    : [':1: say in one comment line at the top what this is'];
}

function reminder(file) {
  if (!CODE.test(file.path)) return [];
  return linesWith(file, /\b(?:TO[D]O|FIX[M]E|X[X]X)\b/).map(
    ({ line }) => `:${line}: a reminder: do it now, or write it up as an issue`,
  );
}

function silencedLint(file) {
  if (!CODE.test(file.path)) return [];
  const biome = linesWith(file, /(?:\/\/|\/\*|\*)\s*biome-[i]gnore(?![^:]*:\s*\w{2,}.*\w+)/);
  const typescript = linesWith(
    file,
    /(?:\/\/|\/\*)\s*@t[s]-(?:ignore|expect-error|nocheck)(?!\W+\w+\W+\w+)/,
  );
  return [...biome, ...typescript].map(
    ({ line }) => `:${line}: a lint is silenced: say why in the same comment, or mend the code`,
  );
}

function banned(file) {
  if (isTest(file) || !/^src\/(engine|kit|protocols)\/.*\.tsx?$/.test(file.path)) return [];
  return findBanned(file).map(({ line, what, fix }) => `:${line}: ${what}: ${fix}`);
}

function linesWith(file, pattern) {
  return file.text
    .split('\n')
    .flatMap((text, i) => (pattern.test(text) ? [{ line: i + 1, text }] : []));
}

/** Relative links and images, and definitions of links, that lead to no file. */
function deadLinks(file, root) {
  if (!file.path.endsWith('.md')) return [];
  const prose = file.text
    .replace(/^(```|~~~)[\s\S]*?^\1/gm, (block) => block.replace(/[^\n]/g, ''))
    .replace(/`[^`\n]*`/g, '');
  const links = prose.matchAll(/\]\(\s*<?([^)\s>]+)|^\[[^\]]+\]:\s*<?([^\s>]+)/gm);
  return [...links].flatMap((link) => {
    const target = (link[1] ?? link[2]).replace(/[?#].*$/, '');
    if (target === '' || /^([a-z][a-z0-9+.-]*:|\/\/)/i.test(target)) return [];
    const base = target.startsWith('/') ? root : path.join(root, path.dirname(file.path));
    if (existsSync(path.join(base, decodeURIComponent(target)))) return [];
    const line = prose.slice(0, link.index).split('\n').length;
    return [`:${line}: a dead link: ${target} isn't there; mend the path or take the link out`];
  });
}

function protocolFolders(root, paths) {
  const ids = new Set(paths.map((file) => file.match(/^src\/protocols\/([a-z][^/]*)\//)?.[1]));
  ids.delete(undefined);
  return [...ids].flatMap((id) => [...missingFiles(root, id), ...wrongId(root, id)]);
}

function missingFiles(root, id) {
  const folder = `src/protocols/${id}`;
  return PROTOCOL_FILES.filter((name) => !existsSync(path.join(root, folder, name))).map(
    (name) => `${folder}/${name}: missing: every protocol folder has one; write it`,
  );
}

function wrongId(root, id) {
  const file = `src/protocols/${id}/index.ts`;
  if (!existsSync(path.join(root, file))) return [];
  const stated = readFileSync(path.join(root, file), 'utf8').match(/\bid:\s*['"]([^'"]*)['"]/)?.[1];
  return stated === id
    ? []
    : [`${file}: its id is ${stated ?? 'not stated'}: make it '${id}', as the folder`];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const findings = tidy(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
  for (const finding of findings) console.log(finding);
  console.log(findings.length === 0 ? 'Tidy.' : `\n${findings.length} untidy.`);
  process.exitCode = findings.length === 0 ? 0 : 1;
}
