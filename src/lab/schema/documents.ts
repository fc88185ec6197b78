// The documents that the command line prints with --json: one schema each.
import * as z from 'zod/mini';
import { FAULT_BUDGETS } from '../../explore/budgets.ts';
import { networkSchema, paramsSchema, paramValueSchema } from './run.ts';

const whole = z.int().check(z.gte(0));
const numbers = z.record(z.string(), z.number());
const kind = z.enum(['always', 'eventually', 'sometimes']);
const ok = z.nullable(z.boolean());

const param = z.strictObject({
  name: z.string(),
  kind: z.enum(['int', 'number', 'boolean', 'choice', 'list', 'text']),
  default: paramValueSchema,
  min: z.optional(z.number()),
  max: z.optional(z.number()),
  values: z.optional(z.array(z.string())),
  unit: z.optional(z.string()),
  about: z.string(),
});

export const listDocument = z.array(
  z.strictObject({
    id: z.string(),
    title: z.string(),
    family: z.string(),
    version: z.int(),
    params: z.array(param),
    presets: z.array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        beats: z.array(z.strictObject({ id: z.string(), caption: z.string() })),
      }),
    ),
    commands: z.array(z.string()),
    properties: z.array(z.strictObject({ id: z.string(), name: z.string(), kind })),
    broken: z.boolean(),
    metrics: z.array(z.strictObject({ name: z.string(), about: z.string(), unit: z.string() })),
  }),
);

const reason = z.enum([
  'quiescent',
  'goal',
  'until',
  'violation',
  'max-events',
  'error',
  'loop',
  'memory',
  'cancelled',
]);

export const runDocument = z.strictObject({
  protocol: z.string(),
  preset: z.nullable(z.string()),
  params: paramsSchema,
  network: networkSchema,
  seed: whole,
  end: z.strictObject({ time: z.number(), reason, detail: z.string() }),
  events: whole,
  wallMs: z.number(),
  messages: z.strictObject({
    sent: whole,
    delivered: whole,
    lost: whole,
    duplicated: whole,
    corrupted: whole,
    control: whole,
    self: whole,
    byType: z.record(z.string(), whole),
  }),
  checks: z.array(
    z.strictObject({
      id: z.string(),
      kind,
      ok,
      expected: z.enum(['holds', 'fails']),
      count: whole,
      /** Record of the first violation or sight, -1 for none. */
      at: z.int().check(z.gte(-1)),
      detail: z.string(),
    }),
  ),
  metrics: numbers,
  lists: z.record(z.string(), z.array(z.number())),
  theory: numbers,
  /** What the algorithm takes for granted and the network does not give, in a sentence. */
  breach: z.nullable(z.string()),
  /** Null for a partial run. */
  hash: z.nullable(z.string().check(z.regex(/^[0-9a-f]{16}$/))),
  /** Null for a run that is too long for a link. */
  link: z.nullable(z.string().check(z.regex(/^#/))),
});

const summary = z.strictObject({
  mean: z.number(),
  /** Null, as the bounds are, where there is but one run. */
  sd: z.nullable(z.number()),
  low: z.nullable(z.number()),
  high: z.nullable(z.number()),
  min: z.number(),
  median: z.number(),
  max: z.number(),
});

export const sweepDocument = z.strictObject({
  protocol: z.string(),
  rows: z.array(
    z.strictObject({
      set: paramsSchema,
      runs: whole,
      metrics: z.record(z.string(), summary),
      theory: numbers,
      violations: z.array(whole),
    }),
  ),
});

export const benchDocument = z.strictObject({
  rows: z.array(
    z.strictObject({
      benchmark: z.string(),
      size: z.number(),
      subject: z.string(),
      rate: z.number(),
      unit: z.string(),
    }),
  ),
});

/** Of those that may happen, or do; `any`: each message may come any number of times. */
const faultCounts = z.partialRecord(z.enum(FAULT_BUDGETS), z.union([whole, z.literal('any')]));
const counterexampleSize = { events: whole, nodes: whole, faults: z.nullable(faultCounts) };
/** The shortest schedule: its steps, nodes and faults, and the run that follows it. */
const counterexample = z.strictObject({
  ...counterexampleSize,
  link: z.string(),
  /** The shortest one among the nodes and faults that were asked for, where this one has fewer. */
  shrunkFrom: z.nullable(z.strictObject(counterexampleSize)),
});

export const checkDocument = z.strictObject({
  protocol: z.string(),
  params: paramsSchema,
  timing: z.enum(['asynchronous', 'synchronous']),
  /** How many of each fault may happen at any moment; null where they are drawn at random. */
  faults: z.nullable(faultCounts),
  /** What was done to the run by hand, or happens by chance, and was not explored. */
  leftOut: z.array(z.string()),
  exhausted: z.boolean(),
  states: whole,
  transitions: whole,
  depth: whole,
  wallMs: z.number(),
  results: z.array(
    z.strictObject({
      id: z.string(),
      kind,
      ok,
      counterexample: z.nullable(counterexample),
    }),
  ),
});

export type ListDocument = z.infer<typeof listDocument>;
export type RunDocument = z.infer<typeof runDocument>;
export type SweepDocument = z.infer<typeof sweepDocument>;
export type CheckDocument = z.infer<typeof checkDocument>;
export type BenchDocument = z.infer<typeof benchDocument>;
