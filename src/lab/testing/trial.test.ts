// What a preset's run does not keep of its promises is told, each thing by itself.
import { expect, it } from 'vitest';
import { loadProtocol, manifestOf } from '../../catalog/catalog.ts';
import type { Preset } from '../../engine/contract.ts';
import { presetOutcome } from './trial.ts';

async function lapsesOf(change: (preset: Preset) => Preset): Promise<readonly string[]> {
  const body = await loadProtocol('el-bully');
  const presets = body.presets.map((preset) =>
    preset.id === 'textbook' ? change(preset) : preset,
  );
  const source = { manifest: manifestOf('el-bully'), body: { ...body, presets } };
  return presetOutcome(source, 'textbook').lapses;
}

it('none, where all is as promised', async () => {
  expect(await lapsesOf((preset) => preset)).toEqual([]);
});

it('a check that was to fail and holds', async () => {
  expect(await lapsesOf((preset) => ({ ...preset, expectFails: ['agreement'] }))).toEqual([
    'the check agreement comes out otherwise',
  ]);
});

it('beats in another order, and one that never comes', async () => {
  const never = { id: 'never', title: 'never', caption: 'Never.', at: { kind: 'heal' } } as const;
  const lapses = await lapsesOf((preset) => ({
    ...preset,
    beats: [...preset.beats.toReversed(), never],
  }));
  expect(lapses).toEqual([
    'the beat never is not reached',
    expect.stringMatching(/^beats come in the order never, /),
  ]);
});

it('an intervention that does nothing', async () => {
  const lose = { from: 0, to: 1, type: 'ELECTION', ordinal: 99 };
  const lapses = await lapsesOf((preset) => ({
    ...preset,
    script: [...(preset.script ?? []), { kind: 'lose', message: lose }],
  }));
  expect(lapses).toEqual([expect.stringMatching(/^an intervention does nothing: /)]);
});
