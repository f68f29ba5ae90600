/** Offsets, lines and columns agree, and a caret stands under what it means. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLineIndex, renderCaretFrame } from '../../src/sql/index.js';

const text = fc
  .array(fc.constantFrom('a', 'é', '😀', '\t', '\n', '\r\n', '\r', ' ', '日'), { maxLength: 60 })
  .map((parts) => parts.join(''));

describe('createLineIndex', () => {
  test('a position leads back to its offset', () => {
    fc.assert(
      fc.property(text, fc.nat(200), (source, at) => {
        const index = createLineIndex(source);
        const offset = Math.min(at, source.length);
        const { line, column } = index.position(at);
        const start = index.offset({ line, column: 1 });
        expect(start + column - 1).toBe(offset);
        // Inside a line break there is no column to come back from.
        if (column - 1 <= index.lineText(line).length) expect(index.offset({ line, column })).toBe(offset);
      }),
    );
  });

  test('lines and breaks make up the text', () => {
    fc.assert(
      fc.property(text, (source) => {
        const index = createLineIndex(source);
        const lines = Array.from({ length: index.lineCount }, (_, i) => index.lineText(i + 1));
        expect(lines).toEqual(source.split(/\r\n|\n|\r/));
      }),
    );
  });
});

describe('renderCaretFrame', () => {
  test.each([
    ['plain', 'select\n  nam from t', 9, '  nam from t', '  ^'],
    ['tabs', '\t\tx', 2, '    x', '    ^'],
    ['wide characters', "select '日本', x", 13, "select '日本', x", '               ^'],
    ['combining marks', "'e\u0301' x", 5, "'e\u0301' x", '    ^'],
    ['control characters', 'a\u0001\u0007b', 3, 'a··b', '   ^'],
    ['the end', 'ab', 2, 'ab', '  ^'],
  ])('%s', (_, source, offset, shown, caret) => {
    const [, line, pointer] = renderCaretFrame('f', source, offset).split('\n');
    expect(line).toBe(`${line?.slice(0, 6) ?? ''}${shown}`);
    expect(pointer).toBe(`    | ${caret}`);
  });

  test('a line of a megabyte is cut around the place', () => {
    const frame = renderCaretFrame('f', `${'x '.repeat(250_000)}HERE ${'y '.repeat(250_000)}`, 500_000);
    const [head, line = '', pointer = ''] = frame.split('\n');
    expect(head).toBe('f:1:500001');
    expect(line.length).toBeLessThan(140);
    expect(line.slice(pointer.indexOf('^'), pointer.indexOf('^') + 4)).toBe('HERE');
  });

  test('a caret never stands outside its line by more than one cell', () => {
    fc.assert(
      fc.property(text, fc.nat(80), (source, offset) => {
        const lines = renderCaretFrame('f', source, offset).split('\n');
        expect(lines).toHaveLength(3);
        expect(lines[2]).toMatch(/^ +\| *\^$/);
      }),
    );
  });
});
