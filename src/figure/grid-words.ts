// What the grid says in words: a node, and how many nodes are in each state.

/**
 * A node in words: its label, its state, what befell it (`extras`), and what its variables come to, such as "N7:
 * spreading, paused, heard cycle 9".
 */
export function nodeText(
  label: string,
  state: { readonly id: string; readonly title: string },
  rows: readonly (readonly [name: string, value: string | number])[],
  extras: readonly string[] = [],
): string {
  const news = rows.filter(([, value]) => value !== state.id && value !== state.title);
  const variables = news.map(([name, value]) => `${name} ${value}`);
  return [`${label}: ${state.title}`, ...extras, ...variables].join(', ');
}

/** On which side of a partition a node is, by its group: "side 2 of 3". */
export function sideText(groups: readonly number[], group: number): string {
  return `side ${groups.indexOf(group) + 1} of ${groups.length}`;
}

const grouped = new Intl.NumberFormat('en');

/** A whole number with its thousands apart: "10,000". */
export function countText(count: number): string {
  return grouped.format(count);
}

/** A part of a whole in percent, "<0.1%" rather than a zero that isn't one. */
export function shareText(count: number, of: number): string {
  const percent = (100 * count) / of;
  if (count > 0 && percent < 0.1) return '<0.1%';
  if (count < of && percent > 99.9) return '>99.9%';
  return `${Number(percent.toFixed(1))}%`;
}

/** One sentence for who can't see the grid: "cycle 13: has not heard 5,312, spreading 2,940, gave up 1,748". */
export function countsSentence(
  moment: string,
  entries: readonly { readonly title: string; readonly text: string }[],
): string {
  return `${moment}: ${entries.map(({ title, text }) => `${title} ${text}`).join(', ')}`;
}
