// The rolling digest of a run's events: two 32-bit lanes over time, kind, node, peer, type and body.

/** A power of two: multiplying by it is exact, and quicker than dividing. */
const PER_WORD = 1 / 4294967296;

/** Words and facets don't enter it, so a mended sentence leaves it as it is. */
export class Digest {
  low = 0x243f6a88 | 0;
  high = 0x85a308d3 | 0;

  /** `body` is the body's own 32-bit digest, 0 for none. */
  event(kind: number, type: number, time: number, node: number, peer: number, body: number): void {
    let a = Math.imul(this.low ^ time, 0x85ebca6b);
    a ^= Math.imul(time * PER_WORD, 0x9e3779b1) + node;
    a = Math.imul(a ^ (a >>> 15), 0x2c1b3c6d);
    let b = Math.imul(this.high ^ (kind | (type << 8)), 0xc2b2ae35);
    b ^= Math.imul(peer + 1, 0x9e3779b1) ^ body;
    b = Math.imul(b ^ (b >>> 13), 0x297a2d39);
    this.low = (a + b) | 0;
    this.high = b ^ (a >>> 7) ^ (a << 25);
  }

  /** 16 hexadecimal digits. */
  text(): string {
    return hex(this.high) + hex(this.low);
  }
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0');
}
