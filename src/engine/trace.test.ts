// The trace: columns over chunk borders, words, bodies, forks, and searching by time and by record.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHUNK_RECORDS } from './chunks.ts';
import { EVENT_KINDS, Flag, Kind, lowerBound, Trace, TraceWriter } from './trace.ts';

/** Writes `count` records whose every column tells its index. */
function write(writer: TraceWriter, count: number, shift = 0): void {
  for (let n = 0; n < count; n++) {
    const i = writer.count;
    writer.append(i % 17, i % 128, i % 3, i % 5, (i % 7) - 1, i - 1, i * 2 + shift, i / 2);
  }
}
function record(trace: Trace, i: number) {
  return [
    trace.kind(i),
    trace.flags(i),
    trace.typeNumber(i),
    trace.node(i),
    trace.peer(i),
    trace.cause(i),
    trace.time(i),
    trace.value(i),
  ];
}
const expected = (i: number, shift = 0) => [
  i % 17,
  i % 128,
  i % 3,
  i % 5,
  (i % 7) - 1,
  i - 1,
  i * 2 + shift,
  i / 2,
];

describe('records', () => {
  it('are kept across chunk borders', () => {
    const writer = new TraceWriter(5, ['', 'A', 'B']);
    write(writer, CHUNK_RECORDS * 2 + 3);
    const trace = new Trace(writer.data());
    expect(trace.count).toBe(CHUNK_RECORDS * 2 + 3);
    expect(trace.data.chunks).toHaveLength(3);
    for (const i of [
      0,
      1,
      CHUNK_RECORDS - 1,
      CHUNK_RECORDS,
      CHUNK_RECORDS + 1,
      2 * CHUNK_RECORDS,
      trace.count - 1,
    ])
      expect(record(trace, i)).toEqual(expected(i));
    expect(trace.type(1)).toBe('A');
    expect(trace.kindName(6)).toBe('duplicate');
  });
  it('fill exactly one chunk without a second', () => {
    const writer = new TraceWriter(1, ['']);
    write(writer, CHUNK_RECORDS);
    expect(writer.data().chunks).toHaveLength(1);
    expect(new TraceWriter(1, ['']).data().chunks).toHaveLength(1);
  });
  it('once handed out don’t change when writing goes on', () => {
    const writer = new TraceWriter(2, ['']);
    write(writer, 10);
    writer.say(3, 'hello', undefined);
    const data = writer.data();
    write(writer, 10);
    writer.say(12, 'again', { x: 1 });
    expect(data.count).toBe(10);
    expect(data.words).toHaveLength(1);
    expect(data.templates).toEqual(['hello']);
  });
  it('number the kinds as they are listed', () => {
    for (const [name, number] of Object.entries(Kind)) expect(EVENT_KINDS[number]).toBe(name);
    expect(Object.keys(Kind)).toHaveLength(EVENT_KINDS.length);
  });
  it('have flags of one bit each that fit their column', () => {
    const all = Object.values(Flag);
    expect(all.reduce((sum, bit) => sum | bit, 0)).toBe(all.reduce((sum, bit) => sum + bit, 0));
    expect(Math.max(...all)).toBeLessThan(256);
  });
});

describe('a fork', () => {
  const counts = [0, 1, 9, CHUNK_RECORDS - 1, CHUNK_RECORDS, CHUNK_RECORDS + 1];
  it.each(counts)('after %i records has those, and goes its own way', (count) => {
    const writer = new TraceWriter(5, ['', 'A', 'B']);
    write(writer, CHUNK_RECORDS + 20);
    const fork = writer.fork(count, 3);
    expect(fork.count).toBe(count);
    write(fork, CHUNK_RECORDS, 1);
    write(writer, 5);
    const [whole, forked] = [new Trace(writer.data()), new Trace(fork.data())];
    expect(forked.count).toBe(count + CHUNK_RECORDS);
    for (const i of [0, count - 1, count, count + 1, CHUNK_RECORDS, forked.count - 1].filter(
      (x) => x >= 0 && x < forked.count,
    ))
      expect(record(forked, i)).toEqual(expected(i, i < count ? 0 : 1));
    for (const i of [0, CHUNK_RECORDS, CHUNK_RECORDS + 1, whole.count - 1])
      expect(record(whole, i)).toEqual(expected(i));
  });
  it('takes the words, bodies and facets of those records alone', () => {
    const writer = new TraceWriter(2, ['']);
    const band = (text: string) => ({ band: { text, tone: 'idle' as const } });
    for (let i = 0; i < 10; i++) {
      writer.append(Kind.send, 0, 0, 0, 1, -1, i, Number.NaN);
      writer.payload(i, { i });
      writer.say(i, `says ${i % 3}`, { i });
      writer.facets(i, i % 2, band(`${i >> 2}`));
    }
    const { facetChanges } = writer.data();
    const fork = writer.fork(5, 1);
    const data = fork.data();
    expect(data.words.map((words) => words.record)).toEqual([0, 1, 2, 3, 4]);
    expect(data.payloads.map((payload) => payload.body)).toEqual(
      [0, 1, 2, 3, 4].map((i) => ({ i })),
    );
    expect(data.facetChanges).toEqual(facetChanges.filter((change) => change.record < 5));
    // What the nodes show at the fork is what counts as a change from there.
    fork.facets(5, 0, band('1'));
    fork.facets(5, 1, band('0'));
    expect(fork.data().facetChanges).toEqual(data.facetChanges);
    fork.facets(6, 1, band('new'));
    expect(fork.data().facetChanges).toHaveLength(data.facetChanges.length + 1);
    expect(writer.data().facetChanges).toEqual(facetChanges);
  });
});

describe('bodies', () => {
  it('of an arrival, a loss and a duplicate are their send’s', () => {
    const writer = new TraceWriter(2, ['', 'M']);
    const add = (kind: number, cause: number, value: number) =>
      writer.append(kind, 0, 1, 0, 1, cause, 0, value);
    add(Kind.send, -1, Number.NaN);
    writer.payload(0, { x: 1 });
    add(Kind.send, -1, 42);
    add(Kind.send, -1, Number.NaN);
    add(Kind.duplicate, 0, Number.NaN);
    add(Kind.receive, 0, Number.NaN);
    add(Kind.lose, 0, 2);
    add(Kind.receive, 1, 42);
    add(Kind.receive, 2, Number.NaN);
    const trace = new Trace(writer.data());
    expect([0, 1, 2, 3, 4, 5, 6, 7].map((i) => trace.body(i))).toEqual([
      { x: 1 },
      42,
      undefined,
      { x: 1 },
      { x: 1 },
      { x: 1 },
      42,
      undefined,
    ]);
  });
});

describe('words and steps', () => {
  const writer = new TraceWriter(2, ['']);
  const flags = [Flag.step, 0, 0, Flag.step | Flag.control, Flag.broadcast, Flag.step];
  flags.forEach((flag, i) => {
    writer.append(Kind.mark, flag, 0, 0, -1, -1, i, Number.NaN);
  });
  writer.say(0, 'first {x}', { x: 1 });
  writer.say(3, 'first {x}', { x: 2 });
  writer.say(3, 'second', undefined);
  const trace = new Trace(writer.data());
  it('are found by record', () => {
    expect(trace.wordsAt(0)).toEqual([{ record: 0, template: 0, values: { x: 1 } }]);
    expect(trace.wordsAt(3).map((words) => trace.data.templates[words.template])).toEqual([
      'first {x}',
      'second',
    ]);
    expect(trace.wordsAt(1)).toEqual([]);
    expect(trace.wordsAt(5)).toEqual([]);
  });
  it('a step starts at its flag', () => {
    expect([0, 1, 2, 3, 4, 5].map((i) => trace.stepStart(i))).toEqual([0, 0, 0, 3, 3, 5]);
  });
});

describe('searching', () => {
  it('countUntil is the number of records up to a time', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30)), fc.integer({ min: -1, max: 31 }), (steps, time) => {
        const times = steps.toSorted((a, b) => a - b);
        const writer = new TraceWriter(1, ['']);
        for (const t of times) writer.append(0, 0, 0, 0, -1, -1, t, 0);
        const trace = new Trace(writer.data());
        expect(trace.countUntil(time)).toBe(times.filter((t) => t <= time).length);
      }),
    );
  });
  it('lowerBound is the first item at or after a record', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30)), fc.nat(31), (records, wanted) => {
        const items = records.toSorted((a, b) => a - b).map((r) => ({ record: r }));
        const found = items.findIndex((item) => item.record >= wanted);
        expect(lowerBound(items, wanted)).toBe(found < 0 ? items.length : found);
      }),
    );
  });
});
