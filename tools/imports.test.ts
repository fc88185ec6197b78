// The rules about imports fire where they should: held against small trees of files.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import { afterEach, beforeEach, expect, it } from 'vitest';

const { options, ...ruleSet } = createRequire(import.meta.url)('../.dependency-cruiser.cjs');
let root = '';

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'imports-'));
});
afterEach(() => rmSync(root, { recursive: true }));

/** Broken rules as `rule: from > to`, paths within `src`. */
async function broken(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, 'src', file)), { recursive: true });
    writeFileSync(path.join(root, 'src', file), text);
  }
  const { tsPreCompilationDeps, enhancedResolveOptions } = options;
  const rules: ICruiseOptions = { validate: true, ruleSet, baseDir: root, tsPreCompilationDeps };
  const { output } = await cruise(['src'], rules, enhancedResolveOptions);
  return (output as ICruiseResult).summary.violations.map(
    ({ rule, from, to }) => `${rule.name}: ${from.slice(4)} > ${to.slice(4)}`,
  );
}

const METRICS = 'export const metrics = [];\nexport interface Metric { name: string }\n';

it.each([
  ['a value', "import { metrics } from './metrics.ts';\nexport default { metrics };\n"],
  ['a type', "import type { Metric } from './metrics.ts';\nexport default {} as Metric;\n"],
])('a manifest takes not even %s from its folder', async (_, index) => {
  const files = { 'protocols/gossip/metrics.ts': METRICS, 'protocols/gossip/index.ts': index };
  expect(await broken(files)).toEqual([
    'manifest-alone: protocols/gossip/index.ts > protocols/gossip/metrics.ts',
  ]);
});

it('a manifest takes from the engine and the kit, and its folder from the manifest', async () => {
  const files = {
    'engine/contract.ts': 'export const define = (m: object) => m;\n',
    'kit/load.ts': 'export const params = {};\n',
    'protocols/gossip/index.ts':
      "import { define } from '../../engine/contract.ts';\nimport { params } from '../../kit/load.ts';\nexport default define(params);\n",
    'protocols/gossip/metrics.ts':
      "import manifest from './index.ts';\nexport default [manifest];\n",
  };
  expect(await broken(files)).toEqual([]);
});

it('a protocol takes nothing from another, and the engine nothing from anybody', async () => {
  const files = {
    'engine/clock.ts': "import { params } from '../kit/load.ts';\nexport default params;\n",
    'kit/load.ts': 'export const params = {};\n',
    'protocols/gossip/protocol.ts':
      "import ring from '../ring/protocol.ts';\nexport default ring;\n",
    'protocols/ring/protocol.ts': 'export default 1;\n',
  };
  expect((await broken(files)).toSorted()).toEqual([
    'not-in-allowed: engine/clock.ts > kit/load.ts',
    'not-in-allowed: protocols/gossip/protocol.ts > protocols/ring/protocol.ts',
  ]);
});
