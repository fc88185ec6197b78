// The words of a query, and where they stand: names, comparisons, and texts in quotes.
import { InputError } from '../../engine/params.ts';

export interface Token {
  readonly text: string;
  /** Place of its first character in the query, from 0. */
  readonly at: number;
  readonly isQuoted: boolean;
}

const TOKEN = /\s*(?:"([^"]*)"|(!=|<=|>=|[=<>])|([^\s"=<>!]+))/y;

/** @throws InputError for a quote without its other one, and for a sign that means nothing */
export function tokensOf(query: string): readonly Token[] {
  const tokens: Token[] = [];
  const end = query.trimEnd().length;
  let from = 0;
  while (from < end) {
    TOKEN.lastIndex = from;
    const found = TOKEN.exec(query);
    if (!found) throw unread(query, from);
    const [whole, quoted, sign, word] = found;
    const at = from + whole.length - whole.trimStart().length;
    tokens.push({ text: quoted ?? sign ?? word, at, isQuoted: quoted !== undefined });
    from += whole.length;
  }
  return tokens;
}

function unread(query: string, from: number): InputError {
  const at = from + query.slice(from).search(/\S/);
  const message =
    query[at] === '"' ? 'this quote has no other' : `"${query[at]}" means nothing here`;
  return new InputError(`character ${at + 1}`, message);
}
