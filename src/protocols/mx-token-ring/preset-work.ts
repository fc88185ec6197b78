// Presets without faults: order, everybody wants it, only one wants it, many.
import type { Preset } from '../../engine/contract.ts';
import type { Intervention } from '../../engine/run.ts';

export const request = (node: number, time: number): Intervention => ({
  kind: 'command',
  at: { time },
  node,
  command: 'enter',
});

export const work: readonly Preset[] = [
  {
    id: 'around',
    about:
      'P2 asks before P1, and P1 enters first: nobody stands in a queue, the token comes round and takes whoever wants it.',
    params: { nodes: 4, load: 'commands', entries: 2, timeout: 120_000 },
    seed: 2,
    script: [request(2, 24_000), request(1, 32_000)],
    beats: [
      {
        id: 'idle',
        title: 'idle round',
        caption: 'Nobody wants the token. It goes round all the same, one message a hop.',
        at: { kind: 'receive', node: 1, type: 'TOKEN', nth: 1 },
      },
      {
        id: 'p2',
        title: 'P2 waits',
        caption: 'P2 wants to enter. It sends nothing, and cannot know where the token is.',
        at: { kind: 'invoke', node: 2 },
      },
      {
        id: 'p1',
        title: 'P1 waits',
        caption: 'P1 wants to enter as well, later than P2.',
        at: { kind: 'invoke', node: 1 },
      },
      {
        id: 'first',
        title: 'P1 enters',
        caption:
          'The token reaches P1 before P2. The order is that of the ring, not of the requests.',
        at: { kind: 'mark', type: 'ENTER', nth: 1 },
      },
      {
        id: 'passes',
        title: 'P1 leaves',
        caption: 'One entry a visit: P1 passes the token on, even if it wants it again.',
        at: { kind: 'mark', type: 'EXIT', nth: 1 },
      },
      {
        id: 'second',
        title: 'P2 enters',
        caption: 'One hop later P2 enters.',
        at: { kind: 'mark', type: 'ENTER', nth: 2 },
      },
    ],
  },
  {
    id: 'everyone',
    about:
      'Four processes want the token again as soon as they have left: every hop lets somebody in, one message for each entry.',
    params: { nodes: 4, load: 'saturated', entries: 8 },
    seed: 1,
    beats: [
      {
        id: 'first',
        title: 'P0 enters',
        caption: 'P0 has the token and enters; the others wait for their turn.',
        at: { kind: 'mark', type: 'ENTER', nth: 1 },
      },
      {
        id: 'round',
        title: 'one round',
        caption: 'After one round everybody has been inside once. Nobody can be passed over.',
        at: { kind: 'mark', type: 'EXIT', nth: 4 },
      },
      {
        id: 'last',
        title: 'last entry',
        caption:
          'Eight entries, eight messages: under load nothing is cheaper. No process ever waits longer than the n − 1 others take.',
        at: { kind: 'mark', type: 'EXIT', nth: 8 },
      },
    ],
  },
  {
    id: 'alone',
    about:
      'Only P0 wants the token. It has to go all the way round before it comes back: n messages for each entry.',
    params: { nodes: 5, load: 'single', entries: 3 },
    seed: 1,
    beats: [
      {
        id: 'first',
        title: 'P0 enters',
        caption: 'The token has come from P1, where it was at the start, by way of all the others.',
        at: { kind: 'mark', type: 'ENTER', nth: 1 },
      },
      {
        id: 'again',
        title: 'asks again',
        caption: 'P0 wants to enter again at once, but it has passed the token on.',
        at: { kind: 'invoke', nth: 2 },
      },
      {
        id: 'second',
        title: 'five hops later',
        caption:
          'Five messages for one entry. Who asks rarely pays for everybody who does not ask.',
        at: { kind: 'mark', type: 'ENTER', nth: 2 },
      },
      {
        id: 'last',
        title: 'last exit',
        caption: 'Three entries, fifteen messages.',
        at: { kind: 'mark', type: 'EXIT', nth: 3 },
      },
    ],
  },
];

export const many: Preset = {
  id: 'thirty-two',
  about:
    'Thirty-two processes, one of them asks now and then. While it waits, the token visits a dozen who do not want it.',
  params: { nodes: 32, load: 'random', entries: 12 },
  seed: 1,
  beats: [
    {
      id: 'asks',
      title: 'one asks',
      caption: 'The token is somewhere on the ring, 0 to n − 1 hops away: half a round on average.',
      at: { kind: 'invoke', nth: 1 },
    },
    {
      id: 'first',
      title: 'first entry',
      caption: 'The first of twelve entries.',
      at: { kind: 'mark', type: 'ENTER', nth: 1 },
    },
    {
      id: 'last',
      title: 'last entry',
      caption:
        'More than ten messages an entry; and the longer nobody asks, the more, without a bound.',
      at: { kind: 'mark', type: 'ENTER', nth: -1 },
    },
  ],
};
