// The address bar: its fragment is the link of the moment on the screen, and each run that is opened gets an entry of its own.
import type { Run } from '../../engine/run.ts';
import type { LinkContent } from '../../lab/link.ts';
import { checkContent } from './check.ts';
import { contrastContent } from './contrast.ts';
import { client } from './execution.ts';
import { instrumentEntries } from './instrument-entries.ts';
import { laneEntries } from './lane-entries.ts';
import { screen } from './screen.ts';
import { besideEntries } from './standing.ts';
import { sweepContent } from './sweep.ts';

/** The fragment that belongs to the screen; with another one in the bar, the browser has gone ahead. */
let own = '';
/** The run that came with its entry: while it plays, the entry stays as it is, and leads to its start. */
let entered: Run | undefined;

/** The link of what is on the screen: of the sweep or the check in its dialog, of a contrast, else of the moment on the stage. */
export async function currentLink(): Promise<string | undefined> {
  const state = screen.getState();
  const { run, view, cursor, time, labels, orientation, dialog, sweep, check, contrast } = state;
  if (dialog === 'sweep' && sweep) return client.pack(sweepContent(sweep, state));
  if (dialog === 'check' && check) return client.pack(checkContent(check, state));
  if (contrast) return client.pack(contrastContent(contrast, state));
  if (!run) return undefined;
  const moment = { view, cursor, time: Math.floor(time), labels, orientation };
  return client.pack({
    run,
    view: {
      ...moment,
      ...besideEntries(state),
      ...laneEntries(state.lanes),
      ...instrumentEntries(state.instrument),
    },
  });
}

/** Whether the browser stands at the entry of what is on the screen. */
export function isOwnAddress(): boolean {
  return location.hash === own;
}

/** From now on the entry at which the browser stands belongs to what is on the screen. */
export function ownAddress(): void {
  own = location.hash;
  entered = screen.getState().run;
}

/** Makes ready an entry of the browser's history for what is about to be opened; the result puts it there. */
export async function readyEntry(content: LinkContent): Promise<() => void> {
  const [leaving, entering] = await Promise.all(
    // What is too long for a link has no entry.
    [currentLink(), client.pack(content)].map((link) => link.catch(() => undefined)),
  );
  return () => {
    // The first run of the page has the entry that the page came with.
    if (leaving === undefined || entering === undefined || entering === own) return;
    if (isOwnAddress()) history.replaceState(history.state, '', leaving);
    history.pushState(null, '', entering);
    own = entering;
    entered = content.run;
  };
}

/** Writes the moment on the screen into its entry. */
async function writeMoment(): Promise<void> {
  const { run, contrast } = screen.getState();
  if (!isOwnAddress()) return;
  const fragment = await currentLink().catch(() => undefined);
  // Meanwhile another run may have been opened, or the browser gone elsewhere.
  const now = screen.getState();
  if (!fragment || run !== now.run || contrast !== now.contrast || !isOwnAddress()) return;
  own = fragment;
  history.replaceState(history.state, '', fragment);
}

const SETTLE_MS = 400;
/** What of the screen is part of the link. */
const FOLLOWED = [
  'view',
  'beside',
  'share',
  'cursor',
  'time',
  'labels',
  'orientation',
  'lanes',
  'instrument',
  'dialog',
  'sweep',
  'check',
  'contrast',
] as const;

/** Keeps the entry up to date where nothing plays, and when the run is changed; returns what stops it. */
export function followScreen(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = screen.subscribe(({ run, playing, ...now }, before) => {
    const isEdited = run !== before.run && before.run !== undefined && run !== entered;
    const isMoved =
      run !== before.run ||
      playing !== before.playing ||
      FOLLOWED.some((part) => now[part] !== before[part]);
    if (!isEdited && (playing || !isMoved)) return;
    clearTimeout(timer);
    timer = setTimeout(() => void writeMoment(), SETTLE_MS);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}
