// Draws a plot's axes, lines and labels as SVG.
import type { PlotFigure, PlotLabel, PlotLine } from '../../figure/curves.ts';
import type { PlotAxis } from '../../figure/curves-axis.ts';
import type { Point } from '../../figure/curves-lines.ts';
import { type GlyphName, glyphPath } from '../../figure/grid-glyphs.ts';
import styles from './PlotDrawing.module.css';
import type { GridTone } from './use-grid-look.ts';

export interface CellStyle {
  readonly tone: GridTone;
  readonly glyph: GlyphName;
}

interface PlotDrawingProps {
  readonly figure: PlotFigure;
  readonly cells: readonly CellStyle[];
  readonly fontSize: number;
  /** Pixel of the present on the x axis, where that is time. */
  readonly nowX: number | undefined;
  /** Where each line stands at present. */
  readonly dots: readonly { readonly at: Point; readonly cell: number }[];
}

export function PlotDrawing({ figure, cells, fontSize, nowX, dots }: PlotDrawingProps) {
  const { width, height, area } = figure;
  const radius = fontSize * 0.34;
  return (
    <svg
      width={width}
      height={height}
      aria-hidden="true"
      className={styles.plot}
      fontSize={fontSize}
    >
      <rect
        className={styles.frame}
        data-mark="frame"
        x={area.left - 3}
        y={area.top - 3}
        width={area.right - area.left + 6}
        height={area.bottom - area.top + 6}
        rx={3}
      />
      <YAxis figure={figure} axis={figure.y} fontSize={fontSize} />
      <XAxis figure={figure} axis={figure.x} fontSize={fontSize} />
      {nowX !== undefined && (
        <path className={styles.now} d={`M${nowX} ${area.top}V${area.bottom}`} data-mark="now" />
      )}
      {[...figure.lines]
        .sort((a, b) => RANK[a.kind] - RANK[b.kind])
        .map((line) => (
          <Line
            key={`${line.kind}-${line.cell}-${line.path}`}
            line={line}
            cells={cells}
            radius={radius}
          />
        ))}
      {dots.map(({ at: [x, y], cell }) => (
        <circle
          key={cell}
          className={styles.dot}
          data-tone={cells[cell]?.tone}
          cx={x}
          cy={y}
          r={radius * 1.1}
        />
      ))}
      {figure.labels.map((label) => (
        <Label key={label.wish} label={label} tone={cells[label.cell]?.tone} />
      ))}
    </svg>
  );
}

/** Later ones lie on top. */
const RANK = { before: 0, level: 1, measured: 2, theory: 3 };

interface LineProps {
  readonly line: PlotLine;
  readonly cells: readonly CellStyle[];
  readonly radius: number;
}

function Line({ line, cells, radius }: LineProps) {
  const cell = cells[line.cell];
  return (
    <g data-line={line.kind} data-tone={cell?.tone}>
      <path className={styles[line.kind]} d={line.path} />
      {cell && (
        <path
          className={styles.glyphs}
          fillRule="evenodd"
          d={line.glyphs.map(([x, y]) => glyphPath(cell.glyph, x, y, radius)).join('')}
        />
      )}
    </g>
  );
}

function Label({
  label,
  tone,
}: {
  readonly label: PlotLabel;
  readonly tone: GridTone | undefined;
}) {
  return (
    <text className={styles.label} data-tone={tone} x={label.x} y={label.y}>
      {label.text}
    </text>
  );
}

interface AxisProps {
  readonly figure: PlotFigure;
  readonly axis: PlotAxis;
  readonly fontSize: number;
}

function YAxis({ figure: { area }, axis, fontSize }: AxisProps) {
  return axis.ticks.map(({ at, label }) => (
    <g key={label}>
      <path className={styles.rule} d={`M${area.left} ${at}H${area.right}`} />
      <text
        className={styles.tick}
        x={area.left - fontSize * 0.6}
        y={at + fontSize * 0.34}
        textAnchor="end"
      >
        {label}
      </text>
    </g>
  ));
}

function XAxis({ figure: { area }, axis, fontSize }: AxisProps) {
  const middle = (area.left + area.right) / 2;
  return (
    <g>
      <path className={styles.base} d={`M${area.left} ${area.bottom}H${area.right}`} />
      {axis.ticks.map(({ at, label }) => (
        <text
          key={label}
          className={styles.tick}
          x={at}
          y={area.bottom + fontSize * 1.4}
          textAnchor="middle"
        >
          {label}
        </text>
      ))}
      <text className={styles.tick} x={middle} y={area.bottom + fontSize * 2.8} textAnchor="middle">
        {axis.title}
      </text>
    </g>
  );
}
