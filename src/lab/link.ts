// The share link: a run (and how its screen stood) packed into the page's fragment, and unpacked with clear errors.
import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate';
import { InputError } from '../engine/params.ts';
import type { Run } from '../engine/run.ts';
import { fromBase64Url, toBase64Url } from './base64url.ts';
import { canonicalJson } from './canonical-json.ts';
import { crc32 } from './crc32.ts';
import type { Contrast } from './schema/contrast.ts';
import { linkSchema, type SweepSpec } from './schema/link.ts';
import { readBy } from './schema/read.ts';

/** The view's part of a link is flat: the page decides what it keeps there. */
export interface LinkContent {
  readonly run: Run;
  /** Sweeps over values of the run. */
  readonly sweep?: SweepSpec;
  /** Runs on one clock; `run` is the first of them. */
  readonly contrast?: Contrast;
  readonly view?: Readonly<Record<string, string | number | boolean | null>>;
}

export type LinkFault =
  | 'not-a-link'
  | 'other-format'
  | 'cut-off'
  | 'damaged'
  | 'too-large'
  | 'contents';

/** A link that can't be taken; `fault` is its kind, the message says it in words. */
export class LinkError extends InputError {
  readonly fault: LinkFault;
  constructor(fault: LinkFault, message: string) {
    super('link', message);
    this.name = 'LinkError';
    this.fault = fault;
  }
}

const FORMAT = '1';
/** What a link may be long, and unpack to: longer ones are neither made nor read. Browsers take two million characters. */
const MAX_LINK_CHARACTERS = 2_000_000;
const MAX_CONTENT_BYTES = 4 * 1024 * 1024;
const SLICE_BYTES = 4096;
const SHAPE = /^([0-9a-z])([A-Za-z0-9_-]+)(?:\.([0-9a-f]*))?$/;

/**
 * The fragment, `#` included: format, deflated canonical JSON in base64url, `.`, checksum.
 * @throws LinkError for content too large to be read back
 */
export function packLink(content: LinkContent): string {
  const bytes = strToU8(canonicalJson(content));
  checkLength(bytes.length, MAX_CONTENT_BYTES, `${MAX_CONTENT_BYTES >> 20} MB unpacked`);
  const body = FORMAT + toBase64Url(deflateSync(bytes, { level: 9 }));
  const text = `${body}.${crc32(body)}`;
  checkLength(text.length, MAX_LINK_CHARACTERS, `${MAX_LINK_CHARACTERS} characters`);
  return `#${text}`;
}

function checkLength(length: number, most: number, inWords: string): void {
  if (length > most)
    throw new LinkError('too-large', `it is too long for a link, which holds at most ${inWords}`);
}

/**
 * The content of a fragment, with or without its `#`. The run has the right shape; whether its protocol takes it,
 * `parseRun` says. @throws LinkError
 */
export function unpackLink(fragment: string): LinkContent {
  const text = fragment.startsWith('#') ? fragment.slice(1) : fragment;
  if (text.length > MAX_LINK_CHARACTERS)
    throw new LinkError('too-large', `longer than ${MAX_LINK_CHARACTERS} characters`);
  const json = strFromU8(inflate(checkedBody(text)));
  return readContent(parseJson(json));
}

function checkedBody(text: string): Uint8Array {
  const parts = SHAPE.exec(text);
  if (!parts) throw new LinkError('not-a-link', 'this is not a Lightcone link');
  const [, format, data, checksum] = parts;
  if (format !== FORMAT && checksum?.length !== 8)
    throw new LinkError('not-a-link', 'this is not a Lightcone link');
  if (format !== FORMAT)
    throw new LinkError(
      'other-format',
      `made in format ${format}, which this version can't read; it reads format ${FORMAT}`,
    );
  if ((checksum?.length ?? 0) < 8)
    throw new LinkError('cut-off', 'the link is cut off: its end is missing');
  if (checksum !== crc32(format + data))
    throw new LinkError('damaged', 'the link is damaged: its checksum does not fit');
  return fromBase64Url(data);
}

/** Inflates in slices, so that a small link can't unfold into more memory than is allowed. */
function inflate(packed: Uint8Array): Uint8Array {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const stream = new Inflate((chunk) => {
    size += chunk.length;
    chunks.push(chunk);
  });
  try {
    for (let at = 0; at < packed.length && size <= MAX_CONTENT_BYTES; at += SLICE_BYTES)
      stream.push(packed.subarray(at, at + SLICE_BYTES), at + SLICE_BYTES >= packed.length);
  } catch {
    throw new LinkError('damaged', 'the link is damaged: it does not unpack');
  }
  if (size > MAX_CONTENT_BYTES)
    throw new LinkError('too-large', `it unpacks to more than ${MAX_CONTENT_BYTES} bytes`);
  return concat(chunks, size);
}

function concat(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new LinkError('contents', 'its contents are not JSON');
  }
}

function readContent(value: unknown): LinkContent {
  try {
    return readBy(linkSchema, value, 'contents');
  } catch (error) {
    if (error instanceof InputError) throw new LinkError('contents', error.message);
    throw error;
  }
}
