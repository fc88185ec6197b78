// How a run can be searched: queries in its own words, and what each finds.
import type { Vocabulary } from '../../analysis/search/query.ts';
import { Kind, type Trace } from '../../engine/trace.ts';

export interface SearchExample {
  readonly query: string;
  readonly finds: string;
}

/** Of every part of the language one, where the run has something for it. */
export function searchExamples(
  { variables, nodes }: Vocabulary,
  trace: Trace,
): readonly SearchExample[] {
  const [sent, answered] = messageTypes(trace);
  const node = written(nodes[nodes.length - 1] ?? '0');
  const examples: SearchExample[] = [];
  if (sent !== undefined)
    examples.push(
      { query: sent, finds: 'every send and receive of that message' },
      {
        query: `receive ${sent} at ${node}`,
        finds: 'send, receive, lost, mark, timer; at, from, to',
      },
      {
        query: `${sent} then ${answered ?? sent}`,
        finds: 'each that is sent, and the first that comes of it back at the sender',
      },
    );
  else examples.push({ query: `at ${node}`, finds: 'every event of that node' });
  const state = stateOf(trace, variables);
  if (state)
    examples.push(
      {
        query: `${state.name} = ${state.value}`,
        finds: 'events after which it is so; also != < <= > >=',
      },
      { query: `${state.name} becomes ${state.value}`, finds: 'events that make it so' },
    );
  return examples;
}

/** The first two message types that are sent. */
function messageTypes(trace: Trace): readonly string[] {
  const found = new Set<string>();
  for (let i = 0; i < trace.count && found.size < 2; i++)
    if (trace.kind(i) === Kind.send) found.add(written(trace.type(i)));
  return [...found];
}

/** A variable in a word that changes to another word. */
function stateOf(
  { data }: Trace,
  variables: readonly string[],
): { readonly name: string; readonly value: string } | undefined {
  for (const name of variables) {
    const values = data.facetValues.flatMap(({ rows = [] }) =>
      rows
        .filter(([row, value]) => row === name && typeof value === 'string')
        .map(([, value]) => value),
    );
    const value = values.findLast((one) => one !== values[0]);
    if (value !== undefined) return { name: written(name), value: written(String(value)) };
  }
  return undefined;
}

/** In quotes where the language needs them. */
function written(text: string): string {
  return /^[^\s"=<>!]+$/.test(text) ? text : `"${text}"`;
}
