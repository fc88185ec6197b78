// Seeking in a trace of a million records: the states of a thousand nodes and the messages under way, at random moments.
import type { AnyBody } from '../engine/compiled.ts';
import type { Manifest } from '../engine/contract.ts';
import { Simulation } from '../engine/simulation.ts';
import { Trace } from '../engine/trace.ts';
import { stormRun, toldBody } from '../lab/bench/message-storm.ts';
import type { Subject, SubjectBenchmark } from '../lab/bench/row.ts';
import { stormManifest } from '../lab/bench/storm-protocols.ts';
import { FacetTimeline } from '../playback/facets.ts';
import { Positions } from '../playback/positions.ts';

const NODES = 1000;
const RECORDS = 1_000_000;
const SEEKS = 200;

/** Rate: seeks a second. The limit copies a state of as many nodes, and nothing else. */
export const seek: SubjectBenchmark = {
  unit: 'seeks/s',
  groups: async () => [{ size: RECORDS, subjects: ['limit', 'seek'] }],
  subject: async (_size, name) => (name === 'limit' ? copying() : seeking()),
};

function seeking(): Subject {
  const trace = storm();
  const timeline = new FacetTimeline(trace);
  const positions = new Positions(trace);
  const end = trace.time(trace.count - 1);
  const states = new Int32Array(NODES);
  return {
    name: 'seek',
    prepare: () => () => {
      for (let i = 0; i < SEEKS; i++) {
        const cursor = (i * 7_919_317) % trace.count;
        timeline.facetNumbersAt(cursor, states);
        positions.at(trace.time(cursor), end);
      }
      return SEEKS;
    },
  };
}

function copying(): Subject {
  const states = new Int32Array(NODES);
  const copy = new Int32Array(NODES);
  return {
    name: 'limit',
    prepare: () => () => {
      for (let i = 0; i < SEEKS * 1000; i++) copy.set(states);
      return SEEKS * 1000;
    },
  };
}

function storm(): Trace {
  const body: AnyBody = toldBody();
  const manifest = stormManifest as unknown as Manifest;
  const run = {
    ...stormRun(body, NODES),
    stop: { maxEvents: RECORDS, onViolation: 'stop' } as const,
  };
  return new Trace(new Simulation(body, manifest, run, { record: 'full' }).finish().trace());
}
