// What nodes know of one another: a line for each, its dash telling the role.
import { type FlightPath, pathUpTo, pointOnPath } from '../../figure/flight-path.ts';
import { direction, headPath } from '../../figure/glyph-paths.ts';
import type { NodeEdge } from '../../figure/node-edges.ts';
import styles from './nodes.module.css';

interface EdgesProps {
  readonly edges: readonly NodeEdge[];
  readonly roles: readonly string[];
  pathOf(ends: { readonly from: number; readonly to: number }): FlightPath;
  /** The node whose edges stand out, with their texts. */
  readonly strong: number | undefined;
  readonly scale: number;
}

const DASHES = 4;
const HEAD = 7;
const TEXT_AT = 0.62;

export function Edges({ edges, roles, pathOf, strong, scale }: EdgesProps) {
  return (
    <g>
      {edges.map((edge) => {
        const { from, to, role, text } = edge;
        const path = pathOf(edge);
        const place = `translate(${path.end.x.toFixed(1)} ${path.end.y.toFixed(1)})`;
        const at = pointOnPath(path, TEXT_AT);
        const isStrong = strong === from;
        return (
          <g
            key={`${from} ${to} ${role} ${text ?? ''}`}
            className={styles.edgeOf}
            data-edge={role}
            data-from={from}
            data-to={to}
            data-strong={isStrong}
          >
            <path className={styles.edge} d={pathUpTo(path, 1)} data-dash={dashOf(role, roles)} />
            <path
              className={styles.edgeHead}
              transform={`${place} rotate(${direction(path.control, path.end).toFixed(1)})`}
              d={headPath(HEAD * scale)}
            />
            {isStrong && text !== undefined && (
              <text className={styles.edgeText} x={at.x} y={at.y} dy="0.35em">
                {text}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}

export function dashOf(role: string, roles: readonly string[]): number {
  return Math.max(0, roles.indexOf(role)) % DASHES;
}
