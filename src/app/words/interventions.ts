// Interventions in words: what is done, to whom, and where it stands.

import type { Intervention, MessageName, Place } from '../../engine/run.ts';
import {
  commandTitle,
  eventNumber,
  NETWORK_SENTENCES,
  nodeName,
  PREDICATES,
  withCapital,
} from '../../playback/narration.ts';
import type { NamedManifest } from '../../playback/node-names.ts';
import { timeWithUnit } from './time.ts';

/** `P1 crashes`. */
export function interventionText(what: Intervention, manifest: NamedManifest): string {
  const name = (node: number) => nodeName(manifest, node);
  switch (what.kind) {
    case 'crash':
    case 'pause':
    case 'resume':
      return `${name(what.node)} ${PREDICATES[what.kind]}`;
    case 'recover':
      return `${name(what.node)} ${PREDICATES.recover}${what.amnesia ? ', remembering nothing' : ''}`;
    case 'partition':
      return partitionText(what, manifest);
    case 'heal':
      return withCapital(NETWORK_SENTENCES.heal);
    case 'command':
      return `${name(what.node)}: ${commandTitle(what.command, manifest)}${argsText(what, manifest)}`;
    case 'clock':
      return clockText(what, manifest);
    case 'lose':
      return `Lose ${messageText(what.message, manifest)}`;
    case 'corrupt':
      return `Corrupt ${messageText(what.message, manifest)}`;
    case 'duplicate':
      return `Duplicate ${messageText(what.message, manifest)}`;
    case 'delay':
      return `${messageText(what.message, manifest)} takes ${timeWithUnit(what.ticks, manifest.time)}`;
  }
}

/** `, key 26`. */
function argsText(
  { command, args = {} }: Intervention & { readonly kind: 'command' },
  manifest: NamedManifest,
): string {
  const known = manifest.commandArgs?.[command];
  return Object.entries(args)
    .map(([id, value]) => {
      const arg = known?.[id];
      const text = arg?.kind === 'node' ? nodeName(manifest, Number(value)) : String(value);
      return `, ${(arg?.label ?? id).toLowerCase()} ${text}`;
    })
    .join('');
}

/** `after event 6, at 28 ms`; '' for what is bound to a message. */
export function placeText(what: Intervention, manifest: NamedManifest): string {
  if (!('at' in what)) return '';
  const { after, time }: Place = what.at;
  const at = `at ${timeWithUnit(time, manifest.time)}`;
  if (after === undefined) return at;
  return after < 0 ? `before event 1, ${at}` : `after event ${eventNumber(after)}, ${at}`;
}

/** `REQUEST from P2 to P0`, the first; `2nd REQUEST …` further on. */
export function messageText(
  { from, to, type, ordinal }: MessageName,
  manifest: NamedManifest,
): string {
  const which = ordinal === 0 ? '' : `${nth(ordinal + 1)} `;
  return `${which}${type} from ${nodeName(manifest, from)} to ${nodeName(manifest, to)}`;
}

function nth(n: number): string {
  const tens = n % 100;
  if (tens >= 11 && tens <= 13) return `${n}th`;
  return `${n}${['th', 'st', 'nd', 'rd'][n % 10] ?? 'th'}`;
}

function partitionText(
  { groups, oneWay }: Intervention & { readonly kind: 'partition' },
  manifest: NamedManifest,
): string {
  const names = groups.map((group) => group.map((node) => nodeName(manifest, node)).join(', '));
  const sides = [...names, ...(names.length === 1 ? ['the rest'] : [])].join(' | ');
  return oneWay ? `Partition, one way: ${sides.replace(' | ', ' ↛ ')}` : `Partition: ${sides}`;
}

function clockText(
  { node, offset, drift, granularity }: Intervention & { readonly kind: 'clock' },
  manifest: NamedManifest,
): string {
  const by = offset ? ` by ${timeWithUnit(offset, manifest.time)}` : '';
  const rate = drift === undefined ? '' : `, drift ${drift}`;
  const step =
    granularity === undefined ? '' : `, steps of ${timeWithUnit(granularity, manifest.time)}`;
  return `${nodeName(manifest, node)}’s clock is set${by}${rate}${step}`;
}
