// A trace as JSON lines: one object a record, with its words and the facets that changed with it.
import type { Run } from '../../engine/run.ts';
import { Flag, Kind, LOSS_REASONS, type Trace } from '../../engine/trace.ts';
import { saidAt } from '../../playback/narration.ts';

const FLAG_NAMES = Object.keys(Flag) as (keyof typeof Flag)[];

type Line = Record<string, unknown>;

/**
 * Each line with its line feed; the first names the run, parameters and all, so that a saved trace says what it is of. The schema
 * is docs/schemas/trace-line.schema.json.
 */
export function* jsonLines(trace: Trace, nodeLabel: string, run?: Run): Generator<string> {
  const { facetChanges, facetValues } = trace.data;
  let nextChange = 0;
  for (let i = 0; i < trace.count; i++) {
    const line = lineOf(trace, i, nodeLabel);
    const facets: Line[] = [];
    for (; nextChange < facetChanges.length && facetChanges[nextChange].record <= i; nextChange++) {
      const change = facetChanges[nextChange];
      facets.push({ node: change.node, facets: facetValues[change.facets] });
    }
    if (facets.length > 0) line.facets = facets;
    if (i === 0 && run) line.run = run;
    yield `${JSON.stringify(line)}\n`;
  }
}

function lineOf(trace: Trace, i: number, nodeLabel: string): Line {
  const line: Line = { event: i, kind: trace.kindName(i), time: trace.time(i) };
  if (trace.node(i) >= 0) line.node = trace.node(i);
  if (trace.peer(i) >= 0) line.peer = trace.peer(i);
  if (trace.type(i) !== '') line.type = trace.type(i);
  if (trace.cause(i) >= 0) line.cause = trace.cause(i);
  addContent(line, trace, i);
  const flags = FLAG_NAMES.filter((name) => trace.flags(i) & Flag[name]);
  if (flags.length > 0) line.flags = flags;
  const said = saidAt(trace, i, { nodeLabel });
  if (said.length > 0) line.say = said;
  return line;
}

/** A message's or command's body, the reason of a loss, or the number that a mark or timer carries. */
function addContent(line: Line, trace: Trace, i: number): void {
  switch (trace.kind(i)) {
    case Kind.lose:
      line.reason = LOSS_REASONS[trace.value(i)];
      break;
    case Kind.mark:
    case Kind.timer:
    case Kind.cycle:
      if (!Number.isNaN(trace.value(i))) line.value = trace.value(i);
      return;
  }
  const body = trace.body(i);
  if (body !== undefined) line.body = body;
}
