// Rumor mongering: Demers et al. (1987), PODC, section 1.4; van Steen and Tanenbaum's basic model is push, feedback, coin.
import { defineProtocol, type Node } from '../../engine/contract.ts';
import { DEFAULT_NETWORK } from '../../engine/network.ts';
import { anyOther, firstCall, period, tells } from '../../kit/random-calls.ts';
import { pushInBulk } from './bulk.ts';
import type { Params } from './index.ts';
import { Phase, rumorFold } from './metrics.ts';

/** One number a field, in typed columns. */
export interface State {
  phase: number;
  /** Useless contacts so far (counter). */
  counter: number;
  /** Cycle in which it heard the rumor; asynchronously the local clock, in ticks. */
  heard: number;
  /** pull, push-pull: since it last acted, some contact was useful, some contact was useless. */
  useful: number;
  useless: number;
  /** Calls taken in cycle `callsIn`, and how often it hunted in this one. */
  calls: number;
  callsIn: number;
  hunts: number;
}
export interface Messages {
  /** Carries the rumor. The body is the caller's counter, or ANSWER where it answers a request. */
  RUMOR: number;
  /** Asks for rumors. */
  ASK: number;
  /** Feedback: a Verdict. */
  FB: number;
  /** The call is refused. */
  BUSY: number;
}
export type Member = Node<State, Messages, Params>;
/** Whether the node takes the rumor for one that it has heard. */
export type Knows = (state: State) => boolean;

const ANSWER = -1;
/** News to the receiver; useless; useless, but the receiver's counter grows instead of the caller's. */
export const Verdict = { useful: 0, useless: 1, spared: 2 } as const;

/** The protocol, given the rule by which a node recognises the rumor. */
export const rumorSpreading = (knows: Knows) =>
  defineProtocol<State, Messages, Params>({
    network: { ...DEFAULT_NETWORK, delay: 'uniform:60..140' },
    columns: {
      phase: 'u8',
      counter: 'u16',
      heard: 'i32',
      useful: 'u8',
      useless: 'u8',
      calls: 'u8',
      callsIn: 'i32',
      hunts: 'u8',
    },
    init: () => ({
      phase: Phase.susceptible,
      counter: 0,
      heard: 0,
      useful: 0,
      useless: 0,
      calls: 0,
      callsIn: 0,
      hunts: 0,
    }),
    stable: ['phase', 'counter', 'heard'],
    timing: (params) => params.timing,
    // Where only those who know act, only the first one has anything to do.
    starts: ({ mode, nodes }) =>
      mode === 'push' ? [0] : Array.from({ length: nodes }, (_, id) => id),
    start(node) {
      if (node.id === 0) {
        infect(node, 0);
        if (tells(node)) node.say('has an update to report: the rumor starts here');
      } else schedule(node);
    },
    recover: schedule,
    cycle: act,
    commands: {
      report(node) {
        node.respond();
        if (knows(node.state)) return node.say('has heard of the update already');
        node.say('has an update to report: it spreads the rumor from now on');
        infect(node, node.id);
      },
    },
    timers: {
      contact(node) {
        act(node);
        if (acts(node)) node.setTimer('contact', period(node), { background: !spreads(node) });
      },
    },
    on: {
      RUMOR(node, from, counter) {
        if (node.params.mode === 'push' && refuses(node, from)) return;
        const { state, params } = node;
        const known = knows(state);
        const isUseless = known && (params.judged === 'immediate' || state.heard < node.cycle);
        if (!known) infect(node, from);
        if (tells(node)) tellHearing(node, from, known, isUseless);
        if (params.interest === 'blind' || (!isUseless && !usesPraise(params))) return;
        node.send(from, 'FB', isUseless ? verdictOn(node, counter) : Verdict.useful);
      },
      ASK(node, from) {
        if (refuses(node, from)) return;
        if (!spreads(node)) {
          if (tells(node)) node.say('has nothing to pass on to {@from}', { from });
          return;
        }
        if (node.params.interest === 'blind') node.state.useless = 1;
        node.send(from, 'RUMOR', ANSWER);
        if (tells(node)) node.say('answers {@from} with the rumor', { from });
      },
      FB(node, from, verdict) {
        const { state, params } = node;
        if (tells(node)) tellFeedback(node, from, verdict);
        if (!spreads(node)) return;
        if (params.mode !== 'push') {
          if (verdict === Verdict.useful) state.useful = 1;
          else if (verdict === Verdict.useless) state.useless = 1;
        } else if (verdict === Verdict.useful) keepInterest(node);
        else loseInterest(node);
      },
      BUSY(node, from) {
        const { state, params } = node;
        if (state.hunts >= params.hunt) {
          if (tells(node))
            node.say('was refused by {@from} and waits for the next cycle', { from });
          return;
        }
        state.hunts++;
        contact(node);
      },
    },
    metrics: rumorFold,
  });

export const protocol = {
  ...rumorSpreading((state) => state.phase !== Phase.susceptible),
  bulk: pushInBulk,
};

function spreads(node: Member): boolean {
  return node.state.phase === Phase.infective;
}

/** Where others have to ask, everybody does. */
function acts(node: Member): boolean {
  return node.params.mode !== 'push' || spreads(node);
}

/** From now on the node acts as its phase demands. Asynchronously it joins at a random moment of its period. */
function schedule(node: Member): void {
  const background = !spreads(node);
  if (node.params.timing === 'cycle') node.setActive(acts(node), { background });
  else if (acts(node)) node.setTimer('contact', firstCall(node), { background });
  else node.cancelTimer('contact');
}

function infect(node: Member, from: number): void {
  const { state } = node;
  state.phase = Phase.infective;
  state.counter = 0;
  state.heard = node.params.timing === 'cycle' ? node.cycle : node.clock();
  node.mark('INFECTED', from);
  schedule(node);
}

/** What a node does once a cycle. */
function act(node: Member): void {
  const { state, params } = node;
  if (params.mode !== 'push') judge(node);
  if (params.connectionLimit > 0) state.hunts = 0;
  contact(node);
  if (params.mode === 'push' && params.interest === 'blind') loseInterest(node);
}

function contact(node: Member): void {
  const { state, params } = node;
  const to = anyOther(node);
  if (params.mode === 'pull' || !spreads(node)) {
    node.send(to, 'ASK', 0);
    if (tells(node)) node.say('asks {@to} for rumors', { to });
    return;
  }
  if (params.mode === 'push-pull' && params.interest === 'blind') state.useless = 1;
  node.send(to, 'RUMOR', state.counter);
  if (tells(node)) node.say('passes the rumor to {@to}', { to });
}

/** pull, push-pull: all contacts since the last act count as one, useful if any of them was. */
function judge(node: Member): void {
  const { state } = node;
  const { useful, useless } = state;
  state.useful = 0;
  state.useless = 0;
  if (!spreads(node)) return;
  if (useful) keepInterest(node);
  else if (useless) loseInterest(node);
}

/** Whether anything hangs on hearing that a contact was useful: where nothing does, silence says it. */
function usesPraise({ mode, stopping, counterReset }: Params): boolean {
  return mode !== 'push' || (stopping === 'counter' && counterReset);
}

function keepInterest(node: Member): void {
  if (node.params.counterReset) node.state.counter = 0;
}

function loseInterest(node: Member): void {
  const { state, params } = node;
  if (params.stopping === 'coin' ? !node.chance(1 / params.k) : ++state.counter < params.k) return;
  state.phase = Phase.removed;
  node.mark('REMOVED');
  schedule(node);
  if (tells(node)) node.say(GAVE_UP[params.stopping], { k: params.k });
}
const GAVE_UP = {
  coin: 'gives up: the coin of 1/{k} said so',
  counter: 'gives up: the counter has reached {k}',
};

/** A useless contact; whose interest suffers where both spread the rumor depends on the variant. */
function verdictOn(node: Member, counter: number): number {
  const { state, params } = node;
  if (params.mode !== 'push-pull' || counter === ANSWER || !spreads(node)) return Verdict.useless;
  if (!params.minimisation || state.counter <= counter) state.useless = 1;
  return params.minimisation && state.counter < counter ? Verdict.spared : Verdict.useless;
}

/** Refuses the call if the node has taken as many in this cycle as it may. */
function refuses(node: Member, from: number): boolean {
  const { state, params } = node;
  if (params.connectionLimit === 0) return false;
  if (state.callsIn !== node.cycle) {
    state.callsIn = node.cycle;
    state.calls = 0;
  }
  if (state.calls < params.connectionLimit) {
    state.calls++;
    return false;
  }
  node.send(from, 'BUSY', 0);
  if (tells(node))
    node.say('has taken {calls} calls in this cycle and refuses {@from}', {
      from,
      calls: state.calls,
    });
  return true;
}

function tellHearing(node: Member, from: number, known: boolean, isUseless: boolean): void {
  if (!known) node.say('hears the rumor from {@from} and spreads it from now on', { from });
  else if (isUseless) node.say('knew it already: the contact was useless', { from });
  else node.say('heard it earlier in this cycle: the contact still counts as useful');
}

function tellFeedback(node: Member, from: number, verdict: number): void {
  if (verdict === Verdict.useful) node.say('learns that the rumor was news to {@from}', { from });
  else if (!spreads(node)) node.say('has given up already');
  else if (verdict === Verdict.spared)
    node.say('leaves its counter: that of {@from} is smaller', { from });
  else node.say('learns that {@from} knew the rumor', { from });
}
