// A trace handed over in parts is the trace, wherever it is cut.
import { fc, it } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { CHUNK_RECORDS } from '../../engine/chunks.ts';
import { Kind, Trace, TraceWriter } from '../../engine/trace.ts';
import { cutPart, handedOver, NOTHING_YET, TraceAssembly } from './trace-parts.ts';

function append(writer: TraceWriter, records: number): void {
  for (let n = 0; n < records; n++) {
    const record = writer.count;
    writer.append(Kind.mark, 0, 0, record % 3, -1, record - 1, record * 2, record);
    if (record % 7 === 0) writer.say(record, `template ${record % 5}`, { n: record });
    if (record % 11 === 0) writer.facets(record, record % 3, { rows: [['n', record]] });
    if (record % 13 === 0) writer.payload(record, { record });
  }
}

describe('TraceAssembly', () => {
  it.prop(
    [fc.array(fc.integer({ min: 0, max: CHUNK_RECORDS + 5 }), { minLength: 1, maxLength: 4 })],
    {
      numRuns: 12,
    },
  )('puts the parts together', (lengths) => {
    const writer = new TraceWriter(3, ['']);
    const assembly = new TraceAssembly();
    let handed = NOTHING_YET;
    for (const length of lengths) {
      append(writer, length);
      const data = writer.data();
      assembly.add(structuredClone(cutPart(data, handed)));
      handed = handedOver(data);
    }
    const whole = writer.data();
    const got = assembly.data();
    if (!got) throw new Error('nothing came over');
    expect(got.count).toBe(whole.count);
    const { chunks: _, ...rest } = got;
    const { chunks: __, ...expected } = whole;
    expect(rest).toEqual(expected);
    const [a, b] = [new Trace(got), new Trace(whole)];
    for (let i = 0; i < b.count; i += 97)
      expect([a.time(i), a.node(i), a.cause(i), a.value(i)]).toEqual([
        b.time(i),
        b.node(i),
        b.cause(i),
        b.value(i),
      ]);
  });

  it('is nothing before the first part', () => {
    expect(new TraceAssembly().data()).toBeUndefined();
  });
});
