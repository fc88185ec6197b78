// Foreign run values: taken when right, refused with the path that is wrong, repaired to the nearest valid run.
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { buildRun } from './build-run.ts';
import { parseRun, parseRunFor, RunError, VersionError } from './parse-run.ts';
import { standIn, standInCatalog } from './testing/stand-in.ts';

const crash = { kind: 'crash', at: { time: 5, after: 2 }, node: 1 };
const greet = { kind: 'command', at: { time: 5 }, node: 1, command: 'greet' };
const good = buildRun(standIn, { preset: 'pair', faults: [crash] });

async function failureOf(value: unknown): Promise<unknown> {
  return parseRun(value, standInCatalog).then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe('parseRun', () => {
  it('takes what buildRun makes', async () => {
    const told = { ...good, interventions: [{ ...greet, args: { volume: 3 } }] };
    for (const run of [good, told])
      expect(await parseRun(JSON.parse(JSON.stringify(run)), standInCatalog)).toEqual(run);
  });

  it.each([
    [{ params: { ...good.params, nodes: 1 } }, /parameter nodes: 1 is not between/],
    [
      { params: { ...good.params, extra: 1 } },
      /parameter extra: no such parameter; there are nodes/,
    ],
    [{ params: {} }, /params.nodes: is missing/],
    [{ network: { ...good.network, loss: 2 } }, /network.loss: must be at most 1/],
    [{ network: { ...good.network, delay: 'soon' } }, /network delay: 'soon'/],
    [{ seed: 'x' }, /seed: must be a number/],
    [{ seed: 1.5 }, /seed: must be a whole number/],
    [{ colour: 1 }, /run: there is no 'colour' here/],
    [{ preset: 'no' }, /preset: there is no preset 'no'/],
    [{ stop: { ...good.stop, goal: 'calm' } }, /stop.goal: .*; there is heard/],
    [{ interventions: [{ ...crash, node: 9 }] }, /interventions\[0\].node: there is no node 9/],
    [
      { interventions: [{ ...greet, args: { loudly: 1 } }] },
      /interventions\[0\].args.loudly: there is no argument 'loudly'; there is volume/,
    ],
    [
      { interventions: [{ ...greet, args: { volume: 'high' } }] },
      /interventions\[0\].args.volume: 'high' is not a whole number/,
    ],
    [
      { interventions: [{ ...crash, at: { time: 0.5 } }] },
      /interventions\[0\].at.time: must be a whole/,
    ],
    [{ format: 99 }, /format: 99 is not a format/],
    [
      { interventions: [{ kind: 'partition', at: { time: 5 }, groups: [] }] },
      /interventions\[0\].groups: must be a list of at least 1/,
    ],
    [
      { interventions: [{ kind: 'partition', at: { time: 5 }, groups: [[0], []] }] },
      /interventions\[0\].groups\[1\]: must be a list of at least 1/,
    ],
  ])('refuses a run with %j and offers the nearest', async (change, message) => {
    const failure = await failureOf({ ...good, ...change });
    expect(failure).toBeInstanceOf(RunError);
    const { nearest, message: said } = failure as RunError;
    expect(said).toMatch(message);
    expect(await parseRun(nearest.run, standInCatalog)).toEqual(nearest.run);
  });

  it('offers a run of another version on this one, what fits kept', async () => {
    const old = {
      ...good,
      version: 1,
      params: { nodes: 3, gone: 5 },
      interventions: [crash, { kind: 'rain' }],
    };
    const failure = (await failureOf(old)) as VersionError;
    expect(failure).toBeInstanceOf(VersionError);
    expect(failure).toMatchObject({ made: 1, current: 2 });
    expect(failure.nearest.run).toMatchObject({ version: 2, params: { nodes: 3, tone: 'polite' } });
    expect(failure.nearest.run.interventions).toEqual([crash]);
    expect(failure.nearest.changes.join()).toMatch(/gone.*interventions\[1\]/);
  });

  it.each([[null], [7], ['x'], [[]], [{}], [{ protocol: 'greting' }]])(
    'refuses %j as no run',
    async (value) => {
      expect(String(await failureOf(value))).toMatch(/protocol/);
    },
  );
});

describe('any change to a run value', () => {
  const paths = [
    ...Object.keys(good).map((key) => [key]),
    ...Object.keys(good.params).map((key) => ['params', key]),
    ...Object.keys(good.network).map((key) => ['network', key]),
    ...Object.keys(good.stop).map((key) => ['stop', key]),
    ...['kind', 'at', 'node', 'message', 'groups'].map((key) => ['interventions', '0', key]),
  ];
  test.prop([fc.constantFrom(...paths), fc.jsonValue()])(
    'gives a run or a RunError whose nearest run is valid',
    (path, replacement) => {
      const value = JSON.parse(JSON.stringify(good));
      put(value, path, replacement);
      const failure = failureFor(value);
      if (failure !== undefined)
        expect(parseRunFor(standIn, failure.nearest.run)).toEqual(failure.nearest.run);
    },
  );

  test.prop([fc.array(fc.tuple(fc.constantFrom(...paths), fc.jsonValue()), { maxLength: 3 })])(
    'names whatever the nearest run has otherwise',
    (replacements) => {
      const value = JSON.parse(JSON.stringify(good));
      for (const [path, replacement] of replacements) put(value, path, replacement);
      const failure = failureFor(value);
      if (!failure || failure instanceof VersionError) return;
      const { run, changes } = failure.nearest;
      for (const path of paths)
        if (isChanged(valueAt(value, path), valueAt(run, path)))
          expect(changes.some((change) => namesPath(change, path))).toBe(true);
    },
  );

  it('names each of several', () => {
    const value = {
      ...good,
      colour: 'red',
      format: 7,
      broken: 'yes',
      seed: -1,
      params: { ...good.params, nodes: 'many', tone: 'loud', timeout: undefined },
      network: { loss: 2, delay: 'constant:7' },
      stop: { maxEvents: 0, onViolation: 'count', until: 50 },
      interventions: [{ kind: 'rain' }, { ...crash, node: 99 }, crash],
      schedule: [],
    };
    const { nearest } = failureFor(JSON.parse(JSON.stringify(value))) as RunError;
    expect(nearest.changes).toEqual([
      "run: there is no 'colour' here",
      'format: 7 is not one that is read here',
      'schedule: it belongs to the run as it was, and is left out',
      'network: duplication, corruption, fifo, bandwidth, partition missing, taken as usual',
      'network.loss: must be at most 1',
      'params: timeout missing, taken as usual',
      "parameter nodes: 'many' is not a number",
      expect.stringMatching(/^parameter tone: 'loud' /),
      'broken: must be true or false',
      'seed: must be at least 0',
      'stop.maxEvents: must be at least 1',
      expect.stringMatching(/^interventions\[0\]/),
      expect.stringMatching(/^interventions\[1\].node: there is no node 99/),
    ]);
    expect(nearest.run).toMatchObject({
      network: { delay: 'constant:7' },
      stop: { onViolation: 'count', until: 50 },
      interventions: [crash],
    });
  });

  it('drops channels of nodes that are not there', () => {
    const pairs = [{ from: 0, to: 9, loss: 1 }];
    const { nearest } = failureFor({ ...good, network: { ...good.network, pairs } }) as RunError;
    expect(nearest.changes).toEqual(['network.pairs[0].to: there is no node 9']);
    expect(nearest.run.network).toEqual(good.network);
  });

  function failureFor(value: unknown): RunError | undefined {
    try {
      parseRunFor(standIn, value);
      return undefined;
    } catch (error) {
      if (error instanceof RunError) return error;
      throw error;
    }
  }
});

/** Puts a value there, if its parent is there still. */
function put(root: unknown, path: readonly string[], value: unknown): void {
  const parent = valueAt(root, path.slice(0, -1));
  if (typeof parent === 'object' && parent !== null)
    (parent as Record<string, unknown>)[path[path.length - 1]] = value;
}

function valueAt(root: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, key)
        ? (at as Record<string, unknown>)[key]
        : undefined,
    root,
  );
}

/** A part that was no object is told as a whole. */
function isChanged(given: unknown, repaired: unknown): boolean {
  const isBoth = [given, repaired].every((one) => typeof one === 'object' && one !== null);
  return !isBoth && JSON.stringify(given) !== JSON.stringify(repaired);
}

/** Whether a sentence is about that path, or about the part that it lies in. */
function namesPath(change: string, path: readonly string[]): boolean {
  const [part, name] = path;
  const last = path[path.length - 1];
  return (
    change.startsWith(`${part}:`) ||
    change.startsWith(`${part}.${name}`) ||
    change.startsWith(`${part}[${name}]`) ||
    change.startsWith(`parameter ${last}:`) ||
    change.startsWith(`network ${last}:`)
  );
}
