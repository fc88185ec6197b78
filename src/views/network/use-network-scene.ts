// What is laid out for the network: once for a size, or once an event; not at every frame.
import { useMemo } from 'react';
import { bowedPath, type FlightPath } from '../../figure/flight-path.ts';
import type { WallAt } from '../../figure/flights.ts';
import {
  linesOfName,
  type NetworkPlan,
  networkPlan,
  type PlanBox,
  textBelow,
} from '../../figure/network-plan.ts';
import { networkRegions, wallOnPath } from '../../figure/network-regions.ts';
import { nodeEdges } from '../../figure/node-edges.ts';
import { type NodeState, nodeStates } from '../../figure/node-states.ts';
import { stateText } from '../../figure/node-words.ts';
import { Obstacles } from '../../figure/obstacles.ts';
import type { Point } from '../../figure/plane.ts';
import { splitText } from '../../figure/space-time-partitions.ts';
import { stateLines } from '../../figure/state-lines.ts';
import { numberWidth, wordWidth } from '../../figure/text-width.ts';
import { conditionsAt } from '../../playback/conditions.ts';
import { type NodeWords, nodeName } from '../../playback/narration.ts';
import { nameLines } from '../../playback/node-names.ts';
import type { PictureScene } from '../graph/GraphPicture.tsx';
import type { ViewProps } from '../view-props.ts';

export interface NetworkScene extends PictureScene {
  readonly plan: NetworkPlan;
}

/** More nodes than this are painted, not drawn one by one. */
const MOST_MARKS = 160;

export function useNetworkScene(
  { trace, manifest, cursor }: ViewProps,
  { width, height, scale }: PlanBox,
): NetworkScene {
  const { topology } = trace.data;
  const plan = useMemo(
    () => networkPlan(trace.nodes, topology, manifest, { width, height, scale }),
    [trace.nodes, topology, manifest, width, height, scale],
  );
  const pathOf = useMemo(() => pathsOf(plan), [plan]);
  const states = useMemo(() => nodeStates(trace, manifest, cursor), [trace, manifest, cursor]);
  const edges = useMemo(() => nodeEdges(trace, cursor), [trace, cursor]);
  const { split } = conditionsAt(trace, cursor);
  const regions = useMemo(
    () => split && networkRegions(plan.spots, split, width, height),
    [split, plan, width, height],
  );
  const wallAt: WallAt = (from, to) =>
    split && wallOnPath(pathOf({ from, to }), from, plan.spots, split.groupOf);
  const painted = useMemo(
    () =>
      plan.spots.length > MOST_MARKS
        ? { spots: plan.spots.map((spot) => [spot]), reach: Math.max(6 * scale, plan.radius + 2) }
        : undefined,
    [plan, scale],
  );
  const taken = useMemo(() => obstaclesOf(plan, states, manifest), [plan, states, manifest]);
  return {
    plan,
    pathOf,
    states,
    edges,
    regions,
    wallAt,
    reach: 10 * scale,
    ...(painted && { painted }),
    note: split ? `partition ${splitText(split.groupOf, manifest, split.oneWay)}` : '',
    taken,
  };
}

/** Each way is made once. */
function pathsOf({ spots, radius }: NetworkPlan): PictureScene['pathOf'] {
  const made = new Map<number, FlightPath>();
  return ({ from, to }) => {
    const key = from * spots.length + to;
    const path = made.get(key) ?? bowedPath(spots[from], spots[to], radius);
    made.set(key, path);
    return path;
  };
}

function obstaclesOf(plan: NetworkPlan, states: readonly NodeState[], words: NodeWords): Obstacles {
  const obstacles = new Obstacles();
  const { spots, radius, names, nameFont, textFont } = plan;
  const addText = ({ x, y }: Point, width: number, line: number) =>
    obstacles.addBox({
      x,
      y: y + textBelow(plan, line),
      width,
      height: textFont * 1.2,
      angle: 0,
    });
  for (const [node, spot] of spots.entries()) {
    obstacles.addCircle(spot.x, spot.y, radius + 2);
    const name = nodeName(words, node);
    if (names === 'below') addText(spot, wordWidth(linesOfName(name, plan)[0], nameFont), 0);
    const text = stateText(states[node], nameLines(name)[0]);
    for (const [i, line] of stateLines(text, node, plan).entries())
      addText(spot, numberWidth(line, textFont), i);
  }
  return obstacles;
}
