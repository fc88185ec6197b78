// Names that aren't there: the one that was meant, where it is near enough, or else all that there are.

/** More names than this are not listed. */
const MOST_LISTED = 40;

/** The name of `valid` that differs from `name` by at most a third of its letters, or by one; capitals don't matter. */
export function meantName(name: string, valid: readonly string[]): string | undefined {
  const most = Math.max(1, Math.floor(name.length / 3));
  const ranked = valid
    .map((candidate) => ({ candidate, far: distance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ far }) => far <= most)
    .sort((a, b) => a.far - b.far);
  return ranked[0]?.candidate;
}

/** `did you mean nodes?`, or `there are nodes, load`; each name as `write` has it. */
export function nameHint(
  name: string,
  valid: readonly string[],
  write: (name: string) => string = (one) => one,
): string {
  const meant = meantName(name, valid);
  if (meant !== undefined) return `did you mean ${write(meant)}?`;
  if (valid.length === 0) return 'there are none';
  return `there ${valid.length === 1 ? 'is' : 'are'} ${listed(valid.map(write))}`;
}

/** `is none of plain, keeping; did you mean plain?`: the list stands there in any case. */
export function noneOf(name: string, valid: readonly string[]): string {
  const meant = meantName(name, valid);
  return `is none of ${listed(valid)}${meant === undefined ? '' : `; did you mean ${meant}?`}`;
}

function listed(names: readonly string[]): string {
  if (names.length <= MOST_LISTED) return names.join(', ');
  return `${names.slice(0, MOST_LISTED).join(', ')} and ${names.length - MOST_LISTED} more`;
}

/** Letters to change, to add, to take away, or to swap with the next (optimal string alignment). */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = isSwap ? before[j - 2] + 1 : Infinity;
      next.push(Math.min(change, swap, row[j] + 1, next[j - 1] + 1));
    }
    before = row;
    row = next;
  }
  return row[b.length];
}
