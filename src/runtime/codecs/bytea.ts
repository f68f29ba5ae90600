/** `bytea` as bytes: https://www.postgresql.org/docs/current/datatype-binary.html */
import type { Codec } from './codec.js';
import { describeValue, isBytes } from './describe-value.js';

/** `bytea` as a plain Uint8Array of its own; a Buffer is welcome as parameter. Reads both `bytea_output` formats. */
export const bytea: Codec<Uint8Array> = {
  name: 'bytea',
  nullable: false,
  decode: (text) => (text.startsWith(String.raw`\x`) ? decodeHex(text) : decodeEscape(text)),
  encode: (value) => {
    if (!isBytes(value)) throw new TypeError(`must be a Uint8Array, got ${describeValue(value)}`);
    let hex = String.raw`\x`;
    for (const byte of value) hex += hexOfByte[byte] ?? '';
    return hex;
  },
};

const hexOfByte: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function decodeHex(text: string): Uint8Array {
  if (text.length % 2 !== 0) throw new TypeError('has half a byte');
  const bytes = new Uint8Array(text.length / 2 - 1);
  for (let index = 0; index < bytes.length; index += 1) {
    bytes[index] = hexDigit(text.charCodeAt(index * 2 + 2)) * 16 + hexDigit(text.charCodeAt(index * 2 + 3));
  }
  return bytes;
}

/** Value of `0`–`9` and `a`–`f`, the only digits that PostgreSQL prints. */
function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  if (code >= 97 && code <= 102) return code - 87;
  throw new TypeError('is not hexadecimal');
}

/** `bytea_output = escape`: printable ASCII stands for itself, `\\` for a backslash, `\ooo` for any other byte. */
function decodeEscape(text: string): Uint8Array {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code !== 92) {
      if (code > 127) throw new TypeError('is not in a bytea format');
      bytes.push(code);
    } else if (text.charCodeAt(at + 1) === 92) {
      bytes.push(92);
      at += 1;
    } else {
      const octal = text.slice(at + 1, at + 4);
      if (!/^[0-3][0-7]{2}$/.test(octal)) throw new TypeError('is not in a bytea format');
      bytes.push(Number.parseInt(octal, 8));
      at += 3;
    }
  }
  return Uint8Array.from(bytes);
}
