// The text below a node, in the two lines that it has room for.
import type { NetworkPlan } from './network-plan.ts';
import { fitNumber, numberWidth } from './text-width.ts';

/** The text in the lines that a node has room for: whole if they hold it, else its beginning. */
export function stateLines(text: string, node: number, { room, textFont }: NetworkPlan): string[] {
  const [first, second] = [room[0][node], room[1][node]];
  if (numberWidth(text, textFont) <= first || fitNumber(text, second, textFont) === '')
    return [fitNumber(text, first, textFont)].filter((line) => line !== '');
  const [even, odd] = evenly(text);
  if (numberWidth(even, textFont) <= first && numberWidth(odd, textFont) <= second)
    return [even, odd];
  const words = text.split(' ');
  let taken = words.length - 1;
  while (taken > 1 && numberWidth(words.slice(0, taken).join(' '), textFont) > first) taken--;
  const rest = fitNumber(words.slice(taken).join(' '), second, textFont);
  return [fitNumber(words.slice(0, taken).join(' '), first, textFont), rest].filter(
    (line) => line !== '',
  );
}

/** Broken at the space that makes its two lines most alike in length. */
function evenly(text: string): readonly [string, string] {
  const longer = (at: number) => Math.max(at, text.length - at - 1);
  let best = -1;
  for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1))
    if (best < 0 || longer(at) < longer(best)) best = at;
  return best < 0 ? [text, ''] : [text.slice(0, best), text.slice(best + 1)];
}
