// The shape of the run value and of interventions, without what only the protocol can say.
import * as z from 'zod/mini';

const MAX_NODES = 10_000_000;
const MAX_TICKS = Number.MAX_SAFE_INTEGER;

const node = z.int().check(z.gte(0), z.lte(MAX_NODES));
const ticks = z.int().check(z.gte(0), z.lte(MAX_TICKS));
const name = z.string().check(z.minLength(1), z.maxLength(100));
const plain = z.union([z.number(), z.string().check(z.maxLength(10_000)), z.boolean()]);

const place = z.strictObject({
  after: z.optional(z.int().check(z.gte(-1))),
  time: ticks,
});
const message = z.strictObject({
  from: node,
  to: node,
  type: name,
  ordinal: z.int().check(z.gte(0)),
});

const recover = z.strictObject({
  kind: z.literal('recover'),
  at: place,
  node,
  amnesia: z.optional(z.boolean()),
});
const partition = z.strictObject({
  kind: z.literal('partition'),
  at: place,
  // Of no groups, or of empty ones, nothing is cut.
  groups: z.array(z.array(node).check(z.minLength(1))).check(z.minLength(1)),
  oneWay: z.optional(z.boolean()),
});
const command = z.strictObject({
  kind: z.literal('command'),
  at: place,
  node,
  command: name,
  args: z.optional(z.record(name, plain)),
});
const clock = z.strictObject({
  kind: z.literal('clock'),
  at: place,
  node,
  offset: z.optional(z.int().check(z.gte(-MAX_TICKS), z.lte(MAX_TICKS))),
  drift: z.optional(z.number().check(z.gte(-0.999), z.lte(1000))),
  granularity: z.optional(z.int().check(z.gte(1), z.lte(1e12))),
});

export const interventionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['crash', 'pause', 'resume']), at: place, node }),
  recover,
  partition,
  z.strictObject({ kind: z.literal('heal'), at: place }),
  command,
  clock,
  z.strictObject({ kind: z.enum(['lose', 'corrupt', 'duplicate']), message }),
  z.strictObject({ kind: z.literal('delay'), message, ticks }),
]);

const probability = z.number().check(z.gte(0), z.lte(1));
const pair = z.strictObject({
  from: node,
  to: node,
  delay: z.optional(z.string()),
  loss: z.optional(probability),
});
export const networkSchema = z.strictObject({
  delay: z.string(),
  loss: probability,
  duplication: probability,
  corruption: probability,
  fifo: z.boolean(),
  bandwidth: z.number().check(z.gte(0)),
  partition: z.enum(['drop', 'hold']),
  pairs: z.optional(z.array(pair)),
});

export const stopSchema = z.strictObject({
  until: z.optional(ticks),
  goal: z.optional(name),
  maxEvents: z.int().check(z.gte(1)),
  onViolation: z.enum(['stop', 'count']),
});

export const paramValueSchema = z.union([
  z.number(),
  z.boolean(),
  z.string().check(z.maxLength(100_000)),
  z.array(z.number()),
]);
export const paramsSchema = z.record(z.string(), paramValueSchema);

export const seedSchema = z.int().check(z.gte(0), z.lte(Number.MAX_SAFE_INTEGER));

const choice = z.strictObject({
  take: z.int().check(z.gte(0)),
  draws: z.array(z.number()),
  fault: z.optional(z.enum(['lose', 'duplicate', 'crash', 'recover', 'partition', 'heal'])),
  wait: z.optional(ticks),
});

export const runSchema = z.strictObject({
  format: z.int(),
  protocol: name,
  version: z.int(),
  broken: z.optional(z.boolean()),
  preset: z.optional(name),
  params: paramsSchema,
  network: networkSchema,
  seed: seedSchema,
  stop: stopSchema,
  interventions: z.array(interventionSchema).check(z.maxLength(10_000)),
  schedule: z.optional(z.array(choice)),
});
