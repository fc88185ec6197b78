// Texts of one node's edges, and what names of messages then must not lie on: made once an event.
import { useMemo } from 'react';
import { type EdgeText, edgeTexts } from '../../figure/edge-texts.ts';
import type { NodeEdge } from '../../figure/node-edges.ts';
import { Obstacles } from '../../figure/obstacles.ts';
import type { GraphScene } from './GraphFrame.tsx';

/** `strong` is the node whose edges have texts. */
export function useEdgeTexts(
  edges: readonly NodeEdge[],
  strong: number | undefined,
  { pathOf, taken }: Pick<GraphScene, 'pathOf' | 'taken'>,
  scale: number,
): { readonly texts: readonly EdgeText[]; readonly taken: Obstacles } {
  return useMemo(() => {
    const texts = edgeTexts(edges, strong, pathOf, taken, scale);
    const all = new Obstacles(taken);
    for (const text of texts) all.addBox(text);
    return { texts, taken: all };
  }, [edges, strong, pathOf, taken, scale]);
}
