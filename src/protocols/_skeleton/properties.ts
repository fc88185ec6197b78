// Skeleton: what must never be, what must come, and proof that a run shows something.
import { defineProperty } from '../../engine/contract.ts';
import type { Params } from './index.ts';
import type { State } from './protocol.ts';

export const properties = [
  defineProperty<State, Params>({
    id: 'counted-once',
    kind: 'always',
    name: 'No answer is counted twice',
    check(world) {
      for (let id = 0; id < world.count; id++) {
        const { answered } = world.state(id);
        if (new Set(answered).size < answered.length)
          return { nodes: [id], text: '{@id} counts an answer twice', values: { id } };
      }
      return undefined;
    },
  }),
  defineProperty<State, Params>({
    id: 'every-question-answered',
    kind: 'eventually',
    name: 'Whoever asks hears from everybody',
    check(world) {
      for (let id = 0; id < world.count; id++) {
        const { phase, answered } = world.state(id);
        if (world.up(id) && phase === 'asking')
          return {
            nodes: [id],
            text: '{@id} has heard from {have} of {need}',
            values: { id, have: answered.length, need: world.count - 1 },
          };
      }
      return undefined;
    },
  }),
  defineProperty<State, Params>({
    id: 'an-answer-is-missing',
    kind: 'sometimes',
    name: 'Somebody has an answer, and waits for another',
    check(world) {
      for (let id = 0; id < world.count; id++) {
        const { phase, answered } = world.state(id);
        if (phase === 'asking' && answered.length > 0)
          return { nodes: [id], text: '{@id} waits for the rest', values: { id } };
      }
      return undefined;
    },
  }),
];
