// Every moment is a link: the screen follows what is put into the address bar, and Back and Forward.
import { manifests } from '../../catalog/catalog.ts';
import { asSentence } from '../../playback/narration.ts';
import { RefusedError } from '../worker/client.ts';
import type { Refusal } from '../worker/messages.ts';
import { followScreen, isOwnAddress, ownAddress } from './address-bar.ts';
import { refuse } from './execution.ts';
import { play } from './player.ts';
import { screen } from './screen.ts';
import { openWish, presetWish, visit, visitContrast } from './session.ts';
import { type Notice, type Offer, shown } from './shown.ts';
import { sweepParts } from './sweep.ts';

const FIRST_PROTOCOL = 'mx-ricart-agrawala';

/** Opens what the address names, or the first protocol. */
export async function openAddress(): Promise<void> {
  const { hash } = location;
  const isStill = () => location.hash === hash;
  try {
    if (hash === '' || hash === '#') await openDefault();
    else await openWish({ from: 'link', fragment: hash });
  } catch (error) {
    if (!isStill()) return;
    if (!screen.getState().run) await openDefault();
    shown.setState({ notice: noticeOf(error) });
  }
  if (isStill()) ownAddress();
}

/** Opens the protocol with which the app begins. */
export async function openDefault(): Promise<void> {
  const all = manifests();
  const first = all.find(({ id }) => id === FIRST_PROTOCOL) ?? all[0];
  if (first) await openWish(presetWish(first.id)).catch(refuse);
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
    lines: linesOf(refusal),
    ...(refusal.nearest && { offer: { ...refusal.nearest, text: offerText(refusal) } }),
  };
}

/** What is wrong, and what else the nearest run has otherwise. The title says already that it is the link. */
function linesOf({ where, message, nearest }: Refusal): readonly string[] {
  const wrong = where === 'link' ? message : `${where}: ${message}`;
  const others = nearest?.changes.filter((change) => change !== wrong) ?? [];
  return [asSentence(wrong), ...others.map((change) => asSentence(`also changed: ${change}`))];
}

function offerText({ version }: Refusal): string {
  return version ? `Run it on version ${version.current}` : 'Open the nearest valid run';
}

/** Opens the run that a notice offers, with its sweep or its contrast where the link had one. */
export async function takeOffer({ run, sweep, contrast }: Offer): Promise<void> {
  shown.setState({ notice: undefined });
  try {
    await visit({ from: 'run', run, change: {} });
  } catch (error) {
    shown.setState({ notice: noticeOf(error) });
    return;
  }
  if (contrast) return visitContrast(contrast);
  const opened = screen.getState().run;
  if (sweep && opened) screen.setState(sweepParts(opened, sweep, undefined));
}

/** Follows the screen and the address bar; returns what stops it. */
export function startAddress(): () => void {
  const stop = followScreen();
  const onHash = () => {
    if (!isOwnAddress()) void openAddress();
  };
  window.addEventListener('hashchange', onHash);
  return () => {
    stop();
    window.removeEventListener('hashchange', onHash);
  };
}

/** Closes the notice about a link; the run on the screen goes on where it had not begun. */
export function closeNotice(): void {
  shown.setState({ notice: undefined });
  if (screen.getState().cursor === 0) play();
}
