// What nodes know of one another: a line for each, its dash telling the role.
import type { EdgeText } from '../../figure/edge-texts.ts';
import { type FlightPath, pathUpTo } from '../../figure/flight-path.ts';
import { direction, headPath } from '../../figure/glyph-paths.ts';
import type { NodeEdge } from '../../figure/node-edges.ts';
import styles from './nodes.module.css';

interface EdgesProps {
  readonly edges: readonly NodeEdge[];
  readonly roles: readonly string[];
  pathOf(ends: { readonly from: number; readonly to: number }): FlightPath;
  /** The node whose edges stand out. */
  readonly strong: number | undefined;
  readonly texts: readonly EdgeText[];
  readonly scale: number;
}

const DASHES = 4;
const HEAD = 7;

export function Edges({ edges, roles, pathOf, strong, texts, scale }: EdgesProps) {
  return (
    <g>
      {edges.map((edge) => {
        const { from, to, role } = edge;
        const path = pathOf(edge);
        const place = `translate(${path.end.x.toFixed(1)} ${path.end.y.toFixed(1)})`;
        return (
          <g
            key={keyOf(edge)}
            className={styles.edgeOf}
            data-edge={role}
            data-from={from}
            data-to={to}
            data-strong={strong === from}
          >
            <path className={styles.edge} d={pathUpTo(path, 1)} data-dash={dashOf(role, roles)} />
            <path
              className={styles.edgeHead}
              transform={`${place} rotate(${direction(path.control, path.end).toFixed(1)})`}
              d={headPath(HEAD * scale)}
            />
          </g>
        );
      })}
      {texts.map(({ edge, text, x, y }) => (
        <text key={keyOf(edge)} className={styles.edgeText} x={x} y={y} dy="0.35em">
          {text}
        </text>
      ))}
    </g>
  );
}

function keyOf({ from, to, role, text }: NodeEdge): string {
  return `${from} ${to} ${role} ${text ?? ''}`;
}

export function dashOf(role: string, roles: readonly string[]): number {
  return Math.max(0, roles.indexOf(role)) % DASHES;
}
