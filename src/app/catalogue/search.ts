// Search over the catalogue: every word must occur; titles count before families, families before what it is about.
import type { Manifest } from '../../engine/contract.ts';

/** What matches all words of `text`, the best first; all of them where `text` is empty. */
export function search(all: readonly Manifest[], text: string): readonly Manifest[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return all;
  const ranked = all.map((manifest) => ({ manifest, rank: rankOf(manifest, words) }));
  const found = ranked.filter(({ rank }) => rank < Infinity);
  return found.sort((a, b) => a.rank - b.rank).map(({ manifest }) => manifest);
}

function rankOf({ id, title, family, about, presets }: Manifest, words: readonly string[]): number {
  const fields = [
    title,
    `${id} ${family}`,
    `${about} ${presets.map((preset) => preset.title).join(' ')}`,
  ].map(plain);
  const ranks = words.map((word) => {
    const at = fields.findIndex((field) => field.includes(word));
    return at < 0 ? Infinity : at;
  });
  return ranks.reduce((sum, rank) => sum + rank, 0);
}

/** Without accents and capitals. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Families in the order of their names, their members in the order given. */
export function byFamily(
  all: readonly Manifest[],
): readonly { readonly family: string; readonly members: readonly Manifest[] }[] {
  const families = [...new Set(all.map(({ family }) => family))].sort((a, b) =>
    a.localeCompare(b, 'en'),
  );
  return families.map((family) => ({
    family,
    members: all.filter((manifest) => manifest.family === family),
  }));
}
