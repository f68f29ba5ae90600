/** Bytes of a file as text. */

export type DecodedText =
  | { readonly text: string }
  /** `text` is what can be shown, `offset` the first bad place in it. */
  | { readonly text: string; readonly problem: string; readonly offset: number; readonly help: string };

/** Decodes strict UTF-8; a byte order mark is dropped. NUL is refused: PostgreSQL's texts cannot hold it. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (utf16) return { text: '', problem: 'the file is UTF-16, not UTF-8', offset: 0, help: 'Save it as UTF-8.' };
  const text = new TextDecoder('utf-8').decode(bytes);
  const invalid = firstInvalid(bytes, text);
  if (invalid !== null) {
    return { text, problem: 'the file is not valid UTF-8', offset: invalid, help: 'Save it as UTF-8.' };
  }
  const nul = text.indexOf('\0');
  if (nul !== -1) {
    return { text, problem: 'the file contains a NUL character', offset: nul, help: 'Remove it; is this an SQL file?' };
  }
  return { text };
}

/** UTF-16 offset in `text`, the lenient reading of `bytes`, of the first byte that is not UTF-8. */
function firstInvalid(bytes: Uint8Array, text: string): number | null {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const given = hasMark ? bytes.subarray(3) : bytes;
  const again = new TextEncoder().encode(text);
  const different = given.findIndex((byte, index) => byte !== again[index]);
  if (different === -1 && given.length === again.length) return null;
  const at = different === -1 ? given.length : different;
  // As a stream the decoder keeps back the character that the difference is in.
  return new TextDecoder('utf-8').decode(again.subarray(0, at), { stream: true }).length;
}
