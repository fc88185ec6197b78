// Narration templates: `{@x}` is a node's label, `{x}` a value as it is.
import type { WordValues } from './contract.ts';

/** The template with its values put in; a name without a value stays as written. */
export function fillTemplate(
  template: string,
  values: WordValues | undefined,
  nodeLabel: string,
): string {
  return template.replace(/\{(@?)(\w+)\}/g, (whole, isNode: string, name: string) => {
    const value = values?.[name];
    if (value === undefined) return whole;
    return isNode ? `${nodeLabel}${value}` : String(value);
  });
}
