// The house rules catch what they are for, and leave alone what only looks like it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tidy } from './tidy.mjs';

const HEADER = '// What this is.\n';
let root = '';

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'tidy-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function put(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}

function findingsOf(file: string, text: string): string[] {
  put(file, text);
  return tidy(root);
}

describe('files', () => {
  it('finds nothing in a tidy file', () => {
    expect(findingsOf('src/engine/clock.ts', `${HEADER}export const one = 1;\n`)).toEqual([]);
  });

  it.each([
    ['src/app/long.ts', 400, 401],
    ['src/app/long.test.ts', 400, 401],
  ])('limits the lines of %s', (file, most, tooMany) => {
    const lines = (count: number) => HEADER + 'f();\n'.repeat(count - 1);
    expect(findingsOf(file, lines(most))).toEqual([]);
    expect(findingsOf(file, lines(tooMany))[0]).toContain(`${tooMany} lines, at most ${most}`);
  });

  it.each(['src/app/utils.ts', 'src/kit/types.ts', 'src/views/index.ts', 'src/a/helpers.test.ts'])(
    'refuses the name %s',
    (file) => expect(findingsOf(file, HEADER)).toHaveLength(1),
  );

  it('wants a header comment, also in a style sheet', () => {
    expect(findingsOf('src/views/lane.css', 'a { color: red }\n')[0]).toContain('lane.css:1:');
    expect(findingsOf('src/views/lane.css', '/* Lanes. */\na { color: red }\n')).toEqual([]);
  });

  it('refuses reminders', () => {
    expect(findingsOf('tools/x.mjs', `f(); // ${'TO'}DO later\n`)[0]).toContain('x.mjs:1:');
  });

  it.each([
    ['biome-ignore lint/a11y/useAltText:', 1],
    ['biome-ignore lint/a11y/useAltText: the caption says it', 0],
    ['@ts-expect-error', 1],
    ['@ts-expect-error: d3 has no type for this', 0],
  ])('wants a reason: %s', (comment, count) => {
    expect(findingsOf('src/app/x.ts', `${HEADER}// ${comment}\nf();\n`)).toHaveLength(count);
  });
});

describe('what a run must not use', () => {
  it.each([
    'Math.random()',
    'Math.log(2)',
    'const { exp } = Math',
    'x ** 0.5',
    '3 ** y',
    'new Date()',
    'performance.now()',
    'globalThis.performance.now()',
    'setTimeout(f)',
    'console.log(1)',
    'async function f() {}',
    'new Promise(f)',
    'n.toLocaleString()',
    'new Intl.NumberFormat()',
  ])('finds %s', (code) => {
    expect(findingsOf('src/kit/x.ts', `${HEADER}${code};\n`)[0]).toContain('src/kit/x.ts:2:');
  });

  it.each(['Math.sqrt(2)', 'x ** 2', '2 ** bits', 'node.setTimeout()', "'Date'", '/* console */'])(
    'lets %s be',
    (code) => expect(findingsOf('src/engine/x.ts', `${HEADER}${code};\n`)).toEqual([]),
  );

  it('holds for runs only, and not for their tests', () => {
    expect(findingsOf('src/app/x.ts', `${HEADER}console.log(Date.now());\n`)).toEqual([]);
    expect(findingsOf('src/engine/x.test.ts', `${HEADER}console.log(Date.now());\n`)).toEqual([]);
  });
});

describe('protocol folders', () => {
  const names = ['protocol', 'properties', 'scenarios', 'describe', 'protocol.test'];

  it('are complete, and called by their id', () => {
    for (const name of names) put(`src/protocols/ring/${name}.ts`, HEADER);
    put('src/protocols/ring/README.md', '# Ring\n');
    expect(findingsOf('src/protocols/ring/index.ts', `${HEADER}f({ id: 'ring' });\n`)).toEqual([]);
    const [finding] = findingsOf('src/protocols/ring/index.ts', `${HEADER}f({ id: 'rung' });\n`);
    expect(finding).toContain("make it 'ring'");
  });

  it('miss a file by name', () => {
    expect(findingsOf('src/protocols/ring/index.ts', `${HEADER}f({ id: 'ring' });\n`)).toHaveLength(
      6,
    );
  });

  it('start with a letter: others are skipped', () => {
    expect(findingsOf('src/protocols/_skeleton/index.ts', HEADER)).toEqual([]);
  });
});

describe('links in Markdown', () => {
  it.each([
    ['[a](b.md)', 1],
    ['![a](img/a.svg#x)', 1],
    ['[a]: ../up.md', 1],
    ['[a](a.md) [web](https://example.org/x) [here](#part) [mail](mailto:a@example.org)', 0],
    ['`[a](b.md)`', 0],
    ['```\n[a](b.md)\n```', 0],
  ])('%s', (text, count) => {
    expect(findingsOf('docs/a.md', text)).toHaveLength(count);
  });
});
