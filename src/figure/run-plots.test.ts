// Plots of any run: what each shows, and where theory has a level.
import { describe, expect, it } from 'vitest';
import { Drawing } from '../analysis/testing/small-traces.ts';
import type { MetricInfo } from '../engine/contract.ts';
import { Flag, Kind, type Trace } from '../engine/trace.ts';
import { runPlotFigure } from './run-plot-figure.ts';
import { type RunPlot, runPlots, valuesAt } from './run-plots.ts';

const words: { nodeLabel: string; metrics: readonly MetricInfo[] } = {
  nodeLabel: 'P',
  metrics: [
    { name: 'entries', about: '', unit: '', counts: 'ENTER' },
    { name: 'leader', about: '', unit: '' },
    { name: 'messages', about: '', unit: 'messages' },
    { name: 'messagesPerEntry', about: '', unit: 'messages', messagesFor: 'ENTER' },
  ],
};
const SIZE = { width: 400, height: 200, fontSize: 12 };

/** Two messages and an entry, two messages and an entry; one node at a time is busy. */
function trace(): Trace {
  const d = new Drawing(2);
  for (const [node, time] of [
    [0, 10],
    [1, 60],
  ]) {
    d.send(node, 1 - node, time, 'ASK', Flag.step);
    d.send(1 - node, node, time + 10, 'OK', Flag.step);
    const enters = d.add(Kind.mark, { type: 'ENTER', node, time: time + 20 });
    d.writer.facets(enters, node, { clock: time, band: { text: 'busy', tone: 'active' } });
    const leaves = d.add(Kind.mark, { type: 'EXIT', node, time: time + 30 });
    d.writer.facets(leaves, node, { clock: time + 1 });
  }
  return d.trace();
}

const plotsOf = (metrics: readonly MetricInfo[] = words.metrics) =>
  runPlots(
    trace(),
    { ...words, metrics },
    { messages: 4, messagesPerEntry: 2, entries: 2, leader: 2 },
  );
const plot = (id: RunPlot['id']) => {
  const found = plotsOf().find((one) => one.id === id);
  if (!found) throw new Error(`there is no plot of ${id}`);
  return found;
};
const names = (id: RunPlot['id']) => plot(id).series.map(({ name }) => name);

describe('plots of a run', () => {
  it('are of messages by type and in all, with the number that theory gives', () => {
    expect(names('messages')).toEqual(['all types', 'ASK', 'OK']);
    expect(plot('messages').levels).toEqual([{ name: 'messages', value: 4 }]);
    expect(valuesAt(plot('messages'), 65)).toEqual(['3', '2', '1']);
    expect(valuesAt(plot('messages'), 5)).toEqual(['0', '0', '0']);
    expect(valuesAt(plot('ratio'), 5)).toEqual(['–']);
  });

  it('are of messages for each mark that a metric counts', () => {
    expect(plot('ratio').title).toBe('messages per entry so far');
    expect(names('ratio')).toEqual(['for each ENTER']);
    expect(valuesAt(plot('ratio'), 999)).toEqual(['2']);
    expect(plot('ratio').levels).toEqual([{ name: 'messages per entry', value: 2 }]);
  });

  it('of messages for each mark are none where no metric names one, or none was made', () => {
    const [, , , perEntry] = words.metrics;
    const without = (metrics: readonly MetricInfo[]) => plotsOf(metrics).map(({ id }) => id);
    expect(without([{ ...perEntry, messagesFor: undefined } as never])).not.toContain('ratio');
    expect(without([{ ...perEntry, messagesFor: 'NEVER' }])).not.toContain('ratio');
  });

  it('are of states, marks and clocks; a leader’s number is no count', () => {
    expect(names('states')).toEqual(['busy']);
    expect(names('marks')).toEqual(['ENTER', 'EXIT']);
    expect(plot('marks').levels).toEqual([{ name: 'entries', value: 2 }]);
    expect(names('clocks')).toEqual(['P0', 'P1']);
  });

  it('are none of a run without any of these', () => {
    expect(runPlots(new Drawing(2).trace(), words, {})).toEqual([]);
  });
});

describe('the geometry of a plot', () => {
  it('has a line for each series and each level, within the axes, up to the end', () => {
    const { lines, area, labels, x } = runPlotFigure(
      plot('messages'),
      undefined,
      120,
      { unit: 'ms', ticks: 10 },
      SIZE,
    );
    expect(lines.map(({ kind }) => kind)).toEqual(['measured', 'measured', 'measured', 'level']);
    for (const { path } of lines) {
      const ys = [...path.matchAll(/[ML][\d.]+ ([\d.]+)/g)].map(([, y]) => Number(y));
      expect(Math.min(...ys)).toBeGreaterThanOrEqual(area.top);
      expect(Math.max(...ys)).toBeLessThanOrEqual(area.bottom);
      expect(path).toContain(`L${area.right} `);
    }
    expect(labels.map(({ text }) => text)).toEqual(['theory: messages 4']);
    expect(x.at(12)).toBe(area.right);
  });

  it('has the lines of the run before, as far as this one goes, where it has the same series', () => {
    const before: RunPlot = {
      ...plot('messages'),
      series: ['ASK', 'GONE'].map((name) => ({
        name,
        tone: 'idle',
        glyph: 'dot',
        series: { times: [0, 50, 500], values: [0, 40, 99] },
      })),
    };
    const unit = { unit: 'ms', ticks: 10 };
    const { lines, y, area } = runPlotFigure(plot('messages'), before, 120, unit, SIZE);
    const drawn = lines.filter(({ kind }) => kind === 'before');
    expect(drawn.map(({ cell }) => cell)).toEqual([1]);
    expect(drawn[0].path).toContain(`L${area.right} `);
    expect(drawn[0].path).not.toContain(`L${area.right} ${y.at(99)}`);
  });
});
