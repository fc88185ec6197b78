// Random runs of every protocol: twice the same, ended well, and the hashes of known versions as they were.
import { describe, expect, it, vi } from 'vitest';
import { loadProtocol, manifests } from '../catalog/catalog.ts';
import { hashPlain } from '../engine/plain.ts';
import { hashesOf, randomRuns } from './determinism.ts';
import { parseRunFor } from './parse-run.ts';

vi.setConfig({ testTimeout: 60_000 });

const RUNS = 30;
/** A digest of the hashes, by protocol and version: whoever changes a trace raises the version and adds a line. */
const KNOWN: Readonly<Record<string, number>> = {
  'anti-entropy 2': 338_327_893,
  'chord 1': 1_361_626_624,
  'el-bully 2': 544_939_809,
  'el-ring 3': 2_079_104_066,
  'lamport-clocks 1': -1_304_516_782,
  'mx-central 3': 1_097_193_533,
  'mx-ricart-agrawala 3': 2_220_499_997,
  'mx-token-ring 3': 942_071_387,
  'rumor-spreading 2': -1_112_568_844,
};

describe.each(manifests().map((manifest) => [manifest.id, manifest] as const))(
  '%s',
  async (id, manifest) => {
    const source = { manifest, body: await loadProtocol(id) };
    const runs = randomRuns(source, RUNS);
    const hashes = hashesOf(source, runs);

    it('gives the same hashes again, those of its version', () => {
      expect(randomRuns(source, RUNS)).toEqual(runs);
      expect(hashesOf(source, runs)).toEqual(hashes);
      expect(new Set(hashes).size).toBeGreaterThan(RUNS * 0.8);
      expect(KNOWN).toHaveProperty([`${id} ${manifest.version}`], hashPlain(hashes));
    });
    it('ends without an error whatever happens to it', () => {
      expect(hashes.filter((end) => / (error|loop|memory) /.test(end))).toEqual([]);
    });
    it('has runs that are valid values', () => {
      for (const run of runs) expect(parseRunFor(source, run)).toEqual(run);
    });
  },
);
