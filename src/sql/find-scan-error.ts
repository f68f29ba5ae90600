/** Finds where and why PostgreSQL's scanner refuses a text; libpg-query's scan tells neither. */
import { rawParse, rawScan } from './libpg-query.js';
import { SqlScanError } from './sql-text-error.js';

/**
 * The parser does tell, but stops at the first mistake of grammar, and a file of templates is full of
 * those. So: skip what is known to scan, in steps that halve near the place, and ask the parser about
 * the rest; each mistake of grammar moves the start past one more token.
 */
export function findScanError(text: string): SqlScanError {
  let start = 0;
  while (start < text.length) {
    start = skipGoodTokens(text, start);
    const rest = text.slice(start);
    const parsed = rawParse(rest);
    if (!('complaint' in parsed)) break;
    const { message, position, fromScanner } = parsed.complaint;
    const offset = start + utf16Length(rest, position);
    if (fromScanner) return new SqlScanError(withoutNear(message), offset, helpFor(message));
    start = Math.max(start, offset) + badTokenLength(message);
  }
  return new SqlScanError('PostgreSQL cannot split this text into tokens', 0, 'Look for an unclosed quote or comment.');
}

/** A token boundary at or after `start`, with only whole tokens between. */
function skipGoodTokens(text: string, start: number): number {
  let at = start;
  let size = 4096;
  while (size >= 64) {
    const window = text.slice(at, at + size);
    // The window may cut its last token, of which up to two are left: `$` and `q` of `$q$`. They are read again.
    const last = rawScan(window)?.at(-3);
    if (last !== undefined && last.start > 0) at += utf16LengthOfBytes(window, last.start);
    else size = Math.floor(size / 2);
  }
  return at;
}

function badTokenLength(message: string): number {
  return Math.max(/at or near "(?<near>.*)"$/s.exec(message)?.groups?.['near']?.length ?? 1, 1);
}

function utf16Length(text: string, codePoints: number): number {
  let units = 0;
  for (let left = codePoints; left > 0 && units < text.length; left--) {
    units += (text.codePointAt(units) ?? 0) < 0x10000 ? 1 : 2;
  }
  return units;
}

function utf16LengthOfBytes(text: string, bytes: number): number {
  return Buffer.from(text).subarray(0, bytes).toString().length;
}

/** The rest of the file, which PostgreSQL quotes after "at or near", helps nobody. */
function withoutNear(message: string): string {
  return message.replace(/ at or near ".*"$/s, '');
}

function helpFor(message: string): string {
  if (message.includes('comment')) return 'Close the comment with */; block comments nest, so each /* needs its own.';
  if (message.includes('dollar-quoted')) return 'Close it with the same tag that opened it; tags are case-sensitive.';
  if (message.includes('quoted identifier')) return 'Close the name with a double quote.';
  if (message.includes('unterminated')) return "Close the string with a quote; a quote inside a string is written ''.";
  return 'PostgreSQL cannot read this as a word, a number or a string; correct it or quote it.';
}
