// The bar's layout: titles that never overprint, and a histogram that counts every event once.
import { fc, it as property } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { Kind, Trace, TraceWriter } from '../../engine/trace.ts';
import { besideEachOther, histogram, placeTitles, type Title } from './layout.ts';

const widthOf = (text: string) => text.length * 6;
const title = (text: string, x: number, isCurrent = false): Title => ({
  key: `${text} ${x}`,
  text,
  x,
  isCurrent,
});

describe('placeTitles', () => {
  it('keeps titles on the bar', () => {
    const [placed] = placeTitles([title('both ask', 2)], widthOf, 600, 1, 8);
    expect(placed.at).toBe(24);
  });

  it('leaves out what finds no room, but never the current one', () => {
    const titles = [title('both ask', 100), title('P2 yields', 110, true)];
    expect(placeTitles(titles, widthOf, 600, 1, 8).map(({ text }) => text)).toEqual(['P2 yields']);
  });

  property.prop([
    fc.array(
      fc.tuple(fc.string({ minLength: 1, maxLength: 20 }), fc.integer({ min: 0, max: 800 })),
      {
        maxLength: 30,
      },
    ),
    fc.integer({ min: 1, max: 3 }),
  ])('never overprints', (entries, rows) => {
    const placed = placeTitles(
      entries.map(([text, x]) => title(text, x)),
      widthOf,
      800,
      rows,
      8,
    );
    for (const [i, a] of placed.entries())
      for (const b of placed.slice(i + 1)) {
        const apart = Math.abs(a.at - b.at) >= (widthOf(a.text) + widthOf(b.text)) / 2 + 8;
        expect(a.row !== b.row || apart).toBe(true);
      }
  });
});

describe('histogram', () => {
  it('has bins only where something happens, the fullest at full height', () => {
    const writer = new TraceWriter(1, ['']);
    for (const time of [0, 0, 0, 0, 950])
      writer.append(Kind.start, 0, 0, 0, -1, -1, time, Number.NaN);
    const bins = histogram(new Trace(writer.data()), 1000, 100);
    expect(bins.map(({ x }) => x)).toEqual([0, 90]);
    expect(bins[0].height).toBe(1);
    expect(bins[1].height).toBeLessThan(1);
  });
});

it('targets lie side by side, as near to their places as that allows', () => {
  expect(besideEachOther([10, 100, 300], 24, 400)).toEqual([10, 100, 300]);
  expect(besideEachOther([100, 110], 24, 400)).toEqual([93, 117]);
  const crowded = besideEachOther([50, 50, 50, 60], 24, 80);
  expect(crowded.slice(1).map((at, i) => at - crowded[i])).toEqual([20, 20, 20]);
  expect(besideEachOther([], 24, 400)).toEqual([]);
});
