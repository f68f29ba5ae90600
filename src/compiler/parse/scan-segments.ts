/** Scans a query file so that one unclosed quote does not swallow the queries after it. */
import { scan, SqlScanError, type SqlToken } from '../../sql/index.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { SourceFile } from '../model.js';
import { readAnnotation } from './annotation.js';

/** A stretch of the file whose tokens are known. */
export interface Segment {
  /** With offsets in the file. */
  readonly tokens: readonly SqlToken[];
  /** Offset of what could not be scanned after `tokens`; null where the segment ends with the file. */
  readonly brokenAt: number | null;
}

export interface Segments {
  readonly segments: readonly Segment[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The whole file is one segment when it scans. Otherwise it is scanned in pieces that start at the lines which are
 * annotations, and a segment ends at each bad token.
 */
export function scanSegments(file: SourceFile): Segments {
  const whole = scanPiece(file.text, { start: 0, end: file.text.length });
  // A quote that was never closed may end at the next one, some queries later.
  const isClean = whole.error === null && !whole.tokens.some(swallowsAnnotation);
  if (isClean) return { segments: [{ tokens: whole.tokens, brokenAt: null }], diagnostics: [] };

  const segments: Segment[] = [];
  const diagnostics: Diagnostic[] = [];
  let tokens: SqlToken[] = [];
  const pieces = annotationPieces(file.text);
  for (let index = 0; index < pieces.length; ) {
    const { tokens: found, error, taken } = scanFrom(file.text, pieces, index);
    tokens = tokens.concat(found);
    if (error !== null) {
      const { message, offset, help } = error;
      diagnostics.push({ code: 'RT105', severity: 'error', message, file, offset, help });
      segments.push({ tokens, brokenAt: offset });
      tokens = [];
    }
    index += taken;
  }
  return { segments: [...segments, { tokens, brokenAt: null }], diagnostics };
}

interface Piece {
  readonly start: number;
  readonly end: number;
}

/** Cuts the text before each line that is a correct annotation, and before the comments right above it. */
function annotationPieces(text: string): Piece[] {
  const starts = [0];
  for (let at = nextAnnotation(text, 0); at !== null; at = nextAnnotation(text, at + 1)) {
    starts.push(Math.max(docStart(text, at), starts.at(-1) ?? 0));
  }
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? text.length }));
}

/** Where the lines of comments begin that end above `at`. */
function docStart(text: string, at: number): number {
  let start = at;
  for (;;) {
    const end = text.lastIndexOf('\n', start - 2) + 1;
    const above = text.slice(end, start);
    if (end >= start || !/^(?:--|\/\*[^+].*\*\/\s*$)/.test(above) || readAnnotation(above.trimEnd(), true).kind !== 'prose') return start;
    start = end;
  }
}

/** Scans a piece, and with it those that a block comment goes over which it leaves open: queries commented out. */
function scanFrom(text: string, pieces: readonly Piece[], index: number): Scanned & { readonly taken: number } {
  const first = pieces[index] ?? { start: text.length, end: text.length };
  const alone = { ...scanPiece(text, first), taken: 1 };
  if (alone.error?.message.includes('comment') !== true) return alone;
  const close = text.indexOf('*/', first.end);
  const last = close === -1 ? -1 : pieces.findIndex((piece) => close < piece.end);
  if (last === -1) return alone;
  const joined = scanPiece(text, { start: first.start, end: pieces[last]?.end ?? first.end });
  return joined.error === null ? { ...joined, taken: last - index + 1 } : alone;
}

interface Scanned {
  /** With offsets in the text; those before the mistake, if there is one. */
  readonly tokens: SqlToken[];
  readonly error: SqlScanError | null;
}

function scanPiece(text: string, { start, end }: Piece): Scanned {
  try {
    return { tokens: moved(scan(text.slice(start, end)), start), error: null };
  } catch (thrown) {
    if (!(thrown instanceof SqlScanError)) throw thrown;
    const error = new SqlScanError(thrown.message, thrown.offset + start, thrown.help);
    return { tokens: goodTokens(text, start, error.offset), error };
  }
}

/** What comes before the bad place scans, but for a token that the cut would leave open. */
function goodTokens(text: string, start: number, end: number): SqlToken[] {
  try {
    return moved(scan(text.slice(start, end)), start);
  } catch (error) {
    if (!(error instanceof SqlScanError)) throw error;
    return error.offset === 0 ? [] : goodTokens(text, start, start + error.offset);
  }
}

function moved(tokens: readonly SqlToken[], by: number): SqlToken[] {
  return tokens.map((token) => ({ ...token, start: token.start + by, end: token.end + by }));
}

function swallowsAnnotation(token: SqlToken): boolean {
  if (token.kind !== 'string' && token.kind !== 'quoted-name') return false;
  return nextAnnotation(token.text, 0) !== null;
}

/** Offset of the next line after `offset` that is a correct annotation. */
function nextAnnotation(text: string, offset: number): number | null {
  const lines = /(?<=[\r\n])(?:-- name: .*|\/\* name: .*?\*\/)/g;
  lines.lastIndex = offset;
  for (let match = lines.exec(text); match !== null; match = lines.exec(text)) {
    if (readAnnotation(match[0], true).kind === 'annotation') return match.index;
  }
  return null;
}
