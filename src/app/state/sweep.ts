// The sweep that is open: how it is begun, and how its link holds it. What comes of it stands in sweep-results.ts.
import type { Run } from '../../engine/run.ts';
import type { LinkContent } from '../../lab/link.ts';
import type { SweepSpec } from '../../lab/schema/link.ts';
import { type OpenSweep, type Screen, screen } from './screen.ts';
import { momentEntries } from './standing.ts';
import { isOfSweep } from './sweep-results.ts';

/**
 * Opens the dialog over the run on the stage, which stands meanwhile. The sweep that it belongs to is still there; from
 * any other run a new one starts.
 */
export function openSweep(): void {
  const { run, sweep } = screen.getState();
  const isKept = run !== undefined && sweep !== undefined && isOfSweep(run, sweep);
  screen.setState({
    dialog: 'sweep',
    sheet: undefined,
    menu: undefined,
    playing: false,
    sweep: isKept ? sweep : undefined,
  });
}

type View = NonNullable<LinkContent['view']>;

/** What a sweep's link holds: its run, at its moment where it is on the stage, and how the plot looks. */
export function sweepContent(
  { run, spec, metric, xScale, yScale }: OpenSweep,
  state: Screen,
): LinkContent {
  const look: View = {
    ...(metric !== undefined && { metric }),
    ...(xScale && { xScale }),
    ...(yScale && { yScale }),
  };
  return { run, sweep: spec, view: { ...momentEntries(run, state), ...look } };
}

/** What of the screen is the sweep of a run that is being opened; a run without one leaves the dialog. */
export function sweepParts(
  run: Run,
  spec: SweepSpec | undefined,
  view: LinkContent['view'],
): Partial<Screen> {
  if (spec) return { dialog: 'sweep', sweep: { run, spec, ...lookOf(view) } };
  return screen.getState().dialog === 'sweep' ? { dialog: undefined } : {};
}

const SCALES = ['linear', 'log'] as const;

/** How a link's plot looked; what isn't known here is left out. */
function lookOf(view: LinkContent['view']): Pick<OpenSweep, 'metric' | 'xScale' | 'yScale'> {
  const scaleOf = (name: string) => SCALES.find((one) => one === view?.[name]);
  return {
    metric: typeof view?.metric === 'string' ? view.metric : undefined,
    xScale: scaleOf('xScale'),
    yScale: scaleOf('yScale'),
  };
}
