/** From PostgreSQL's byte offsets to JavaScript's. */

/**
 * The UTF-16 offset of a UTF-8 byte offset; one inside a character counts as its start, one behind the text as its end.
 *
 * @example utf16Offset("'é' = x", 5) // 4
 */
export function utf16Offset(text: string, byteOffset: number): number {
  let units = 0;
  for (let bytes = 0; units < text.length; ) {
    const codePoint = text.codePointAt(units) ?? 0;
    bytes += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
    if (bytes > byteOffset) break;
    units += codePoint < 0x10000 ? 1 : 2;
  }
  return units;
}
