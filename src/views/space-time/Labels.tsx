// Message types along the arrows, and clock readings beside events; what an edge would cut is left out.
import { memo, useMemo } from 'react';
import type { Cone } from '../../analysis/causality.ts';
import { Spans } from '../../figure/label-spans.ts';
import type { SpaceTimeFigure } from '../../figure/space-time.ts';
import type { ArrowMark } from '../../figure/space-time-arrows.ts';
import { flightLabels } from '../../figure/space-time-flight-labels.ts';
import { ArrowLabelText, LooseLabel } from './ArrowLabels.tsx';
import { Clock } from './ClockLabels.tsx';
import { arrowPhase, arrowState, eventState } from './states.ts';
import type { Scene } from './use-scene.ts';

export interface LabelsProps {
  readonly scene: Scene;
  readonly cursor: number;
  readonly cone: Cone | undefined;
  /** Row of the arrow under the pointer or with the focus. */
  readonly looked: number | undefined;
  /** Pixels along the time axis between which is seen. */
  readonly from: number;
  readonly to: number;
}

export function Labels({ scene, cursor, cone, looked, from, to }: LabelsProps) {
  const { figure } = scene;
  const cut = useCut(figure, from, to);
  const flying = useFlightLabels(figure, cursor);
  const isSeen = ([low, high]: readonly [number, number]) => low >= from && high <= to;
  const isNamed = ({ row, span }: (typeof flying)[number]) => row === looked && isSeen(span);
  const isLoose = !flying.some(isNamed) && !figure.arrowLabels.some(isNamed);
  const loose = isLoose && looked !== undefined ? arrowAt(scene, looked) : undefined;
  return (
    <>
      <Placed scene={scene} cursor={cursor} cone={cone} looked={looked} cut={cut} />
      {flying
        .filter(({ span, row }) => isSeen(span) && row !== loose?.row)
        .map((label) => (
          <ArrowLabelText
            key={label.row}
            label={label}
            state="under-way"
            isHappened
            isPicked={looked === label.row}
          />
        ))}
      {loose && <LooseLabel arrow={loose} plane={figure.plane} from={from} to={to} />}
    </>
  );
}

function arrowAt({ figure, arrowOf, twins }: Scene, row: number): ArrowMark | undefined {
  return figure.isCrowd ? twins.arrow(row)?.arrow : arrowOf.get(row);
}

interface PlacedProps extends Pick<LabelsProps, 'scene' | 'cursor' | 'cone' | 'looked'> {
  /** Keys of labels that an edge of what is seen would cut. */
  readonly cut: ReadonlySet<string>;
}

const Placed = memo(function Placed({ scene, cursor, cone, looked, cut }: PlacedProps) {
  const { arrowLabels, clockLabels } = scene.figure;
  return (
    <>
      {arrowLabels.map((label) => {
        const arrow = scene.arrowOf.get(label.row);
        return (
          arrow &&
          !cut.has(`m${label.row}`) && (
            <ArrowLabelText
              key={label.row}
              label={label}
              state={arrowState(arrow, cone, cursor)}
              isHappened={label.send < cursor}
              isPicked={looked === label.row}
            />
          )
        );
      })}
      {clockLabels.map((label) => {
        const mark = scene.eventOf.get(label.record);
        return (
          mark &&
          !cut.has(`e${label.record}`) && (
            <Clock
              key={`${label.record} ${label.line}`}
              label={label}
              state={eventState(mark, cone, cursor)}
              isHappened={label.record < cursor}
            />
          )
        );
      })}
    </>
  );
});

/** The same set for as long as the same labels are cut. */
function useCut(figure: SpaceTimeFigure, from: number, to: number): ReadonlySet<string> {
  const spans = useMemo(
    () =>
      new Spans([
        ...figure.arrowLabels.map(({ row, span }) => ({ key: `m${row}`, span })),
        ...figure.clockLabels.map(({ record, span }) => ({ key: `e${record}`, span })),
      ]),
    [figure],
  );
  const keys = [...spans.cutAt(from), ...spans.cutAt(to)].join(' ');
  return useMemo(() => new Set(keys.split(' ')), [keys]);
}

/** Of messages on their way that have no label of their own. */
function useFlightLabels(figure: SpaceTimeFigure, cursor: number) {
  return useMemo(() => {
    if (figure.isCrowd) return [];
    const named = new Set(figure.arrowLabels.map(({ row }) => row));
    const flying = figure.arrows.filter(
      (arrow) => !named.has(arrow.row) && arrowPhase(arrow, cursor) === 'under-way',
    );
    return flightLabels(figure, flying);
  }, [figure, cursor]);
}
