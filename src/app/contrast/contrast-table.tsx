// What the runs come to, side by side: messages, metrics with theory's values, ends, and the checks that come out otherwise.
import { manifestOf } from '../../catalog/catalog.ts';
import { checkVerdict } from '../words/checks.ts';
import { isOneWorkload, type Side } from '../words/contrast.ts';
import { metricWords } from '../words/sweep.ts';
import { groupDigits, measured, timeWithUnit } from '../words/time.ts';
import styles from './contrast.module.css';

export function ContrastTable({ sides }: { readonly sides: readonly Side[] }) {
  const hasRatios = sides.slice(1).map(({ outcome }) => isOneWorkload(sides[0].outcome, outcome));
  return (
    <section className={styles.table} aria-label="What they come to">
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">Measure</span>
            </th>
            {sides.map(({ title }) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rowsOf(sides).map(({ name, unit, about, cells }) => (
            <tr key={name}>
              <th scope="row" title={about}>
                {name}
                {unit && unit !== name && <span className={styles.unit}>, {unit}</span>}
              </th>
              {cells.map((cell, i) => (
                <td key={sides[i].title}>
                  {cell.text}
                  {i > 0 && hasRatios[i - 1] && <Ratio of={cell} to={cells[0]} />}
                  {cell.theory !== undefined && (
                    <span className={styles.theory}> theory {cell.theory}</span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface Cell {
  readonly text: string;
  /** What ratios are made of. */
  readonly value?: number | undefined;
  readonly theory?: string | undefined;
}

interface Row {
  readonly name: string;
  readonly about?: string | undefined;
  /** Of all its numbers. */
  readonly unit?: string;
  readonly cells: readonly Cell[];
}

/** Against the first run. */
function Ratio({ of, to }: { readonly of: Cell; readonly to: Cell }) {
  if (of.value === undefined || !to.value || of.value === to.value) return null;
  return <span className={styles.ratio}> × {Number((of.value / to.value).toPrecision(2))}</span>;
}

function rowsOf(sides: readonly Side[]): readonly Row[] {
  const metrics = metricRows(sides);
  const counts = metrics.some(({ name }) => name === 'messages') ? [] : [messagesRow(sides)];
  return [...counts, ...metrics, endRow(sides), ...checkRows(sides)];
}

function messagesRow(sides: readonly Side[]): Row {
  const cells = sides.map(({ outcome: { report } }) => {
    const value = report?.messages.sent;
    return { value, text: value === undefined ? '–' : groupDigits(value) };
  });
  return { name: 'messages sent', about: 'Between distinct nodes, lost ones included.', cells };
}

function metricRows(sides: readonly Side[]): readonly Row[] {
  const names = new Set(
    sides.flatMap(({ outcome }) =>
      manifestOf(outcome.run.protocol).metrics.map(({ name }) => name),
    ),
  );
  return [...names].flatMap((name) => {
    const cells = sides.map((side) => metricCell(side, name));
    if (cells.every(({ value }) => value === undefined)) return [];
    const { title, about, unit } = metricWords(manifestOf(sides[0].outcome.run.protocol), name);
    return [{ name: title, about, unit, cells }];
  });
}

function metricCell({ outcome: { run, report } }: Side, name: string): Cell {
  const words = metricWords(manifestOf(run.protocol), name);
  const text = (value: number | undefined) =>
    value === undefined ? '–' : measured(value / words.each);
  const [value, theory] = [report?.metrics[name], report?.theory[name]];
  return { value, text: text(value), theory: theory === undefined ? undefined : text(theory) };
}

function endRow(sides: readonly Side[]): Row {
  const cells = sides.map(({ outcome: { run, end } }) => {
    const reason = end.reason === 'quiescent' ? '' : `, ${end.reason.replaceAll('-', ' ')}`;
    return { text: timeWithUnit(end.time, manifestOf(run.protocol).time) + reason };
  });
  return { name: 'ends at', cells };
}

/** Only where not all come out alike. */
function checkRows(sides: readonly Side[]): readonly Row[] {
  const checks = new Map(
    sides.flatMap(({ outcome }) => outcome.report?.checks.map(({ id, name }) => [id, name]) ?? []),
  );
  return [...checks].flatMap(([id, name]) => {
    const cells = sides.map(({ outcome }) => {
      const check = outcome.report?.checks.find((one) => one.id === id);
      return { text: check ? checkVerdict(check) : '–' };
    });
    const isOneVerdict = cells.every(({ text }) => text === cells[0].text || text === '–');
    return isOneVerdict ? [] : [{ name, cells }];
  });
}
