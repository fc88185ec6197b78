// Exports of a hand-made trace: a broadcast, a loss, a copy, a message overtaken, one under way at the end.
import { describe, expect, it } from 'vitest';
import { Flag, Kind, Trace, TraceWriter } from '../../engine/trace.ts';
import { jsonLines } from './jsonl.ts';
import { mermaidDiagram } from './mermaid.ts';
import { shivizLog } from './shiviz.ts';

const words = { nodeLabel: 'P', time: { unit: 'ms', ticks: 1000 } };
const ASK = 1;
const OK = 2;
const ENTER = 3;

function example(): Trace {
  const writer = new TraceWriter(3, ['', 'ASK', 'OK', 'ENTER']);
  const add = (
    kind: number,
    flags: number,
    type: number,
    node: number,
    peer: number,
    cause: number,
    time: number,
    value = NaN,
  ) => writer.append(kind, flags, type, node, peer, cause, time, value);
  add(Kind.start, Flag.step, 0, 0, -1, -1, 0);
  add(Kind.send, 0, ASK, 0, 1, 0, 0, 7);
  add(Kind.send, Flag.broadcast, ASK, 0, 2, 0, 0, 7);
  add(Kind.receive, Flag.step, ASK, 1, 0, 1, 10, 7);
  writer.say(3, 'replies to {@from}; #1', { from: 0 });
  writer.facets(3, 1, { rows: [['asked', 1]] });
  add(Kind.send, 0, OK, 1, 0, 3, 10);
  writer.payload(4, { note: 'a;b' });
  add(Kind.lose, Flag.step, ASK, 2, 0, 2, 12, 0);
  add(Kind.duplicate, Flag.step, OK, 0, 1, 4, 13);
  add(Kind.mark, Flag.step, ENTER, 1, -1, 3, 14, 2);
  add(Kind.receive, Flag.step, OK, 0, 1, 4, 20);
  add(Kind.receive, Flag.step | Flag.copy, OK, 0, 1, 4, 22);
  add(Kind.send, 0, ASK, 0, 2, 9, 22, 8);
  add(Kind.partition, Flag.step | Flag.byHand, 0, -1, -1, -1, 23);
  return new Trace(writer.data());
}

describe('jsonl', () => {
  it('has an object for each record', () => {
    const text = [...jsonLines(example(), 'P')];
    expect(text.every((line) => line.endsWith('}\n'))).toBe(true);
    const lines = text.map((line) => JSON.parse(line));
    expect(lines.map((line) => line.event)).toEqual(lines.map((_, i) => i));
    expect(lines[3]).toEqual({
      event: 3,
      kind: 'receive',
      time: 10,
      node: 1,
      peer: 0,
      type: 'ASK',
      cause: 1,
      body: 7,
      flags: ['step'],
      say: ['replies to P0; #1'],
      facets: [{ node: 1, facets: { rows: [['asked', 1]] } }],
    });
    expect(lines[5]).toMatchObject({ kind: 'lose', reason: 'loss', body: 7 });
    expect(lines[7]).toMatchObject({ kind: 'mark', type: 'ENTER', value: 2 });
    expect(lines[8].body).toEqual({ note: 'a;b' });
    expect(lines[11]).toEqual({
      event: 11,
      kind: 'partition',
      time: 23,
      flags: ['byHand', 'step'],
    });
  });
});

describe('shiviz', () => {
  const log = [...shivizLog(example(), words)].join('');
  const events = [...log.matchAll(/^(?<host>\S*) (?<clock>\{.*\})\n(?<event>.*)\n/gm)].map(
    (match) => ({
      host: match.groups?.host ?? '',
      clock: JSON.parse(match.groups?.clock ?? '{}') as Record<string, number>,
      event: match.groups?.event ?? '',
    }),
  );

  it('is read whole by the default parser', () => {
    expect(events.length * 2).toBe(log.trimEnd().split('\n').length);
    expect(events.map(({ host, event }) => `${host} ${event}`)).toEqual([
      'P0 starts; broadcasts ASK 7',
      'P1 receives ASK 7 from P0: replies to P0; #1; sends OK {"note":"a;b"} to P0',
      'P1 marks ENTER 2',
      'P0 receives OK {"note":"a;b"} from P1',
      'P0 receives OK {"note":"a;b"} from P1; sends ASK 8 to P2',
    ]);
  });

  it("counts each host's own events by one, and takes over what it hears of", () => {
    for (const host of ['P0', 'P1']) {
      const own = events.filter((event) => event.host === host).map((event) => event.clock[host]);
      expect(own).toEqual(own.map((_, i) => i + 1));
    }
    expect(events[1].clock).toEqual({ P0: 1, P1: 1 });
    expect(events[3].clock).toEqual({ P0: 2, P1: 1 });
  });

  it('has all that a step does in one entry', () => {
    const writer = new TraceWriter(2, ['', 'ASK', 'OK', 'ENTER']);
    writer.append(Kind.send, Flag.step, ASK, 0, 1, -1, 0, 7);
    writer.append(Kind.receive, Flag.step, ASK, 1, 0, 0, 10, 7);
    writer.append(Kind.mark, 0, ENTER, 1, -1, 1, 10, 2);
    writer.append(Kind.send, 0, OK, 1, 0, 1, 10, NaN);
    expect([...shivizLog(new Trace(writer.data()), words)].join('')).toBe(
      'P0 {"P0":1}\nsends ASK 7 to P1\n' +
        'P1 {"P0":1,"P1":1}\nreceives ASK 7 from P0; marks ENTER 2; sends OK to P0\n',
    );
  });
});

describe('mermaid', () => {
  it('draws messages where they arrive, and notes where they were sent if that matters', () => {
    expect([...mermaidDiagram(example(), words)].join('').split('\n')).toEqual([
      'sequenceDiagram',
      '  participant P0 as P0',
      '  participant P1 as P1',
      '  participant P2 as P2',
      '  P0->>P1: ASK 7',
      '  Note over P1: (1) sends OK {"note":"a#59;b"} to P0',
      '  P0-xP2: ASK 7 (lost on the way)',
      '  Note over P1: marks ENTER 2',
      '  P1->>P0: (1) OK {"note":"a#59;b"}',
      '  P1->>P0: (1) OK {"note":"a#59;b"} (copy)',
      '  Note over P0: (2) sends ASK 8 to P2',
      '  Note over P0,P2: the network is partitioned',
      '  P0--)P2: (2) ASK 8 (still under way)',
      '',
    ]);
  });
});
