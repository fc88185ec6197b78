// How much of a run a page keeps, and what is said where that is not enough.
import { groupDigits } from '../words/time.ts';

/** A record lies in the worker and on the page, 32 bytes each, with what nodes say and show beside it. */
const RECORDS_A_GIGABYTE = 1_000_000;
/** Where the browser doesn't tell; those that do say no more than this. */
const USUAL_GIGABYTES = 8;

/** Records of a trace that a device of so much memory takes. */
export function recordsKept(gigabytes = USUAL_GIGABYTES): number {
  return RECORDS_A_GIGABYTE * Math.min(USUAL_GIGABYTES, gigabytes);
}

const ADVICE =
  'take fewer nodes, or let the command line count it without a trace: Share shows the call, add --record counters';

/** Why a run was stopped at so many records, and what to do. */
export function tooManyRecords(records: number): string {
  return `this page keeps at most ${groupDigits(records)} events of a run: ${ADVICE}`;
}

/** Why a run that could not be kept was stopped, and what to do. */
export const NO_MEMORY = `this page has no memory left for it: ${ADVICE}`;

/** Whether the browser has refused memory: for an array, or for a message between page and worker. */
export function isAllocationFailure(error: unknown): boolean {
  return error instanceof Error && tellsAllocationFailure(error.message);
}

/** The same by what an error said. */
export function tellsAllocationFailure(message: string): boolean {
  return /allocation (failed|size)|out of memory/i.test(message);
}
