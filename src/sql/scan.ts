/** Splits a text into PostgreSQL's tokens, comments included, with UTF-16 offsets. */
import { findScanError } from './find-scan-error.js';
import { rawScan, type RawToken } from './libpg-query.js';
import { SqlScanError } from './sql-text-error.js';

export type SqlTokenKind =
  /** Keyword or unquoted name. */
  | 'word'
  | 'quoted-name'
  /** Any string constant: quoted, E, U&, B, X or dollar-quoted. */
  | 'string'
  | 'number'
  /** `$1` */
  | 'parameter'
  /** `-- …`, without the line break. */
  | 'line-comment'
  | 'block-comment'
  /** Operators and punctuation; `text` tells which. */
  | 'symbol';

export interface SqlToken {
  readonly kind: SqlTokenKind;
  /** UTF-16 offsets: `source.slice(start, end) === text`. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** PostgreSQL keeps this word for itself: it is no name unless quoted or after a dot or AS. */
  readonly reserved: boolean;
}

// PostgreSQL's token numbers that tell what its character does not.
const tokenNumbers = { lineComment: 275, blockComment: 276, param: 267, iconst: 266, fconst: 260 } as const;
const reservedKeyword = 4;

/**
 * Tokens of an SQL text by PostgreSQL 18's own scanner. `loadSqlParser()` must have been awaited.
 * A byte order mark at the start and control characters count as white space or part of their token.
 *
 * @throws SqlScanError for a text without a token form, at the place where the bad token begins.
 * @example
 * scan("select 'é' -- x").map((token) => token.kind); // ['word', 'string', 'line-comment']
 * @see https://www.postgresql.org/docs/current/sql-syntax-lexical.html
 */
export function scan(text: string): readonly SqlToken[] {
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    throw new SqlScanError('a NUL character cannot stand in SQL', nul, 'Remove it; the file may be UTF-16 or binary.');
  }
  const scannable = scannableText(text);
  const raw = rawScan(scannable);
  if (raw === null) throw findScanError(scannable);
  return toTokens(text, raw);
}

/** Same length in UTF-16 and the same tokens, without what libpg-query cannot carry. */
function scannableText(text: string): string {
  return (
    text
      .replace(/^\uFEFF/, ' ')
      .replace(/[\v\f]/g, ' ')
      // Inside strings and comments any character does; outside, PostgreSQL refuses these anyway.
      // oxlint-disable-next-line no-control-regex
      .replace(/[\u0001-\u0008\u000e-\u001f]/g, '?')
  );
}

function toTokens(text: string, raw: readonly RawToken[]): readonly SqlToken[] {
  const toUtf16 = utf16Offsets(text);
  return raw.map((token) => {
    const start = toUtf16(token.start);
    const end = toUtf16(token.end);
    const tokenText = text.slice(start, end);
    return {
      kind: kindOf(token, tokenText),
      start,
      end,
      text: tokenText,
      reserved: token.keywordKind === reservedKeyword,
    };
  });
}

function kindOf({ tokenType, keywordKind }: RawToken, text: string): SqlTokenKind {
  if (tokenType === tokenNumbers.lineComment) return 'line-comment';
  if (tokenType === tokenNumbers.blockComment) return 'block-comment';
  if (tokenType === tokenNumbers.param) return 'parameter';
  if (tokenType === tokenNumbers.iconst || tokenType === tokenNumbers.fconst) return 'number';
  if (keywordKind !== 0) return 'word';
  if (/^(?:u&)?"/i.test(text)) return 'quoted-name';
  if (/^(?:[ebxn]|u&)?'|^\$/i.test(text)) return 'string';
  if (/^[a-z_\u0080-\uffff]/i.test(text)) return 'word';
  return 'symbol';
}

/** Maps growing UTF-8 offsets to UTF-16; one walk over the text for any number of calls. */
function utf16Offsets(text: string): (byteOffset: number) => number {
  let bytes = 0;
  let units = 0;
  return (byteOffset) => {
    while (bytes < byteOffset && units < text.length) {
      const codePoint = text.codePointAt(units) ?? 0;
      // A byte order mark was scanned as one space.
      bytes +=
        codePoint < 0x80 || (units === 0 && codePoint === 0xfeff)
          ? 1
          : codePoint < 0x800
            ? 2
            : codePoint < 0x10000
              ? 3
              : 4;
      units += codePoint < 0x10000 ? 1 : 2;
    }
    return units;
  };
}
