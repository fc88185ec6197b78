// What a message carries, in one word.
import { describe, expect, it } from 'vitest';
import { Drawing } from '../analysis/testing/small-traces.ts';
import { messageField } from './message-field.ts';

/** The words of messages of one type with these bodies. */
function words(...bodies: readonly unknown[]): readonly string[] {
  const d = new Drawing(2);
  const sends = bodies.map((body, i) => {
    const send = d.send(0, 1, i, 'ASK');
    if (body !== undefined) d.writer.payload(send, body);
    return send;
  });
  const trace = d.trace();
  return sends.map((send) => messageField(trace, send));
}

describe('the field of a message', () => {
  it('is its only one', () => {
    expect(words({ stamp: 3 }, { stamp: 7 })).toEqual(['3', '7']);
  });

  it('is the first that differs, by name where there are others', () => {
    expect(words({ hop: 1, key: 26 }, { hop: 1, key: 54 })).toEqual(['key 26', 'key 54']);
  });

  it('is a list, shortened at an item', () => {
    expect(words({ list: [3], n: 1 }, { list: [3, 4], n: 1 })).toEqual(['[3]', '[3,4]']);
    const long = [3, 4, 5, 6, 7, 8, 9, 10];
    expect(words({ list: [3] }, { list: long })).toEqual(['[3]', '[3,4,5,6,7,8…]']);
    expect(words({ list: [{ a: 1 }] }, { list: [{ a: 2 }] })).toEqual(['', '']);
  });

  it('is a body that is a word', () => {
    expect(words('yes', 'no')).toEqual(['yes', 'no']);
  });

  it('is a lone number even where all are alike: equal stamps decide', () => {
    expect(words({ stamp: 3 }, { stamp: 3 })).toEqual(['3', '3']);
    expect(words({ stamp: 3 })).toEqual(['3']);
    expect(words(7, 7)).toEqual(['7', '7']);
  });

  it('is nothing where all of several are alike, or none is short', () => {
    expect(words({ hop: 1, key: 26 }, { hop: 1, key: 26 })).toEqual(['', '']);
    expect(words('yes', 'yes')).toEqual(['', '']);
    expect(words(undefined, undefined)).toEqual(['', '']);
    expect(words('a very long sentence', 'another long sentence')).toEqual(['', '']);
  });
});
