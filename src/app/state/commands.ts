// Calls of the command line for what is on the screen.
import type { Run } from '../../engine/run.ts';
import { type CommandLine, commandLine, type FurtherCall } from '../words/command-line.ts';
import { client } from './execution.ts';
import { shown } from './shown.ts';

/** The call of the command line for a run. What differs from the preset is written out, so the preset's own run is asked for. */
export async function commandOf(run: Run, further?: FurtherCall): Promise<CommandLine> {
  const request = run.preset === undefined ? {} : { preset: run.preset };
  const prepared = await client.prepare({ from: 'preset', protocol: run.protocol, request });
  const preset = prepared.source.presets.find(({ id }) => id === run.preset);
  const { outcome, contrast } = shown.getState();
  const { timing } = contrast?.panes.find((pane) => pane.run === run)?.outcome ?? outcome ?? {};
  return commandLine(run, preset, prepared.run, timing, further);
}
