/** Places of PostgreSQL, counted in bytes, as places of JavaScript. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { utf16Offset } from '../../src/sql/index.js';

test('the offset of every character is found from its bytes', () => {
  const character = fc.constantFrom('a', ' ', 'é', 'ß', '☃', '漢', '😀', '𝒳', '\n', '\uFEFF');
  fc.assert(
    fc.property(fc.array(character), (characters) => {
      const text = characters.join('');
      characters.forEach((_, index) => {
        const before = characters.slice(0, index).join('');
        expect(utf16Offset(text, Buffer.byteLength(before))).toBe(before.length);
      });
    }),
  );
});

test('an offset inside a character is its start, one behind the text its end', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 7, 99].map((byte) => utf16Offset('é😀x', byte))).toEqual([0, 0, 1, 1, 1, 1, 3, 4, 4]);
  expect(utf16Offset('', 3)).toBe(0);
});
