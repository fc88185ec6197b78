// Every moment is a link: the address bar's fragment follows the screen, and the screen follows a fragment put there.
import { manifests } from '../../catalog/catalog.ts';
import type { Run } from '../../engine/run.ts';
import { RefusedError } from '../worker/client.ts';
import type { Refusal } from '../worker/messages.ts';
import { client } from './execution.ts';
import { play } from './player.ts';
import { screen } from './screen.ts';
import { openPreset, openWish } from './session.ts';
import { type Notice, shown } from './shown.ts';

const SETTLE_MS = 400;
const FIRST_PROTOCOL = 'mx-ricart-agrawala';

/** The fragment that this page wrote itself last. */
let own = '';

/** Opens what the address names, or the first protocol. */
export async function openAddress(): Promise<void> {
  const { hash } = location;
  if (hash === '' || hash === '#') return openDefault();
  try {
    await openWish({ from: 'link', fragment: hash });
    own = hash;
  } catch (error) {
    if (!screen.getState().run) await openDefault();
    shown.setState({ notice: noticeOf(error) });
  }
}

async function openDefault(): Promise<void> {
  const all = manifests();
  const first = all.find(({ id }) => id === FIRST_PROTOCOL) ?? all[0];
  if (first) await openPreset(first.id);
}

function noticeOf(error: unknown): Notice {
  if (!(error instanceof RefusedError))
    return {
      title: 'This link could not be opened',
      lines: [error instanceof Error ? error.message : String(error)],
    };
  const { refusal } = error;
  const isOlder = refusal.version !== undefined;
  return {
    title: isOlder ? 'This link is for another version' : 'This link could not be opened',
    lines: [`${refusal.where}: ${refusal.message}`, ...changesOf(refusal)],
    ...(refusal.nearest && { offer: { text: offerText(refusal), run: refusal.nearest.run } }),
  };
}

function changesOf({ nearest }: Refusal): readonly string[] {
  return nearest?.changes.map((change) => `Changed: ${change}`) ?? [];
}

function offerText({ version }: Refusal): string {
  return version ? `Run it on version ${version.current}` : 'Open the nearest valid run';
}

/** Opens the run that a notice offers. */
export async function takeOffer(run: Run): Promise<void> {
  shown.setState({ notice: undefined });
  const wish = { from: 'run', run, change: {} } as const;
  await openWish(wish).catch((error) => shown.setState({ notice: noticeOf(error) }));
}

/** The link of the moment on the screen. */
export async function currentLink(): Promise<string | undefined> {
  const { run, view, cursor, time, labels, orientation } = screen.getState();
  if (!run) return undefined;
  return client.pack({ run, view: { view, cursor, time: Math.floor(time), labels, orientation } });
}

async function writeAddress(): Promise<void> {
  const fragment = await currentLink().catch(() => undefined);
  if (!fragment || fragment === location.hash || screen.getState().playing) return;
  own = fragment;
  history.replaceState(history.state, '', fragment);
}

/** Follows the screen and the address bar; returns what stops it. */
export function startAddress(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const settle = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void writeAddress(), SETTLE_MS);
  };
  const stop = screen.subscribe(
    ({ run, view, cursor, time, labels, orientation, playing }, before) => {
      const isSame =
        run === before.run &&
        view === before.view &&
        cursor === before.cursor &&
        time === before.time &&
        labels === before.labels &&
        orientation === before.orientation &&
        playing === before.playing;
      if (!isSame && !playing) settle();
    },
  );
  const onHash = () => {
    if (location.hash !== own) void openAddress();
  };
  window.addEventListener('hashchange', onHash);
  return () => {
    clearTimeout(timer);
    stop();
    window.removeEventListener('hashchange', onHash);
  };
}

/** Closes the notice about a link; the run on the screen goes on where it had not begun. */
export function closeNotice(): void {
  shown.setState({ notice: undefined });
  if (screen.getState().cursor === 0) play();
}
