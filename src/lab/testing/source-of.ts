// A protocol folder as the lab takes it, for the folder's own test.
import type { Manifest, ProtocolBody } from '../../engine/contract.ts';
import type { ParamSchema } from '../../engine/params.ts';
import type { Source } from '../source.ts';

/** Puts manifest and body together, and hides the folder's own types. */
export function sourceOf<T extends ParamSchema, S, M, P>(
  manifest: Manifest<T>,
  body: ProtocolBody<S, M, P>,
): Source {
  return { manifest, body } as unknown as Source;
}
