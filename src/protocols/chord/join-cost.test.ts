// What a newcomer costs until its fingers are right: O(log² N) messages (Stoica et al. 2001, theorem 3).
import { expect, it } from 'vitest';
import { loadProtocol, manifestOf } from '../../catalog/catalog.ts';
import { Kind } from '../../engine/trace.ts';
import { tracedTrial } from '../../lab/testing/trial.ts';
import type { Find } from './messages.ts';

/** Messages of its own searches, for its successor and its fingers, up to the last finger that changes; a mean over rings. */
async function messagesOfNewcomer(nodes: number, rings: number): Promise<number> {
  const source = { manifest: manifestOf('chord'), body: await loadProtocol('chord') };
  let sum = 0;
  for (let ring = 1; ring <= rings; ring++) {
    const set = { nodes, joins: 1, stabilize: true, keys: 0, lookups: 0, ring };
    const written = Object.entries(set).map(([name, value]) => [name, `${value}`]);
    const { report, trace } = tracedTrial(source, { set: Object.fromEntries(written) });
    const wrong = report.checks.find(({ id }) => id === 'right-fingers');
    expect(wrong?.ok).toBe(true);
    let since = 0;
    for (let i = 0; i < trace.count; i++) {
      const type = trace.type(i);
      if (trace.kind(i) === Kind.send && type === 'FIND')
        since += (trace.body(i) as Find).origin === nodes - 1 ? 1 : 0;
      if (trace.node(i) !== nodes - 1 || type !== 'FINGER') continue;
      sum += since;
      since = 0;
    }
  }
  return sum / rings;
}

it.each([
  [16, 10],
  [64, 4],
  [256, 3],
])('%d nodes: about as many as the square of log2 N', async (nodes, rings) => {
  const messages = await messagesOfNewcomer(nodes, rings);
  const square = Math.log2(nodes) ** 2;
  expect(messages).toBeGreaterThan(0.4 * square);
  expect(messages).toBeLessThan(1.2 * square);
});
