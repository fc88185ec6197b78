// Presets without crashes on the way: the textbook's figure, two rounds, and what Chang and Roberts' numbers cost.
import type { Preset } from '../../engine/contract.ts';

/** Nobody crashes, so nothing need be acknowledged. */
const BIDS = { variant: 'chang-roberts', initiators: 'all', acknowledgements: false } as const;

export const costs: readonly Preset[] = [
  {
    id: 'textbook',
    about:
      'P7, the leader, is down. P3 and P6 notice at the same time: two lists go round, two results come out, and they are the same.',
    params: { nodes: 8, crashed: [7], initiators: [3, 6] },
    seed: 1,
    beats: [
      {
        id: 'start',
        title: 'two start',
        caption: 'P3 and P6 both miss P7. Each sends a list that holds only itself to the next.',
        at: { kind: 'invoke', node: 6 },
      },
      {
        id: 'skipped',
        title: 'P7 is silent',
        caption: 'P7 has acknowledged nothing for T, so P6 sends its list to the one after it, P0.',
        at: { kind: 'mark', node: 6, type: 'SKIP', nth: 1 },
      },
      {
        id: 'round',
        title: 'P3’s list returns',
        caption:
          'P3 finds itself in the list: it has come round. [3, 4, 5, 6, 0, 1, 2]: 6 is the highest.',
        at: { kind: 'mark', node: 3, type: 'DECIDE' },
      },
      {
        id: 'again',
        title: 'so does P6’s',
        caption:
          'P6 has its list back too: [6, 0, 1, 2, 3, 4, 5]. Another order, the same processes, the same leader.',
        at: { kind: 'mark', node: 6, type: 'DECIDE' },
      },
      {
        id: 'known',
        title: 'all know',
        caption:
          'All live processes follow P6. The second announcement will tell them nothing new.',
        at: { kind: 'mark', type: 'FOLLOWER', nth: -1 },
      },
      {
        id: 'home',
        title: 'all home',
        caption:
          'Two elections of two rounds, eight messages each, those to P7 included: 32. The second was waste, but did no harm.',
        at: { kind: 'receive', node: 6, type: 'COORDINATOR', nth: -1 },
      },
    ],
  },
  {
    id: 'one-starter',
    about:
      'All are up, and P2 starts alone. One round to find out who is alive, one to tell: 2n messages.',
    params: { nodes: 8, initiators: [2], acknowledgements: false },
    seed: 1,
    beats: [
      {
        id: 'start',
        title: 'P2 starts',
        caption: 'P2 sends ELECTION with the list [2] to its successor, P3.',
        at: { kind: 'invoke', node: 2 },
      },
      {
        id: 'grows',
        title: 'it grows',
        caption:
          'Each process adds its own number and passes the list on. Here are [2, 3, 4, 5, 6].',
        at: { kind: 'receive', node: 7, type: 'ELECTION' },
      },
      {
        id: 'round',
        title: 'come round',
        caption:
          'P2 finds itself in the list, and now knows all that are alive. The highest of them is 7.',
        at: { kind: 'mark', node: 2, type: 'DECIDE' },
      },
      {
        id: 'crowned',
        title: 'P7 hears it',
        caption: 'P7 did not decide this itself: COORDINATOR tells it, as it tells the others.',
        at: { kind: 'mark', node: 7, type: 'LEADER' },
      },
      {
        id: 'home',
        title: 'all know',
        caption: 'The announcement is back at P2. 8 + 8 messages, whatever the delays.',
        at: { kind: 'receive', node: 2, type: 'COORDINATOR' },
      },
    ],
  },
  {
    id: 'chang-roberts',
    about:
      'The order of the ring is drawn, and each process sends its number on. A lower one that meets a higher process is stopped: only the highest comes round.',
    params: { nodes: 8, order: 'random', ...BIDS },
    seed: 19,
    beats: [
      {
        id: 'start',
        title: 'all start',
        caption: 'Everybody sends its own number to its successor.',
        at: { kind: 'mark', type: 'START', nth: 8 },
      },
      {
        id: 'passed',
        title: 'passed on',
        caption: 'On this ring P3 comes after P5. 5 is higher than 3: P3 passes it on.',
        at: { kind: 'receive', node: 3, type: 'ELECTION', nth: 1 },
      },
      {
        id: 'stopped',
        title: 'stopped',
        caption: 'P7 comes after P3. 3 cannot win: P7 stops it.',
        at: { kind: 'receive', node: 7, type: 'ELECTION', nth: 1 },
      },
      {
        id: 'won',
        title: 'P7 has won',
        caption: '7 is back at P7. Whoever has its own number back has passed everybody.',
        at: { kind: 'mark', node: 7, type: 'DECIDE' },
      },
      {
        id: 'known',
        title: 'all know',
        caption:
          '22 messages. Over all orders the mean is n·Hₙ = 21.7, where Hₙ = 1 + 1/2 + … + 1/n. The announcement takes 8 more.',
        at: { kind: 'mark', type: 'FOLLOWER', nth: -1 },
      },
    ],
  },
  {
    id: 'worst-case',
    about:
      'Numbers descend in the direction of the messages: each one goes on until it meets P7. 8 + 7 + … + 1 messages.',
    params: { nodes: 8, order: 'descending', ...BIDS },
    seed: 1,
    beats: [
      {
        id: 'start',
        title: 'all start',
        caption: 'The successor of each process is lower by one, and that of P0 is P7.',
        at: { kind: 'mark', type: 'START', nth: 8 },
      },
      {
        id: 'first',
        title: '0 is stopped',
        caption: '0 comes one step far: P7 stops it. 1 will take two steps, 2 three, and so on.',
        at: { kind: 'receive', node: 7, type: 'ELECTION', nth: 1 },
      },
      {
        id: 'last',
        title: '6 is stopped',
        caption: '6 had to go nearly all the way to P7. Nobody on its way was higher.',
        at: { kind: 'receive', node: 7, type: 'ELECTION', nth: 7 },
      },
      {
        id: 'won',
        title: 'P7 has won',
        caption: '7 has come round. n(n + 1)/2 = 36 messages, and 8 for the announcement.',
        at: { kind: 'mark', node: 7, type: 'DECIDE' },
      },
    ],
  },
  {
    id: 'best-case',
    about:
      'Numbers ascend: every number but the highest is stopped by the very next process. 2n − 1 messages.',
    params: { nodes: 8, order: 'ascending', ...BIDS },
    seed: 1,
    beats: [
      {
        id: 'start',
        title: 'all start',
        caption: 'The successor of each process is higher by one; only that of P7 is lower.',
        at: { kind: 'mark', type: 'START', nth: 8 },
      },
      {
        id: 'stopped',
        title: 'seven stopped',
        caption: 'One step, and seven of the eight numbers are out.',
        at: { kind: 'receive', node: 2, type: 'ELECTION', nth: 1 },
      },
      {
        id: 'won',
        title: 'P7 has won',
        caption: '7 has come round alone: 7 + 8 = 15 messages. From 15 to 36, only by the order.',
        at: { kind: 'mark', node: 7, type: 'DECIDE' },
      },
      {
        id: 'known',
        title: 'all know',
        caption: 'The announcement takes another round, as always.',
        at: { kind: 'mark', type: 'FOLLOWER', nth: -1 },
      },
    ],
  },
  {
    id: 'sixty-four',
    about:
      'Sixty-four processes in an order that is drawn, all starting. The worst order would take 2,080 messages; chance takes about 304.',
    params: { nodes: 64, order: 'random', ...BIDS },
    seed: 37,
    beats: [
      {
        id: 'start',
        title: 'all start',
        caption: 'Sixty-four numbers leave.',
        at: { kind: 'mark', type: 'START', nth: 64 },
      },
      {
        id: 'half',
        title: 'half are out',
        caption:
          'Half of the numbers come one step far, a third of the others two: n/k get k steps far.',
        at: { kind: 'receive', type: 'ELECTION', nth: 64 },
      },
      {
        id: 'won',
        title: 'P63 has won',
        caption:
          'The highest number alone goes all the way. 304 messages; the mean is 64·H₆₄ = 303.6.',
        at: { kind: 'mark', node: 63, type: 'DECIDE' },
      },
      {
        id: 'known',
        title: 'all know',
        caption: 'One more round tells everybody: 64 messages.',
        at: { kind: 'mark', type: 'FOLLOWER', nth: -1 },
      },
    ],
  },
];
