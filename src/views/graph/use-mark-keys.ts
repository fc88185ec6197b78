// The keyboard among nodes and messages: from node to node, along messages, and picking.
import type { KeyboardEvent } from 'react';
import type { Flight } from '../../figure/flights.ts';

export const KEYS_SAID =
  'Arrow keys go from node to node, or from message to message; M goes to a message of the node and on to its receiver, Shift M to its sender; Enter picks.';

const STEPS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
};

interface MarkKeys {
  readonly nodes: number;
  readonly flights: readonly Flight[];
  focus(key: string): void;
  pick(mark: Element): void;
}

/** Handles a key; what it takes goes no further. */
export function handleMarkKey(event: KeyboardEvent, keys: MarkKeys): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const mark = event.target instanceof Element ? event.target.closest('[data-key]') : null;
  const key = mark?.getAttribute('data-key');
  if (!mark || !key) return;
  const to = nextKey(key, event, keys);
  const isPick = event.key === 'Enter' || event.key === ' ' || event.key === 'ContextMenu';
  if (to === undefined && !isPick) return;
  event.preventDefault();
  event.stopPropagation();
  if (isPick) keys.pick(mark);
  else if (to !== undefined) keys.focus(to);
}

/** Where a key leads; undefined for a key that leads nowhere here. */
export function nextKey(
  from: string,
  { key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
  { nodes, flights }: Pick<MarkKeys, 'nodes' | 'flights'>,
): string | undefined {
  const number = Number(from.slice(1));
  if (key === 'Home') return 'n0';
  if (key === 'End') return `n${nodes - 1}`;
  const isMessage = from[0] === 'm';
  if (key === 'm' || key === 'M')
    return isMessage ? endOf(number, shiftKey, flights) : messageOf(number, shiftKey, flights);
  const step = STEPS[key];
  if (step === undefined) return undefined;
  if (!isMessage) return `n${(number + step + nodes) % nodes}`;
  const at = flights.findIndex(({ row }) => row === number);
  const next = flights[(at + step + flights.length) % flights.length];
  return next && `m${next.row}`;
}

/** Stays where it is for a message that is gone. */
function endOf(row: number, isBack: boolean, flights: readonly Flight[]): string {
  const flight = flights.find((one) => one.row === row);
  return flight ? `n${isBack ? flight.from : flight.to}` : `m${row}`;
}

/** A message that leaves the node, or else one that comes to it; backwards the other way round. */
function messageOf(node: number, isBack: boolean, flights: readonly Flight[]): string {
  const leaving = flights.find(({ from }) => from === node);
  const coming = flights.find(({ to }) => to === node);
  const found = isBack ? (coming ?? leaving) : (leaving ?? coming);
  return found ? `m${found.row}` : `n${node}`;
}
