/** Text as TypeScript: literals, comments, line width. */
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { docComment } from '../../../src/compiler/emit/doc-comment.js';
import { braces, type Code, layout, maxColumns, parentheses, typeArguments } from '../../../src/compiler/emit/layout.js';
import { propertyKey, stringLiteral, templateLiteral } from '../../../src/compiler/emit/literals.js';

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom('`', '${', '$', '{', '\\', "'", '\r', '\n', '\r\n', '\u2028', '\0', '0', 'u', '*/', '\uD800', '--')).map((parts) => parts.join('')),
);

describe('literals', () => {
  test('a template literal evaluates to its text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(runInNewContext(templateLiteral(text))).toBe(text);
      }),
    );
  });

  test('a template literal keeps lines and leaves harmless dollars alone', () => {
    expect(templateLiteral('SELECT $1\nFROM "t"')).toBe('`SELECT $1\nFROM "t"`');
  });

  test('a string literal is one line and evaluates to its text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const literal = stringLiteral(text);
        expect(literal).not.toMatch(/[\n\r\u2028\u2029]/);
        expect(runInNewContext(literal)).toBe(text);
      }),
    );
  });

  test('an object with any key has exactly that key', () => {
    fc.assert(
      fc.property(fc.oneof(hostile, fc.constantFrom('__proto__', 'constructor', '1', 'a-b')), (key) => {
        expect(runInNewContext(`Object.keys({ ${propertyKey(key)}: 'x' })`)).toEqual([key]);
      }),
    );
  });
});

describe('comments', () => {
  test('no text can end its comment early', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1 }), (lines) => {
        const comment = docComment(lines);
        expect(comment.indexOf('*/')).toBe(comment.length - 3);
        expect(runInNewContext(`${comment}7`)).toBe(7);
      }),
    );
  });

  test('long lines wrap at blanks and no word is lost', () => {
    const words = Array.from({ length: 60 }, (_, index) => `word${index}`);
    const comment = docComment([words.join(' ')], 2);
    expect(comment.match(/word\d+/g)).toEqual(words);
    for (const line of comment.split('\n')) expect(line.length).toBeLessThanOrEqual(maxColumns);
  });

  test('a word longer than the line stays whole', () => {
    expect(docComment(['x'.repeat(300)])).toContain('x'.repeat(300));
    expect(docComment([`a ${'x'.repeat(300)} b`])).toContain(`\n * ${'x'.repeat(300)}\n`);
  });

  test('without lines there is no comment', () => {
    expect(docComment([])).toBe('');
  });
});

describe('layout', () => {
  const items = (count: number): Code[] => Array.from({ length: count }, (_, index) => `argument${index}`);

  test('what fits stays on one line', () => {
    expect(layout(['f', parentheses(items(2)), ';'])).toBe('f(argument0, argument1);');
    expect(layout(braces([]))).toBe('{}');
  });

  test('the text behind a list counts for its line', () => {
    const tail = 'x'.repeat(60);
    expect(layout(['f', parentheses(items(4)), tail])).toBe(
      `f(\n  argument0,\n  argument1,\n  argument2,\n  argument3,\n)${tail}`,
    );
  });

  test('type arguments get no trailing comma, as TypeScript has none', () => {
    const long = 'T'.repeat(60);
    expect(layout(['f', typeArguments([long, long])])).toBe(`f<\n  ${long},\n  ${long}\n>`);
  });

  test('an inner list breaks only when it has to', () => {
    const inner = braces(items(3));
    expect(layout(braces([inner, inner, inner, inner]))).toBe(
      `{\n${'  { argument0, argument1, argument2 },\n'.repeat(4)}}`,
    );
  });
});
