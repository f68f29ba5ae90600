/** A short fingerprint of a text; not for secrets. */

/**
 * 53 bits in 11 characters of base 36, by two multiplicative hashes of 32 bits over the UTF-16 code units.
 * node:crypto would do, but the runtime imports nothing.
 */
export function hashText(text: string): string {
  let high = 0x811c_9dc5;
  let low = 0x2545_f491;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 0x0100_0193);
    low = Math.imul(low ^ unit, 0x9e37_79b1);
    low ^= low >>> 15;
  }
  // The last bytes must reach every bit of the result.
  high = Math.imul(high ^ (low >>> 16), 0x85eb_ca6b);
  low = Math.imul(low ^ (high >>> 13), 0xc2b2_ae35);
  high ^= high >>> 16;
  low ^= low >>> 16;
  const bits = (high >>> 0) * 0x20_0000 + ((low >>> 0) & 0x1f_ffff);
  return bits.toString(36).padStart(11, '0');
}
