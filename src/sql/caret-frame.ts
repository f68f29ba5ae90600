/** Draws a place in a text: where it is, the line, and a caret under it. */
import { createLineIndex } from './line-index.js';

const maxWidth = 120;

/**
 * Three lines: `path:line:column`, the source line with its number, a caret under the place. Tabs become
 * two spaces, wide characters count double, and a long line is cut around the place.
 *
 * @example
 * renderCaretFrame('q.sql', 'select\n  nam from t', 9);
 * // q.sql:2:3
 * //   2 |   nam from t
 * //     |   ^
 */
export function renderCaretFrame(path: string, text: string, offset: number): string {
  const index = createLineIndex(text);
  const { line, column } = index.position(offset);
  const { shown, caret } = shorten(index.lineText(line), column - 1);
  const number = String(line).padStart(3);
  return [
    `${path}:${line}:${column}`,
    `${number} | ${shown}`.trimEnd(),
    `${' '.repeat(number.length)} | ${' '.repeat(caret)}^`,
  ].join('\n');
}

interface Glyph {
  readonly text: string;
  /** Terminal cells. */
  readonly width: number;
  /** UTF-16 offset in the line. */
  readonly offset: number;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

function glyphs(line: string): Glyph[] {
  return Array.from(segmenter.segment(line), ({ segment, index }) => {
    if (segment === '\t') return { text: '  ', width: 2, offset: index };
    // oxlint-disable-next-line no-control-regex
    if (/^[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\ufeff]/.test(segment))
      return { text: '·', width: 1, offset: index };
    return { text: segment, width: isWide(segment) ? 2 : 1, offset: index };
  });
}

function isWide(grapheme: string): boolean {
  if (/\p{Emoji_Presentation}|\uFE0F/u.test(grapheme)) return true;
  const code = grapheme.codePointAt(0) ?? 0;
  return (
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x20000 && code <= 0x3fffd)
  );
}

/** The part of the line that fits around the place, and the cells before the caret. */
function shorten(line: string, offset: number): { shown: string; caret: number } {
  // More units than can fit are never looked at: generated SQL has lines of megabytes.
  const from = Math.max(0, offset - 8 * maxWidth);
  const near = glyphs(line.slice(from, offset + 8 * maxWidth));
  const before = near.filter((glyph) => glyph.offset < offset - from);
  const after = near.slice(before.length);
  if (width(near) <= maxWidth) return { shown: join(near), caret: width(before) };

  const left = takeWidth(before.toReversed(), Math.floor(maxWidth / 2)).toReversed();
  const right = takeWidth(after, maxWidth - width(left));
  const cutLeft = left.length < before.length ? '…' : '';
  const cutRight = right.length < after.length ? '…' : '';
  return { shown: cutLeft + join(left) + join(right) + cutRight, caret: cutLeft.length + width(left) };
}

function takeWidth(line: readonly Glyph[], limit: number): Glyph[] {
  let used = 0;
  const tooMany = line.findIndex((glyph) => (used += glyph.width) > limit);
  return tooMany === -1 ? [...line] : line.slice(0, tooMany);
}

function join(line: readonly Glyph[]): string {
  return line.map((glyph) => glyph.text).join('');
}

function width(line: readonly Glyph[]): number {
  return line.reduce((sum, glyph) => sum + glyph.width, 0);
}
