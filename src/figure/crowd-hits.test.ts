// What a pointer is on in a crowd, against a look at every mark.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CrowdHits } from './crowd-hits.ts';
import { Plane, type Point } from './plane.ts';
import type { ArrowMark } from './space-time-arrows.ts';
import type { EventMark } from './space-time-events.ts';

const NODES = 5;

function planeOf(orientation: 'horizontal' | 'vertical'): Plane {
  return new Plane({
    orientation,
    width: 800,
    height: 400,
    from: 0,
    to: 1000,
    nodes: NODES,
    scale: 1,
  });
}

function eventsOf(plane: Plane, times: readonly (readonly [number, number])[]): EventMark[] {
  return times
    .toSorted((a, b) => a[1] - b[1])
    .map(([node, time], record) => ({
      record,
      last: record,
      node,
      time,
      at: plane.at(time, node),
      shape: 'circle',
    }));
}

const far = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);

describe('hits in a crowd', () => {
  it('finds the nearest event within reach, in both orientations', () => {
    const times = fc.array(fc.tuple(fc.nat({ max: NODES - 1 }), fc.nat({ max: 1000 })), {
      minLength: 1,
      maxLength: 60,
    });
    const orientation = fc.constantFrom('horizontal' as const, 'vertical' as const);
    const place = fc.record({ x: fc.nat({ max: 800 }), y: fc.nat({ max: 400 }) });
    fc.assert(
      fc.property(times, orientation, place, (steps, turned, point) => {
        const plane = planeOf(turned);
        const events = eventsOf(plane, steps);
        const hit = new CrowdHits({ plane, events, arrows: [] }).at(point);
        const least = Math.min(...events.map(({ at }) => far(at, point)));
        const found = hit && 'event' in hit ? far(hit.event.at, point) : undefined;
        expect(found).toEqual(least <= 10 ? least : undefined);
      }),
    );
  });

  it('finds an arrow by its line, and an event on it first', () => {
    const plane = planeOf('horizontal');
    const [start, end] = [plane.at(100, 0), plane.at(600, 4)];
    const arrow = { row: 7, start, end } as unknown as ArrowMark;
    const events = eventsOf(plane, [[0, 100]]);
    const hits = new CrowdHits({ plane, events, arrows: [arrow] });
    const middle = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 };
    expect(hits.at(middle)).toEqual({ arrow });
    expect(hits.at({ x: middle.x, y: middle.y + 30 })).toBeUndefined();
    expect(hits.at(start)).toEqual({ event: events[0] });
  });
});
