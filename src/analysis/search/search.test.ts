// Searching a trace: what a query finds, what follows causally by brute force, and errors that name the word and its place.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Flag, Kind, type Trace } from '../../engine/trace.ts';
import { coneOf, stepRelation } from '../causality.ts';
import { messagesOf, Outcome } from '../messages.ts';
import { stepIndex, stepsOf } from '../steps.ts';
import { traces } from '../testing/random-traces.ts';
import { Drawing } from '../testing/small-traces.ts';
import { findEvents } from './find.ts';
import { parseQuery, type Vocabulary } from './query.ts';
import { variablesOf } from './states.ts';

const nameOf = (node: number) => `P${node}`;

function vocabularyOf(trace: Trace): Vocabulary {
  return {
    types: trace.data.names.slice(1),
    variables: variablesOf(trace),
    nodes: Array.from({ length: trace.nodes }, (_, node) => nameOf(node)),
  };
}

/** Records that a query finds. */
function found(trace: Trace, query: string): readonly number[] {
  const { matches } = findEvents(trace, parseQuery(query, vocabularyOf(trace)), nameOf);
  return matches.map(({ record }) => record);
}

/** P0 asks P1 and P2; P1 answers at once, P2 marks HELD first; P1's state goes with it. */
function sample() {
  const d = new Drawing(3);
  d.writer.facets(-1, 1, { rows: [['phase', 'idle']] });
  const ask = d.send(0, 1, 0, 'ASK', Flag.step);
  const second = d.send(0, 2, 0, 'ASK', Flag.broadcast);
  const asked = d.receive(ask, 4);
  const answer = d.add(Kind.send, {
    type: 'OK',
    node: 1,
    peer: 0,
    cause: asked,
    time: 4,
    flags: 0,
  });
  d.writer.facets(answer, 1, {
    rows: [
      ['phase', 'held'],
      ['last event', '2'],
    ],
    band: { text: 'waits for {@who}', values: { who: 0 }, tone: 'waiting' },
  });
  const later = d.local(1, 5);
  const got = d.receive(answer, 9);
  const lost = d.lose(second, 10);
  return { trace: d.trace(), ask, second, asked, answer, later, got, lost };
}

describe('a query', () => {
  const { trace, ask, asked, answer, later, got, lost } = sample();
  it.each<[string, readonly number[]]>([
    ['ASK', [ask, asked]],
    ['send ask', [ask]],
    ['receive', [asked, got]],
    ['at P1', [asked, later]],
    ['from P0', [ask, asked]],
    ['OK to 0', [answer, got]],
    ['lost', [lost]],
    ['phase = held', [asked, later]],
    ['phase=HELD timer', [later]],
    ['phase becomes held', [asked]],
    ['"last event" >= 2 receive', [asked]],
    ['state = "waits for P0"', [asked, later]],
    ['phase != idle', [asked, later]],
    ['ASK then OK', [ask]],
    ['receive ASK then tick', [asked]],
    ['OK then ASK', []],
  ])('%s', (query, records) => {
    expect(found(trace, query)).toEqual(records);
  });

  it('counts what nothing followed', () => {
    const query = parseQuery('ASK then OK', vocabularyOf(trace));
    const { matches, unanswered } = findEvents(trace, query, nameOf);
    expect(matches.map(({ reply }) => reply?.record)).toEqual([got]);
    expect(unanswered).toBe(1);
  });

  it.each<[string, string]>([
    ['', 'search: nothing to look for'],
    ['send ASKK', 'character 6: nothing here is called "ASKK"; did you mean ASK?'],
    ['at P7', 'character 4: there is no node "P7"; did you mean P0?'],
    ['ASK at', 'character 5: a node must follow "at"'],
    ['  phase', 'character 3: nothing here is called "phase"; say what it should be: phase = …'],
    ['phse = held', 'character 1: no node has a "phse"; did you mean phase?'],
    ['phase =', 'character 7: a value must follow "phase ="'],
    ['ASK OK', 'character 5: one event is not "ASK" and "OK" at once'],
    ['ASK at P0 at P1', 'character 11: "at" is said twice'],
    ['then OK', 'character 1: something must stand before "then"'],
    ['ASK then', 'character 5: something must follow "then"'],
    ['phase = "held', 'character 9: this quote has no other'],
    ['ASK !', 'character 5: "!" means nothing here'],
  ])('says what is wrong where: %s', (query, message) => {
    expect(() => parseQuery(query, vocabularyOf(trace))).toThrow(message);
  });
});

it('finds of each send the first receive at its sender that its receipt has led to', () => {
  fc.assert(
    fc.property(traces, (trace) => {
      if (!trace.data.names.includes('M') || !trace.data.names.includes('R')) return;
      const query = parseQuery('send M then receive R', vocabularyOf(trace));
      const { matches, unanswered } = findEvents(trace, query, nameOf);
      const steps = stepsOf(trace);
      const messages = messagesOf(trace);
      const expected: (readonly [number, number])[] = [];
      let none = 0;
      for (let record = 0; record < trace.count; record++) {
        if (trace.kind(record) !== Kind.send || trace.type(record) !== 'M') continue;
        const row = messages.rowOf[record];
        const receipt = messages.outcome[row] === Outcome.received ? messages.arrival[row] : -1;
        const cone = receipt < 0 ? undefined : coneOf(trace, receipt);
        const reply = steps.find(
          (step) =>
            cone &&
            step.node === trace.node(record) &&
            trace.kind(step.record) === Kind.receive &&
            trace.type(step.record) === 'R' &&
            ['future', 'self'].includes(stepRelation(cone, step)),
        );
        if (reply) expected.push([record, reply.record]);
        else none++;
      }
      const pairs = matches.map(({ record, reply }) => [record, reply?.record]);
      expect(pairs).toEqual(expected);
      expect(unanswered).toBe(none);
      for (const { step, record } of matches) expect(step).toBe(steps[stepIndex(steps, record)]);
    }),
  );
});
