// Interventions on a run value: added at the end, replaced where they rule the same message, taken away.
import { describe, expect, it } from 'vitest';
import { Drawing } from '../../analysis/testing/small-traces.ts';
import { DEFAULT_NETWORK } from '../../engine/network.ts';
import type { End } from '../../engine/report.ts';
import { DEFAULT_STOP, type Intervention, RUN_FORMAT, type Run } from '../../engine/run.ts';
import { Flag, Kind } from '../../engine/trace.ts';
import {
  cursorAfterDeed,
  cursorInChanged,
  differInInterventions,
  openFor,
  ruleIndex,
  withIntervention,
  withoutIntervention,
} from './run-edits.ts';

const run: Run = {
  format: RUN_FORMAT,
  protocol: 'mx-ricart-agrawala',
  version: 1,
  params: { nodes: 3 },
  network: DEFAULT_NETWORK,
  seed: 1,
  stop: DEFAULT_STOP,
  interventions: [],
};
const crash: Intervention = { kind: 'crash', at: { after: 3, time: 10 }, node: 1 };
const delay = (ticks: number, ordinal = 0): Intervention => ({
  kind: 'delay',
  message: { from: 0, to: 1, type: 'REQUEST', ordinal },
  ticks,
});

describe('a run that ended at its goal', () => {
  const made: Run = { ...run, stop: { ...DEFAULT_STOP, goal: 'seen' } };
  const drawing = new Drawing(2);
  drawing.send(0, 1, 1, 'M', Flag.step);
  drawing.send(1, 0, 5, 'M', Flag.step);
  const trace = drawing.trace();
  const goalOf = (what: Intervention, reason: End['reason'] = 'goal') =>
    openFor(made, { trace, end: { time: 5, reason, detail: '' } }, what).stop.goal;

  it('goes on for what is done at its end, or after it', () => {
    expect(goalOf({ kind: 'crash', at: { after: 1, time: 5 }, node: 1 })).toBeUndefined();
    expect(goalOf({ kind: 'heal', at: { after: 0, time: 6 } })).toBeUndefined();
    expect(goalOf({ kind: 'heal', at: { time: 5 } })).toBeUndefined();
  });

  it('ends there whatever is done before, or to a message', () => {
    expect(goalOf({ kind: 'crash', at: { after: 0, time: 1 }, node: 1 })).toBe('seen');
    expect(goalOf({ kind: 'heal', at: { time: 4 } })).toBe('seen');
    expect(goalOf(delay(3))).toBe('seen');
    expect(goalOf({ kind: 'heal', at: { after: 1, time: 5 } }, 'quiescent')).toBe('seen');
  });
});

describe('interventions', () => {
  it('go to the end', () => {
    const changed = withIntervention(withIntervention(run, crash), crash);
    expect(changed.interventions).toEqual([crash, crash]);
    expect(run.interventions).toEqual([]);
  });

  it('replace one of the same kind for the same message, in its place', () => {
    const changed = [delay(5), crash, delay(9), delay(7, 1)].reduce(withIntervention, run);
    expect(changed.interventions).toEqual([delay(9), crash, delay(7, 1)]);
  });

  it('are taken away by their place', () => {
    const changed = [delay(5), crash].reduce(withIntervention, run);
    expect(withoutIntervention(changed, 0).interventions).toEqual([crash]);
  });

  it('are found by their message', () => {
    const changed = [crash, delay(5), delay(7, 1)].reduce(withIntervention, run);
    const message = { from: 0, to: 1, type: 'REQUEST', ordinal: 1 };
    expect(ruleIndex(changed, 'delay', message)).toBe(2);
    expect(ruleIndex(changed, 'lose', message)).toBe(-1);
  });

  it('are what a comparison needs to differ in, and nothing else', () => {
    const changed = withIntervention(run, crash);
    expect(differInInterventions(run, changed)).toBe(true);
    expect(differInInterventions(run, run)).toBe(false);
    expect(differInInterventions(run, { ...changed, seed: 2 })).toBe(false);
  });
});

describe('after an intervention', () => {
  const drawn = (deeds: readonly (readonly [kind: number, time: number])[]) => {
    const d = new Drawing(2);
    d.local(0, 10);
    for (const [kind, time] of deeds)
      d.add(kind, { node: 1, time, flags: Flag.step | Flag.byHand });
    d.local(0, 90);
    return d.trace();
  };
  const before = drawn([]);

  it('the cursor stands after what was done', () => {
    expect(cursorAfterDeed(before, drawn([[Kind.crash, 10]]), 1, 10)).toBe(2);
  });

  it('the step that it stands in is done first', () => {
    const inStep = (deed: boolean) => {
      const d = new Drawing(2);
      d.send(0, 1, 10, 'M', Flag.step);
      d.send(0, 1, 10, 'M');
      if (deed) d.add(Kind.crash, { node: 1, time: 10, flags: Flag.step | Flag.byHand });
      d.local(0, 90);
      return d.trace();
    };
    expect(cursorAfterDeed(inStep(false), inStep(true), 1, 10)).toBe(3);
  });

  it('it stays where that comes later, or was there before', () => {
    expect(cursorAfterDeed(before, drawn([[Kind.crash, 40]]), 1, 10)).toBe(1);
    const crashed = drawn([[Kind.crash, 10]]);
    expect(cursorAfterDeed(crashed, drawn([[Kind.crash, 10]]), 1, 10)).toBe(1);
    const resumed = drawn([
      [Kind.crash, 10],
      [Kind.recover, 10],
    ]);
    expect(cursorAfterDeed(crashed, resumed, 2, 10)).toBe(3);
  });

  it('what happened until then in the other run has happened', () => {
    const crashed = drawn([[Kind.crash, 40]]);
    expect(cursorInChanged(before, crashed, 1, 50)).toBe(2);
    expect(cursorInChanged(before, crashed, 1, 30)).toBe(1);
    expect(cursorInChanged(crashed, before, 2, 50)).toBe(1);
  });
});
