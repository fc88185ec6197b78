// Messages between nodes: the way of each, as far as it has come a stronger line, and at its tip the shape of its type.
import { memo } from 'react';
import { type FlightPath, pathUpTo, pointOnPath } from '../../figure/flight-path.ts';
import type { Flight } from '../../figure/flights.ts';
import { crossPath, direction, headPath } from '../../figure/glyph-paths.ts';
import { type GlyphName, glyphPath } from '../../figure/grid-glyphs.ts';
import { Mark } from '../space-time/Mark.tsx';
import styles from './flights.module.css';

interface FlightsProps {
  readonly flights: readonly Flight[];
  pathOf(flight: Flight): FlightPath;
  /** Accessible name of a row in the message table. */
  nameOf(row: number): string;
  readonly shapes: ReadonlyMap<string, GlyphName>;
  readonly scale: number;
  readonly tabStop: string;
  /** Rows that are picked, and under the pointer or with the focus. */
  readonly picked: number | undefined;
  readonly brushed: number | undefined;
}

export function Flights({ flights, pathOf, nameOf, tabStop, ...props }: FlightsProps) {
  return flights.map((flight) => (
    <FlightMark
      key={flight.row}
      flight={flight}
      path={pathOf(flight)}
      name={nameOf(flight.row)}
      isTabStop={tabStop === `m${flight.row}`}
      shape={props.shapes.get(flight.type) ?? 'dot'}
      isPicked={props.picked === flight.row}
      isBrushed={props.brushed === flight.row}
      scale={props.scale}
    />
  ));
}

interface FlightMarkProps {
  readonly flight: Flight;
  readonly path: FlightPath;
  readonly name: string;
  readonly isTabStop: boolean;
  readonly shape: GlyphName;
  readonly isPicked: boolean;
  readonly isBrushed: boolean;
  readonly scale: number;
}

const FlightMark = memo(function FlightMark(props: FlightMarkProps) {
  const { flight, path } = props;
  const { row, part } = flight;
  return (
    <Mark
      name={props.name}
      isTabStop={props.isTabStop}
      className={styles.flight}
      data-key={`m${row}`}
      data-message={flight.send}
      data-row={row}
      data-type={flight.type}
      data-from={flight.from}
      data-to={flight.to}
      data-phase={flight.phase}
      data-part={part.toFixed(3)}
      data-picked={props.isPicked}
      data-brushed={props.isBrushed}
    >
      <path className={styles.hit} d={pathUpTo(path, 1)} />
      {flight.phase === 'under-way' && <path className={styles.way} d={pathUpTo(path, 1)} />}
      <path className={styles.trail} d={pathUpTo(path, part)} data-dash={dashOf(flight)} />
      <Tip {...props} />
    </Mark>
  );
});

function dashOf({ isCopy, isControl }: Flight): string {
  return isCopy ? 'copy' : isControl ? 'control' : 'none';
}

/** Pixels at scale 1. */
const DOT = 5;
const CROSS = 5.5;
const HEAD = 10;

function Tip({ flight, path, shape, scale }: FlightMarkProps) {
  const { x, y } = pointOnPath(path, flight.part);
  const place = `translate(${x.toFixed(1)} ${y.toFixed(1)})`;
  if (flight.phase === 'lost')
    return (
      <g transform={place}>
        <path className={styles.crossPaper} d={crossPath(CROSS * scale)} />
        <path className={styles.cross} d={crossPath(CROSS * scale)} />
      </g>
    );
  if (flight.phase === 'under-way')
    return (
      <path
        className={styles.dot}
        transform={place}
        d={glyphPath(shape, 0, 0, DOT * scale)}
        fillRule="evenodd"
      />
    );
  const turned = `${place} rotate(${direction(path.control, path.end).toFixed(1)})`;
  return <path className={styles.head} transform={turned} d={headPath(HEAD * scale)} />;
}
