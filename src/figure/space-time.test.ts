// The diagram's geometry: what is drawn where, and that no label lies on another.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Act, Drawing, randomTrace } from '../analysis/testing/small-traces.ts';
import { Flag, Kind, Loss, type Trace } from '../engine/trace.ts';
import { isInPlot } from './label-spans.ts';
import type { Orientation } from './plane.ts';
import { type SpaceTimeFigure, spaceTimeFigure } from './space-time.ts';
import { placeBandText } from './space-time-bands.ts';
import type { ClockLabelKind } from './space-time-clock-labels.ts';
import { flightLabels } from './space-time-flight-labels.ts';
import type { LaneChoice } from './space-time-lanes.ts';
import { spaceTimeSvg } from './svg.ts';
import { numberWidth, wordWidth } from './text-width.ts';

const words = { nodeLabel: 'P', time: { unit: 'ms', ticks: 1 } };

function figureOf(
  trace: Trace,
  orientation: Orientation = 'horizontal',
  lanes?: LaneChoice,
  labels: ClockLabelKind = 'lamport',
): SpaceTimeFigure {
  const end = trace.count > 0 ? trace.time(trace.count - 1) : 0;
  return spaceTimeFigure(trace, words, {
    orientation,
    width: 900,
    height: 600,
    from: 0,
    to: Math.max(1, end),
    endTime: end,
    scale: 1,
    labels,
    lanes,
  });
}

describe('labels of arrows', () => {
  function stamped(): Trace {
    const d = new Drawing(2);
    const sends = [d.send(0, 1, 0, 'ASK', Flag.step), d.send(1, 0, 40, 'ASK', Flag.step)];
    for (const [i, send] of sends.entries()) d.writer.payload(send, { stamp: 3 + i });
    for (const send of sends) d.receive(send, 100);
    return d.trace();
  }
  const texts = (labels: ClockLabelKind) =>
    figureOf(stamped(), 'horizontal', undefined, labels).arrowLabels.map(({ text }) => text);

  it('say what messages carry where clocks are the protocol’s own', () => {
    expect(texts('own')).toEqual(['ASK 3', 'ASK 4']);
    expect(texts('lamport')).toEqual(['ASK', 'ASK']);
    expect(texts('none')).toEqual(['ASK', 'ASK']);
  });
});

describe('clock readings', () => {
  function answered() {
    const d = new Drawing(2);
    const got = d.receive(d.send(0, 1, 10, 'ASK', Flag.step), 40);
    d.receive(d.answer(got, 40), 70);
    d.local(1, 95);
    return d.trace();
  }
  const readings = (labels: ClockLabelKind) =>
    figureOf(answered(), 'horizontal', undefined, labels).clockLabels.map(({ text }) => text);

  it('stand beside lanes that run down as well', () => {
    const count = (orientation: Orientation) =>
      figureOf(answered(), orientation).clockLabels.length;
    expect(count('vertical')).toBe(count('horizontal'));
  });

  it('go on by one from mark to mark, whatever a step receives and sends', () => {
    expect(readings('lamport')).toEqual(['1', '2', '3', '3']);
    expect(readings('vector')).toEqual(['(1,0)', '(1,1)', '(2,1)', '(1,2)']);
    expect(readings('matrix').slice(2, 6)).toEqual(['(1,0)', '(1,1)', '(2,1)', '(1,1)']);
  });
});

describe('arrows', () => {
  it('run from the send to the edge of the receiver’s dot', () => {
    const d = new Drawing(2);
    d.receive(d.send(0, 1, 0, 'M', Flag.step), 100);
    const { arrows, plane } = figureOf(d.trace());
    expect(arrows[0].start).toEqual({ x: 0, y: plane.across(0) });
    expect(arrows[0].target).toEqual({ x: 900, y: plane.across(1) });
    const gap = Math.hypot(arrows[0].end.x - 900, arrows[0].end.y - plane.across(1));
    expect(gap).toBeCloseTo(plane.dot + 1);
  });

  it('run downwards when time does', () => {
    const d = new Drawing(2);
    d.receive(d.send(0, 1, 0, 'M', Flag.step), 100);
    const { arrows, plane } = figureOf(d.trace(), 'vertical');
    expect(arrows[0].target).toEqual({ x: plane.across(1), y: 600 });
  });

  it('end at the wall that cuts them off, and at the lane of a node that is down', () => {
    const d = new Drawing(2);
    const split = d.add(Kind.partition, { time: 0 });
    d.writer.payload(split, { groups: [[0], [1]] });
    const cut = d.send(0, 1, 10, 'M', Flag.step);
    const late = d.send(0, 1, 10, 'M', Flag.broadcast);
    d.lose(cut, 50, Loss.partition);
    d.lose(late, 60, Loss.down);
    const { arrows, plane, partitions } = figureOf(d.trace());
    expect(partitions[0].walls).toEqual([(plane.across(0) + plane.across(1)) / 2]);
    expect(arrows[0].end.y).toBeCloseTo(partitions[0].walls[0]);
    expect(arrows[1].end).toEqual(arrows[1].target);
  });

  it('stay open where a message is under way at the end', () => {
    const d = new Drawing(2);
    d.receive(d.send(0, 1, 0, 'M', Flag.step), 40);
    d.send(0, 1, 80, 'M', Flag.step);
    d.local(0, 100);
    const { arrows, plane } = figureOf(d.trace());
    expect(arrows[1].outcome).toBe('in-flight');
    expect(arrows[1].end.x).toBeCloseTo(900);
    expect(arrows[1].end.y).toBeCloseTo((plane.across(0) + plane.across(1)) / 2);
  });
});

describe('bands', () => {
  const d = new Drawing(1);
  d.local(0, 10);
  d.writer.facets(-1, 0, {
    band: { text: 'waits for {@x}', values: { x: 2 }, tone: 'waiting' },
  });
  const second = d.local(0, 50);
  d.writer.facets(second, 0, { clock: 1, band: { text: 'waits for P2', tone: 'waiting' } });
  d.local(0, 60, Kind.crash);
  d.local(0, 80, Kind.recover);
  d.local(0, 100);
  const { bands } = figureOf(d.trace());

  it('last until their text or tone changes, and give way to a crash', () => {
    expect(bands.map(({ from, to, tone, text }) => [from, to, tone, text])).toEqual([
      [0, 60, 'waiting', 'waits for P2'],
      [60, 80, 'down', 'crashed'],
      [80, 100, 'waiting', 'waits for P2'],
    ]);
  });

  it('hold their text between the dots, in what is seen', () => {
    const text = placeBandText(bands[0], 0, 900, 11);
    expect(text?.text).toBe('waits for P2');
    expect(text?.at).toBeGreaterThan(90);
    const later = placeBandText(bands[0], 300, 900, 11);
    expect(later?.at).toBeGreaterThan(300);
    expect(placeBandText(bands[0], 520, 535, 11)).toBeUndefined();
  });
});

describe('labels', () => {
  it('name no more than a few of very much control traffic', () => {
    const d = new Drawing(2);
    for (let i = 0; i < 30; i++) {
      const send = d.send(i % 2, 1 - (i % 2), i * 100, 'ACK', Flag.step | Flag.control);
      d.receive(send, i * 100 + 90, Flag.control);
    }
    const { arrowLabels } = figureOf(d.trace());
    expect(arrowLabels.length).toBeLessThanOrEqual(8);
  });

  it('name what is lost before others, and control traffic last', () => {
    const d = new Drawing(2);
    const ack = d.send(0, 1, 0, 'ACK', Flag.step | Flag.control);
    const ask = d.send(0, 1, 1, 'ASK', Flag.step);
    const gone = d.send(0, 1, 2, 'GONE', Flag.step);
    d.receive(ack, 40, Flag.control);
    d.receive(ask, 41);
    d.lose(gone, 42);
    const { arrowLabels } = figureOf(d.trace());
    expect(arrowLabels[0].text).toMatch(/^GONE(, lost)?$/);
    expect(arrowLabels.findIndex(({ text }) => text === 'ACK')).not.toBe(1);
  });

  it('stand beside an arrow that is too short for them, on nothing', () => {
    const d = new Drawing(8);
    d.receive(d.send(0, 1, 40, 'ELECTION [3,4,5,6,7,8,9,10,11,12]', Flag.step), 44);
    d.local(0, 100);
    const { arrows, arrowLabels } = figureOf(d.trace());
    const [label] = arrowLabels;
    expect(label.text).toMatch(/^ELECTION/);
    expect(label.angle).toBe(0);
    const width = wordWidth(label.text, 12);
    const right = Math.max(arrows[0].start.x, arrows[0].end.x);
    expect(label.x - width / 2).toBeGreaterThan(Math.min(arrows[0].start.x, arrows[0].end.x));
    expect(label.x - width / 2).toBeLessThan(right + 24);
  });

  const acts: fc.Arbitrary<Act[]> = fc.array(
    fc.record({ what: fc.integer({ min: 0, max: 6 }), node: fc.nat(4), pick: fc.nat(50) }),
    { maxLength: 60 },
  );

  it('do not lie on one another', () => {
    fc.assert(
      fc.property(
        acts,
        fc.constantFrom<Orientation>('horizontal', 'vertical'),
        (list, orientation) => {
          const figure = figureOf(randomTrace(4, list), orientation);
          const named = new Set(figure.arrowLabels.map(({ row }) => row));
          const flights = flightLabels(
            figure,
            figure.arrows.filter(({ row }) => !named.has(row)),
          );
          const boxes = [
            ...flights.map((l) => ({ ...l, width: wordWidth(l.text, 12), height: 12 })),
            ...figure.clockLabels.map((l) => ({
              ...l,
              angle: 0,
              width: numberWidth(l.text, 11),
              height: 11,
            })),
            ...figure.arrowLabels.map((l) => ({ ...l, width: wordWidth(l.text, 12), height: 12 })),
          ];
          for (const [i, a] of boxes.entries()) {
            expect(isInPlot(a, figure.plane)).toBe(true);
            for (const b of boxes.slice(i + 1)) expect(overlap(a, b)).toBe(false);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

interface Placed {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly angle: number;
}

/** Whether the middle lines of two texts come closer than a text is high. */
function overlap(a: Placed, b: Placed): boolean {
  const points = ({ x, y, width, height, angle }: Placed) =>
    Array.from({ length: 21 }, (_, i) => {
      const at = (Math.max(0, width - height) * (i - 10)) / 20;
      const turn = (angle * Math.PI) / 180;
      return [x + at * Math.cos(turn), y + at * Math.sin(turn)];
    });
  return points(a).some(([x, y]) =>
    points(b).some(([u, v]) => Math.hypot(x - u, y - v) < (a.height + b.height) / 2 - 2.5),
  );
}

describe('the SVG', () => {
  it('is a document with a title, and shows words as text', () => {
    const d = new Drawing(2);
    d.receive(d.send(0, 1, 0, '<b>&"M"', Flag.step), 100);
    const svg = spaceTimeSvg(d.trace(), { ...words, title: 'A < B' });
    expect(svg).toContain('<title>A &lt; B</title>');
    expect(svg).toContain('&lt;b&gt;&amp;&quot;M&quot;');
    expect(svg).not.toContain('<b>');
    expect(svg).not.toContain('NaN');
    expect(svg.match(/<g /g)?.length).toBe(svg.match(/<\/g>/g)?.length);
  });

  it('draws an empty trace', () => {
    expect(spaceTimeSvg(new Drawing(2).trace(), words)).not.toContain('NaN');
  });
});

describe('lanes that are moved or hidden', () => {
  const drawn = () => {
    const d = new Drawing(4);
    d.receive(d.send(0, 1, 0, 'OUT', Flag.step), 40);
    d.receive(d.send(1, 2, 50, 'IN', Flag.step), 90);
    d.send(1, 3, 60, 'UNSEEN', Flag.step);
    d.receive(d.send(0, 2, 70, 'WHOLE', Flag.step), 100);
    return d.trace();
  };

  for (const orientation of ['horizontal', 'vertical'] as const)
    it(`leave stubs of messages to and from hidden lanes, ${orientation}`, () => {
      const figure = figureOf(drawn(), orientation, { order: [2, 1, 0, 3], hidden: [1, 3] });
      const { plane, lanes, events, arrows } = figure;
      expect(plane.lanes).toEqual([2, 0]);
      expect(lanes.map(({ label }) => label)).toEqual(['P0', 'P2']);
      expect(new Set(events.map(({ node }) => node))).toEqual(new Set([0, 2]));
      expect(arrows.map(({ type, stub }) => [type, stub])).toEqual([
        ['OUT', 'out'],
        ['IN', 'in'],
        ['WHOLE', undefined],
      ]);
      const [out, into] = arrows;
      expect(out.start).toEqual(plane.at(0, 0));
      expect(Math.hypot(out.end.x - out.start.x, out.end.y - out.start.y)).toBeCloseTo(24);
      expect(into.target).toEqual(plane.at(90, 2));
      expect(Math.hypot(into.end.x - into.start.x, into.end.y - into.start.y)).toBeCloseTo(24);
      // Both point to where the hidden lane would be: between the two that are shown.
      const across = orientation === 'horizontal' ? 'y' : 'x';
      expect(out.end[across]).toBeLessThan(out.start[across]);
      expect(into.start[across]).toBeGreaterThan(into.end[across]);
    });
});
