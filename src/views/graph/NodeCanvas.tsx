// Very many nodes: painted on a canvas, the sign of its state for each; those that matter now have marks of their own over it.
import { memo, useLayoutEffect, useReducer, useRef } from 'react';
import { glyphPath } from '../../figure/grid-glyphs.ts';
import { type NodeState, TONE_GLYPHS } from '../../figure/node-states.ts';
import type { Point } from '../../figure/plane.ts';
import { coloursOf, freshContext } from '../canvas.ts';
import { watchTheme } from '../grid/watch-theme.ts';
import styles from './flights.module.css';

interface NodeCanvasProps {
  /** Centres of each node's bodies. */
  readonly spots: readonly (readonly Point[])[];
  readonly states: readonly NodeState[];
  /** Pixels. */
  readonly radius: number;
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

export const NodeCanvas = memo(function NodeCanvas(props: NodeCanvasProps) {
  const { width, height } = props;
  const ref = useRef<HTMLCanvasElement>(null);
  const [theme, changeTheme] = useReducer((count: number) => count + 1, 0);
  useLayoutEffect(() => watchTheme(changeTheme), []);
  useLayoutEffect(() => {
    void theme;
    if (ref.current) paint(ref.current, props);
  }, [props, theme]);
  return (
    <canvas
      ref={ref}
      className={styles.canvas}
      style={{ width, height }}
      data-painted-nodes={props.states.length}
    />
  );
});

/** How nodes of one kind are painted: the colour's custom property, and the path about each centre. */
interface Look {
  readonly colour: string;
  readonly isStroked: boolean;
  pathOf(at: Point, radius: number): string;
}

/** Those that are down or paused, and those of no state; all others have the glyph of their tone. */
const OTHERS: Readonly<Record<string, Look>> = {
  down: { colour: '--bad', isStroked: false, pathOf: ({ x, y }, r) => glyphPath('cross', x, y, r) },
  paused: {
    colour: '--ink',
    isStroked: false,
    pathOf: ({ x, y }, r) =>
      `${glyphPath('bar', x, y - r / 2, r)}${glyphPath('bar', x, y + r / 2, r)}`,
  },
  idle: {
    colour: '--mark-idle',
    isStroked: true,
    pathOf: ({ x, y }, r) => glyphPath('dot', x, y, r * 0.8),
  },
};

function lookOf({ outage, tone }: Pick<NodeState, 'outage' | 'tone'>): Look {
  return (
    OTHERS[outage ?? tone] ?? {
      colour: `--mark-${tone}`,
      isStroked: false,
      pathOf: ({ x, y }, r) => glyphPath(TONE_GLYPHS[tone], x, y, r),
    }
  );
}

function paint(
  canvas: HTMLCanvasElement,
  { spots, states, radius, width, height, scale }: NodeCanvasProps,
): void {
  const context = freshContext(canvas, width, height);
  if (!context) return;
  const colourOf = coloursOf(canvas);
  context.lineWidth = 1.2 * scale;
  for (const { colour, isStroked, path } of painted(spots, states, radius)) {
    const value = colourOf(colour);
    context.fillStyle = value;
    context.strokeStyle = value;
    if (isStroked) context.stroke(path);
    else context.fill(path, 'evenodd');
  }
}

interface Painted extends Pick<Look, 'colour' | 'isStroked'> {
  readonly path: Path2D;
}

/** One path for all nodes that look alike. */
function painted(
  spots: NodeCanvasProps['spots'],
  states: readonly NodeState[],
  radius: number,
): readonly Painted[] {
  const alike = new Map<string, number[]>();
  for (const [node, { outage, tone }] of states.entries()) {
    const nodes = alike.get(outage ?? tone) ?? [];
    alike.set(outage ?? tone, nodes);
    nodes.push(node);
  }
  return [...alike.values()].map((nodes) => {
    const { colour, isStroked, pathOf } = lookOf(states[nodes[0]]);
    const paths = nodes.flatMap((node) => spots[node].map((spot) => pathOf(spot, radius)));
    return { colour, isStroked, path: new Path2D(paths.join('')) };
  });
}
