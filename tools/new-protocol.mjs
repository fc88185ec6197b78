// `npm run new-protocol <id>`: a protocol folder that compiles, runs and is tested at once, copied from the skeleton.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const PROTOCOLS = 'src/protocols';
const SKELETON = '_skeleton';
const LONGEST = 40;

/**
 * Makes the folder of protocol `id` in the project at `root`; gives the names of its files.
 * @throws Error for an id that is no id, or taken; nothing is written then.
 */
export function newProtocol(root, id) {
  const folder = path.join(root, PROTOCOLS, id ?? '');
  checkId(folder, id);
  const skeleton = path.join(root, PROTOCOLS, SKELETON);
  const names = readdirSync(skeleton).sort();
  mkdirSync(folder);
  for (const name of names) {
    const text = readFileSync(path.join(skeleton, name), 'utf8');
    writeFileSync(path.join(folder, name), renamed(text, id));
  }
  return names;
}

/** What the catalogue shows of an id at first: 'two-phase-commit' is 'Two phase commit'. */
export function titleOf(id) {
  const words = id.replaceAll('-', ' ');
  return words[0].toUpperCase() + words.slice(1);
}

/** The skeleton's own name, wherever it stands, becomes the new one's. */
function renamed(text, id) {
  return text.replaceAll('Skeleton', titleOf(id)).replaceAll('skeleton', id);
}

function checkId(folder, id) {
  if (!id) throw new Error('name the protocol: npm run new-protocol <id>, e.g. two-phase-commit');
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))
    throw new Error(
      `'${id}' can't be an id: lowercase letters, digits and single hyphens, a letter first, e.g. two-phase-commit`,
    );
  if (id.length > LONGEST)
    throw new Error(`'${id}' is too long: an id has at most ${LONGEST} characters`);
  if (existsSync(folder)) throw new Error(`${PROTOCOLS}/${id} is there already: choose another id`);
}

function say(id, names) {
  console.log(`Made ${PROTOCOLS}/${id}: ${names.join(', ')}.
The catalogue lists it already. It is a small protocol that works; make yours out of it:
  index.ts, protocol.ts     title, family, parameters; then the algorithm
  broken.ts                 a mistake that is easily made, and must be caught
  explored.test.ts          every schedule of a small run
  npx vitest ${PROTOCOLS}/${id}
  npm run -s lightcone -- run ${id}
  npm run dev
CONTRIBUTING.md says what belongs into each file.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [id, ...more] = process.argv.slice(2);
  try {
    if (more.length > 0) throw new Error(`one id, not also ${more.join(' ')}`);
    say(id, newProtocol(path.dirname(path.dirname(fileURLToPath(import.meta.url))), id));
  } catch (error) {
    console.error(`new-protocol: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 2;
  }
}
