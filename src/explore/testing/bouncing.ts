// Tiny models that go on for ever: a ball bounces between two nodes, and something may end the waiting.
import { defineProperty, defineProtocol, type Manifest } from '../../engine/contract.ts';
import { DEFAULT_NETWORK } from '../../engine/network.ts';
import { choice, type ParamsOf } from '../../engine/params.ts';
import type { Run } from '../../engine/run.ts';
import { tinyBody, tinyManifest, tinyRun } from './tiny-model.ts';

const manifest = tinyManifest('bouncing', {
  ends: choice('timer', ['timer', 'letter', 'draw', 'never', 'parity'], {
    about:
      'What is waited for. timer: fires. letter: arrives. draw: the ball is dropped. parity: on and off with each bounce.',
  }),
});
type Params = ParamsOf<(typeof manifest)['params']>;
interface State {
  done: boolean;
}
interface Messages {
  BALL: undefined;
  LETTER: undefined;
}

const protocol = defineProtocol<State, Messages, Params>({
  network: DEFAULT_NETWORK,
  nodes: () => 2,
  init: () => ({ done: false }),
  start(node) {
    if (node.id > 0) return;
    node.send(1, 'BALL', undefined);
    if (node.params.ends === 'timer') node.setTimer('end', 1000);
    if (node.params.ends === 'letter') node.send(1, 'LETTER', undefined);
  },
  on: {
    BALL(node, from) {
      const { ends } = node.params;
      if (ends === 'draw' && node.chance(0.5)) node.state.done = true;
      if (ends === 'parity' && node.id === 1) node.state.done = !node.state.done;
      if (!(ends === 'draw' && node.state.done)) node.send(from, 'BALL', undefined);
    },
    LETTER(node) {
      node.state.done = true;
    },
  },
  timers: {
    end(node) {
      node.state.done = true;
    },
  },
});

const properties = [
  defineProperty<State, Params>({
    id: 'done',
    kind: 'eventually',
    name: 'In the end somebody is done',
    check: (world) =>
      world.state(0).done || world.state(1).done
        ? undefined
        : { nodes: [], text: 'nobody is done' },
  }),
];

export const bouncing = tinyBody(protocol, properties);
export const bouncingManifest = manifest as unknown as Manifest;

export function bouncingRun(ends: Params['ends']): Run {
  return tinyRun(manifest, { ends });
}
