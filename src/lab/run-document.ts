// The document of one run, as `lightcone run --json` prints it.
import type { RunReport } from '../engine/report.ts';
import type { Run } from '../engine/run.ts';
import { roundedMs } from './job.ts';
import { LinkError, packLink } from './link.ts';
import type { RunDocument } from './schema/documents.ts';

export function runDocumentOf(run: Run, report: RunReport, wallMs: number): RunDocument {
  return {
    protocol: run.protocol,
    preset: run.preset ?? null,
    params: run.params as RunDocument['params'],
    network: run.network as RunDocument['network'],
    seed: run.seed,
    end: report.end,
    events: report.events,
    wallMs: roundedMs(wallMs),
    messages: report.messages,
    checks: report.checks.map(({ id, kind, ok, expected, count, at, detail }) => ({
      id,
      kind,
      ok,
      expected,
      count,
      at,
      detail,
    })),
    metrics: report.metrics,
    lists: report.lists as RunDocument['lists'],
    theory: report.theory,
    breach: report.breach ?? null,
    hash: report.hash ?? null,
    link: linkOf(run),
  };
}

function linkOf(run: Run): string | null {
  try {
    return packLink({ run });
  } catch (error) {
    if (error instanceof LinkError) return null;
    throw error;
  }
}
