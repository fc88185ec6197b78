// What is laid out for the ring: once for a size and an event, not at every frame.
import { useMemo } from 'react';
import type { RingFacet } from '../../engine/contract.ts';
import type { Trace } from '../../engine/trace.ts';
import { type FlightPath, pulledPath } from '../../figure/flight-path.ts';
import type { WallAt } from '../../figure/flights.ts';
import type { PlanBox } from '../../figure/network-plan.ts';
import { networkRegions, wallOnPath } from '../../figure/network-regions.ts';
import { nodeEdges } from '../../figure/node-edges.ts';
import { type NodeState, nodeStates } from '../../figure/node-states.ts';
import { stateText } from '../../figure/node-words.ts';
import { type RingLabels, ringLabels } from '../../figure/ring-labels.ts';
import { type RingPlan, ringPlan } from '../../figure/ring-plan.ts';
import { type RingReading, readingText, ringReading } from '../../figure/ring-reading.ts';
import { type SearchNow, searchesAt } from '../../figure/ring-searches.ts';
import { splitText } from '../../figure/space-time-partitions.ts';
import { conditionsAt } from '../../playback/conditions.ts';
import { facetTimeline } from '../../playback/facets.ts';
import { type NodeWords, nodeName } from '../../playback/narration.ts';
import { nameLines } from '../../playback/node-names.ts';
import type { PictureScene } from '../graph/GraphPicture.tsx';
import type { ViewProps } from '../view-props.ts';

export interface RingKey {
  readonly node: number;
  readonly at: number;
  readonly text: string;
}

export interface RingScene extends PictureScene {
  readonly plan: RingPlan;
  readonly facets: readonly (RingFacet | undefined)[];
  readonly searches: readonly SearchNow[];
  /** Empty where they are too many to be told apart. */
  readonly keys: readonly RingKey[];
  readonly labels: RingLabels;
  /** What one search has still to cover; undefined where there is none, or no corner for it. */
  readonly reading: RingReading | undefined;
}

/** More keys than this are not drawn, and more than that have no names. */
const MOST_KEYS = 2000;
const MOST_NAMED_KEYS = 48;
/** With more places nodes are painted, not drawn one by one. */
const MOST_MARKS = 160;
/** With more places on the circle nodes are named by their identifiers alone. */
const MOST_FULL_NAMES = 24;

export function useRingScene(props: ViewProps, box: PlanBox): RingScene {
  const { trace, manifest, cursor, selection } = props;
  const { width, height, scale } = box;
  const facets = useMemo(() => ringFacets(trace, cursor), [trace, cursor]);
  const plan = useMemo(
    () => ringPlan(facets, { width, height, scale }),
    [facets, width, height, scale],
  );
  const pathOf = useMemo(() => pathsOf(plan), [plan]);
  const states = useMemo(() => nodeStates(trace, manifest, cursor), [trace, manifest, cursor]);
  const edges = useMemo(() => nodeEdges(trace, cursor), [trace, cursor]);
  const searches = useMemo(() => searchesAt(trace, cursor), [trace, cursor]);
  const allKeys = useMemo(() => keysOf(facets), [facets]);
  const picked = selection.node;
  const { labels, reading } = useMemo(
    () => labelsOf({ plan, facets, states, searches, keys: allKeys, words: manifest, picked }),
    [plan, facets, states, searches, allKeys, manifest, picked],
  );
  const { split } = conditionsAt(trace, cursor);
  const spots = useMemo(() => plan.spots.map(([first]) => first), [plan]);
  const regions = useMemo(
    () => split && networkRegions(spots, split, width, height),
    [split, spots, width, height],
  );
  const wallAt: WallAt = (from, to) =>
    split && wallOnPath(pathOf({ from, to }), from, spots, split.groupOf);
  const notes = [
    split && `partition ${splitText(split.groupOf, manifest, split.oneWay)}`,
    searches.length === 1 && !reading && readingText(searches[0]),
    allKeys.length > MOST_KEYS && `${allKeys.length.toLocaleString('en')} keys, too many to draw`,
  ];
  return {
    plan,
    facets,
    states,
    edges,
    regions,
    searches,
    keys: allKeys.length > MOST_KEYS ? [] : allKeys,
    labels,
    reading,
    pathOf,
    wallAt,
    reach: 10 * scale,
    ...(plan.places > MOST_MARKS && {
      painted: { spots: plan.spots, reach: Math.max(6 * scale, plan.radius + 2) },
    }),
    note: notes.filter((note) => note).join('; '),
    taken: labels.taken,
  };
}

const withRing = new WeakMap<Trace, boolean>();

/** Each node's place; undefined for one that is not in the ring. Where no protocol says so, all are. */
function ringFacets(trace: Trace, cursor: number): readonly (RingFacet | undefined)[] {
  const { facetValues } = trace.data;
  const known = withRing.get(trace) ?? facetValues.some(({ ring }) => ring !== undefined);
  withRing.set(trace, known);
  const numbers = facetTimeline(trace).facetNumbersAt(cursor);
  return Array.from(numbers, (number) =>
    known ? (number < 0 ? undefined : facetValues[number].ring) : {},
  );
}

function keysOf(facets: readonly (RingFacet | undefined)[]): readonly RingKey[] {
  return facets.flatMap((facet, node) => (facet?.keys ?? []).map((key) => ({ node, ...key })));
}

/** Each way is made once. Of a node with several places the first counts. */
function pathsOf({ spots, centre, radius }: RingPlan): PictureScene['pathOf'] {
  const made = new Map<number, FlightPath>();
  return ({ from, to }) => {
    const key = from * spots.length + to;
    const path = made.get(key) ?? pulledPath(spots[from][0], spots[to][0], centre, radius);
    made.set(key, path);
    return path;
  };
}

interface LabelInput {
  readonly plan: RingPlan;
  readonly facets: readonly (RingFacet | undefined)[];
  readonly states: readonly NodeState[];
  readonly searches: readonly SearchNow[];
  readonly keys: readonly RingKey[];
  readonly words: NodeWords;
  readonly picked: number | undefined;
}

/** Goals of searches are named before the keys that lie on the ring. */
function labelsOf({ plan, facets, states, searches, keys, words, picked }: LabelInput) {
  const named = facets.map((facet, node) => ({
    node,
    name: nameOf(facet?.label, nodeName(words, node), plan.places),
    text: stateText(states[node], facet?.label),
    isMarked: node === picked || facet?.token !== undefined,
  }));
  const goals = searches.map(({ text, hops }) => ({ at: hops[hops.length - 1].to, text }));
  const isGoal = (at: number) => goals.some((goal) => Math.abs(goal.at - at) < 1e-9);
  // A key at a node's own place would say its identifier twice.
  const isNode = (at: number) => plan.spots.flat().some((spot) => spot.at === at);
  const isFirst = ({ at }: RingKey, i: number) => keys.findIndex((key) => key.at === at) === i;
  const others =
    keys.length > MOST_NAMED_KEYS
      ? []
      : keys.filter((key, i) => !isGoal(key.at) && !isNode(key.at) && isFirst(key, i));
  const labels = ringLabels(plan, named, [...goals, ...others]);
  const reading = searches.length === 1 ? ringReading(plan, searches[0], labels.taken) : undefined;
  if (reading) labels.taken.addBox(reading.box);
  return { labels, reading };
}

/** A node with several places is called by its number, and so by all of them as well. */
function nameOf(label: string | undefined, name: string, places: number): string {
  if (label === undefined) return name;
  if (places > MOST_FULL_NAMES) return label;
  return nameLines(name).length > 1 ? name : `${label} (${name})`;
}
