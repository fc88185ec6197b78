// The memory of traces, chunk by chunk: columns of some records, 32 bytes a record.

/** A record's chunk is its index shifted so far. */
export const CHUNK_SHIFT = 15;
export const CHUNK_RECORDS = 1 << CHUNK_SHIFT;

/** Columns of some records. A head is kind | flags << 8 | type << 16: one store, since that is what appending costs. */
export interface Chunk {
  readonly head: Int32Array;
  readonly node: Int32Array;
  readonly peer: Int32Array;
  readonly cause: Int32Array;
  readonly time: Float64Array;
  readonly value: Float64Array;
}

export function newChunk(): Chunk {
  return {
    head: new Int32Array(CHUNK_RECORDS),
    node: new Int32Array(CHUNK_RECORDS),
    peer: new Int32Array(CHUNK_RECORDS),
    cause: new Int32Array(CHUNK_RECORDS),
    time: new Float64Array(CHUNK_RECORDS),
    value: new Float64Array(CHUNK_RECORDS),
  };
}

export function copyChunk(chunk: Chunk): Chunk {
  return {
    head: chunk.head.slice(),
    node: chunk.node.slice(),
    peer: chunk.peer.slice(),
    cause: chunk.cause.slice(),
    time: chunk.time.slice(),
    value: chunk.value.slice(),
  };
}
