// Narration templates: `{@x}` is a node's label, `{x}` a value as it is.
import type { WordValues } from './contract.ts';

/** The template with its values put in; a name without a value stays as written. A node's name is its label before its id, or made by a function of the id. */
export function fillTemplate(
  template: string,
  values: WordValues | undefined,
  nodeLabel: string | ((node: number) => string),
): string {
  return template.replace(/\{(@?)(\w+)\}/g, (whole, isNode: string, name: string) => {
    const value = values?.[name];
    if (value === undefined) return whole;
    if (!isNode) return String(value);
    return typeof nodeLabel === 'string' ? `${nodeLabel}${value}` : nodeLabel(Number(value));
  });
}
