// The command line of a run: what differs from its preset, and nothing twice.
import { expect, it } from 'vitest';
import type { Preset } from '../../engine/contract.ts';
import { DEFAULT_NETWORK } from '../../engine/network.ts';
import { DEFAULT_STOP, type Intervention, RUN_FORMAT, type Run } from '../../engine/run.ts';
import { commandLine } from './command-line.ts';

const script: readonly Intervention[] = [
  { kind: 'command', at: { time: 4000 }, node: 2, command: 'enter' },
];
const preset: Preset = { id: 'two-contenders', about: '', script, beats: [] };
const crash: Intervention = { kind: 'crash', at: { after: 3, time: 5000 }, node: 1 };
const run: Run = {
  format: RUN_FORMAT,
  protocol: 'mx-ricart-agrawala',
  version: 1,
  preset: preset.id,
  params: { nodes: 3, clocks: [7, 0, 11], variant: 'plain' },
  network: DEFAULT_NETWORK,
  seed: 7,
  stop: DEFAULT_STOP,
  interventions: script,
};
const ofRun = (changed: Partial<Run>) => commandLine({ ...run, ...changed }, preset, run);

it('names the preset alone where nothing differs', () => {
  expect(ofRun({})).toEqual({
    text: 'npm run -s lightcone -- run mx-ricart-agrawala --preset two-contenders --seed 7',
    faults: undefined,
  });
});

it('writes what differs, quoted for a shell', () => {
  const { text } = ofRun({
    params: { ...run.params, nodes: 5, clocks: [] },
    network: { ...DEFAULT_NETWORK, loss: 0.1 },
    broken: true,
  });
  expect(text).toContain('--broken --set nodes=5 --set clocks= --network loss=0.1');
});

it('says what ends the run where it is not as in the preset, or without one as usual', () => {
  const stop = { maxEvents: 500, until: 70_000, onViolation: 'count' } as const;
  const bounds = '--until 70000 --max-events 500 --on-violation count';
  expect(ofRun({ stop }).text).toContain(bounds);
  const counting = { ...run, stop };
  expect(commandLine(counting, preset, counting).text).not.toMatch(/--(until|max|on)-?/);
  // Its script was changed: the preset is left out, and with it its bounds.
  const changed = { ...counting, interventions: [crash] };
  expect(commandLine(changed, preset, counting).text).toContain(bounds);
});

it('leaves the preset out, too, where its goal was: no flag takes it away', () => {
  const aimed = { ...preset, stop: { goal: 'seen' } };
  const text = (of: Run) => commandLine(of, aimed, of).text;
  expect(text({ ...run, stop: { ...DEFAULT_STOP, goal: 'seen' } })).toContain('--preset');
  expect(text(run)).not.toContain('--preset');
});

it('puts what was added to the script into a fault file', () => {
  const { text, faults } = ofRun({ interventions: [...script, crash] });
  expect(text).toMatch(/--preset two-contenders .*--faults faults\.json$/);
  expect(JSON.parse(faults ?? '')).toEqual([crash]);
});

it('does not ask for what a run in cycles does not hear', () => {
  const slow = { ...run, network: { ...DEFAULT_NETWORK, delay: 'constant:7', loss: 0.1 } };
  expect(commandLine(slow, preset, run, 'async').text).toContain('--network delay=constant:7');
  expect(commandLine(slow, preset, run, 'cycle').text).not.toContain('delay=');
  expect(commandLine(slow, preset, run, 'cycle').text).toContain('--network loss=0.1');
});

it('leaves the preset out where its script was changed', () => {
  const { text, faults } = ofRun({ interventions: [crash] });
  expect(text).not.toContain('--preset');
  expect(text).toContain('--set nodes=3 --set clocks=7,0,11 --set variant=plain');
  expect(text).toContain('--network delay=uniform:6000..14000');
  expect(JSON.parse(faults ?? '')).toEqual([crash]);
});
