// Messages go along links alone, broadcasts to neighbours, and the trace tells who is linked to whom.
import { describe, expect, it } from 'vitest';
import { at, type LoggingNode, lines, play } from './testing/scripted.ts';
import { neighborsOf } from './topology.ts';

const line = () => ({
  links: [
    [0, 1],
    [1, 2],
  ] as const,
});

describe('a topology', () => {
  it('gives nodes their neighbours, and broadcasts go to these', () => {
    const simulation = play({
      topology: line,
      start: (node: LoggingNode) => {
        node.mark('KNOWS', node.neighbors.length);
        node.broadcast('M', node.neighbors.join(' '));
      },
    });
    expect(lines(simulation, 'receive').map((text) => text.split(' ')[2])).toEqual([
      '1',
      '0',
      '2',
      '1',
    ]);
    expect(lines(simulation, 'mark')).toHaveLength(3);
    expect(simulation.trace().topology).toEqual(line());
  });
  it('lets nothing be sent where there is no link', () => {
    const { end } = play({ topology: line, start: at(0, (node) => node.send(2, 'M', 1)) }).report();
    expect(end.reason).toBe('error');
    expect(end.detail).toContain('sends M to node 2, to which it has no link');
  });
  it('is drawn from the seed, the same in a run that goes on from another', () => {
    const script = {
      topology: (_: unknown, randomInt: (n: number) => number) => ({
        links: [[0, 1 + randomInt(2)]] as [number, number][],
      }),
      start: (node: LoggingNode) => node.broadcast('M', 1),
    };
    const links = Array.from(
      { length: 8 },
      (_, seed) => play({ ...script, seed }).trace().topology?.links[0][1],
    );
    expect(new Set(links)).toEqual(new Set([1, 2]));
    expect(play({ ...script, seed: 3 }).trace().topology).toEqual(
      play({ ...script, seed: 3 }).trace().topology,
    );
  });
  it('without one, everybody else is a neighbour', () => {
    const simulation = play({ start: at(1, (node) => node.mark('KNOWS', node.neighbors[1])) });
    expect(lines(simulation, 'mark')).toEqual(['0 mark 1 KNOWS']);
  });
  it('may be left out under some parameters: then, too, everybody else is a neighbour', () => {
    const simulation = play({
      topology: () => undefined,
      start: at(1, (node) => node.broadcast('M', node.neighbors.join(' '))),
    });
    expect(lines(simulation, 'receive')).toHaveLength(2);
    expect(simulation.trace()).not.toHaveProperty('topology');
  });
  it('what is laid out before it is among the params, whatever is made of an equal copy of these', () => {
    const script = {
      layout: (_: unknown, randomInt: (n: number) => number) => ({
        nodes: 3,
        place: randomInt(1000),
      }),
      start: at(1, (node) =>
        node.mark(`PLACE ${(node.params as unknown as { place: number }).place}`),
      ),
    };
    const places = Array.from({ length: 3 }, (_, seed) => lines(play({ ...script, seed }), 'mark'));
    expect(new Set(places.flat()).size).toBe(3);
    expect(lines(play({ ...script, seed: 2 }), 'mark')).toEqual(places[2]);
  });
  it('links nobody to itself or to a node that is not there', () => {
    expect(() => neighborsOf({ links: [[1, 1]] }, 3)).toThrow(/from node 1 to node 1/);
    expect(() => neighborsOf({ links: [[0, 3]] }, 3)).toThrow(/to node 3/);
  });
});
