// Random runs of every protocol: twice the same, ended well, and the hashes of known versions as they were.
import { describe, expect, it, vi } from 'vitest';
import { loadProtocol, manifests } from '../catalog/catalog.ts';
import { hashPlain } from '../engine/plain.ts';
import { hashesOf, randomRuns } from './determinism.ts';
import { parseRunFor } from './parse-run.ts';

vi.setConfig({ testTimeout: 60_000 });

const RUNS = 70;
/** A digest of the hashes, by protocol and version: whoever changes a trace raises the version and adds a line. */
const KNOWN: Readonly<Record<string, number>> = {
  'anti-entropy 2': -147_263_251,
  'chord 1': 545_778_266,
  'el-bully 1': 1_435_163_283,
  'el-ring 2': 1_336_590_955,
  'lamport-clocks 1': 666_763_983,
  'mx-central 2': 2_169_703_704,
  'mx-ricart-agrawala 2': 1_762_794_053,
  'mx-token-ring 2': -517_064_669,
  'rumor-spreading 2': -1_306_987_588,
};

describe.each(manifests().map((manifest) => [manifest.id, manifest] as const))(
  '%s',
  (id, manifest) => {
    it('gives the same hashes again, those of its version', async () => {
      const source = { manifest, body: await loadProtocol(id) };
      const runs = randomRuns(source, RUNS);
      expect(randomRuns(source, RUNS)).toEqual(runs);
      const hashes = hashesOf(source, runs);
      expect(hashesOf(source, runs)).toEqual(hashes);
      expect(new Set(hashes).size).toBeGreaterThan(RUNS * 0.8);
      expect(KNOWN).toHaveProperty([`${id} ${manifest.version}`], hashPlain(hashes));
    });
    it('ends without an error whatever happens to it', async () => {
      const source = { manifest, body: await loadProtocol(id) };
      const ends = hashesOf(source, randomRuns(source, RUNS));
      expect(ends.filter((end) => / (error|loop|memory) /.test(end))).toEqual([]);
    });
    it('has runs that are valid values', async () => {
      const source = { manifest, body: await loadProtocol(id) };
      for (const run of randomRuns(source, RUNS)) expect(parseRunFor(source, run)).toEqual(run);
    });
  },
);
