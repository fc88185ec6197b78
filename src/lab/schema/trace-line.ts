// One line of a trace as jsonl: one record, with its words, and the facets that changed with it.
import * as z from 'zod/mini';
import { EVENT_KINDS } from '../../engine/trace.ts';
import { runSchema } from './run.ts';

export const traceLine = z.strictObject({
  /** Index of the record. */
  event: z.int().check(z.gte(0)),
  kind: z.enum(EVENT_KINDS as [string, ...string[]]),
  /** Ticks of true time. */
  time: z.number(),
  /** Absent for what concerns the whole network. */
  node: z.optional(z.int().check(z.gte(0))),
  /** The message's other end. */
  peer: z.optional(z.int().check(z.gte(0))),
  /** Message type, timer, command or mark. */
  type: z.optional(z.string()),
  /** Record that caused it. */
  cause: z.optional(z.int().check(z.gte(0))),
  /** The number that a mark, a timer or an integer body carries. */
  value: z.optional(z.number()),
  body: z.optional(z.unknown()),
  /** Why a message was lost. */
  reason: z.optional(z.string()),
  flags: z.optional(
    z.array(z.enum(['control', 'background', 'broadcast', 'corrupted', 'copy', 'byHand', 'step'])),
  ),
  say: z.optional(z.array(z.string())),
  facets: z.optional(
    z.array(
      z.strictObject({ node: z.int().check(z.gte(0)), facets: z.record(z.string(), z.unknown()) }),
    ),
  ),
  /** The run that the trace is of, on the first line. */
  run: z.optional(runSchema),
});
