// Who sends to whom and when, written as a text: `0>1@15 2@30` is a message from node 0 to 1 at 15, a local event of 2 at 30.

/** One act of a script: a message, or a local event where `to` is absent. */
export interface ScriptedAct {
  readonly node: number;
  readonly to?: number;
  /** Ticks. */
  readonly at: number;
}

const ACT = /^(\d{1,6})(?:>(\d{1,6}))?@(\d{1,9}(?:\.\d{1,3})?)$/;

/** The acts of a script in the order of their times, which it gives in units of `unit` ticks. @throws SyntaxError */
export function parseScript(text: string, unit: number): readonly ScriptedAct[] {
  return words(text)
    .map((word) => parseAct(word, unit))
    .sort((a, b) => a.at - b.at);
}

function words(text: string): string[] {
  return text.split(/[\s,;]+/).filter((word) => word !== '');
}

function parseAct(word: string, unit: number): ScriptedAct {
  const [, node, to, time] = ACT.exec(word) ?? [];
  if (node === undefined)
    throw new SyntaxError(`'${word}' is neither a message, as 0>1@15, nor a local event, as 2@30`);
  const at = Math.round(Number(time) * unit);
  return to === undefined ? { node: Number(node), at } : { node: Number(node), to: Number(to), at };
}

/** What is wrong with a script for that many nodes, in words; undefined if nothing is. */
export function scriptFault(text: string, nodes: number): string | undefined {
  try {
    for (const { node, to = node } of parseScript(text, 1)) {
      const stranger = [node, to].find((id) => id >= nodes);
      if (stranger !== undefined)
        return `there is no node ${stranger}; the nodes are 0 to ${nodes - 1}`;
    }
    const toItself = words(text).find((word) => /^(\d+)>\1@/.test(word));
    return toItself && `'${toItself}' is a message of a node to itself`;
  } catch (error) {
    return error instanceof SyntaxError ? error.message : String(error);
  }
}
