/** Finds the annotations of pgtyped, `/* @name GetTask … *\/`, and the statement under each. */
import { scan, SqlScanError, splitStatements, type SqlStatement, type SqlToken } from '../../sql/index.js';
import type { DiagnosticCode } from '../diagnostics/codes.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { SourceFile } from '../model.js';
import { docAbove } from './doc-comments.js';

export interface PgtypedQuery {
  readonly annotation: SqlToken;
  /** Doc lines above the annotation. */
  readonly docAbove: readonly string[];
  readonly statement: SqlStatement;
}

export interface PgtypedQueries {
  readonly queries: readonly PgtypedQuery[];
  readonly diagnostics: readonly Diagnostic[];
}

const annotationStart = /^[ \t]*\/\*[\s*]*@name\b/m;

/** Whether the file has a query in pgtyped's dialect. */
export function hasPgtypedQueries(text: string): boolean {
  return annotationStart.test(text);
}

/** A statement that cannot be split into tokens leaves the others alone. */
export function findPgtypedQueries(file: SourceFile): PgtypedQueries {
  const queries: PgtypedQuery[] = [];
  const diagnostics: Diagnostic[] = [];
  const report = (code: DiagnosticCode, message: string, offset: number, help: string): void => {
    diagnostics.push({ code, severity: 'error', message, file, offset, help });
  };
  for (const { tokens, isCut } of segments(file.text, (error) => report('RT105', error.message, error.offset, error.help))) {
    const places = tokens.flatMap((token, index) => (isAnnotation(token) ? [index] : []));
    places.forEach((index, order) => {
      const annotation = tokens[index];
      if (annotation === undefined) return;
      const own = tokens.slice(index + 1, places[order + 1] ?? tokens.length);
      const [statement] = splitStatements(file.text, own).statements;
      const isLast = order === places.length - 1;
      if (isLast && isCut && (statement?.semicolon ?? null) === null) return;
      if (statement === undefined) {
        report('RT106', 'no statement follows the annotation', annotation.start, 'Write the statement under it, or remove it.');
      } else if (statement.semicolon === null && !isLast) {
        report('RT106', 'the statement has no end before the next annotation', statement.end, 'End it with a semicolon.');
      } else queries.push({ annotation, docAbove: docAbove(file.text, tokens, index), statement });
    });
  }
  return { queries, diagnostics };
}

function isAnnotation({ kind, text }: SqlToken): boolean {
  return kind === 'block-comment' && annotationStart.test(text);
}

interface Segment {
  /** With offsets in the file. */
  readonly tokens: readonly SqlToken[];
  /** What follows the tokens could not be scanned. */
  readonly isCut: boolean;
}

/** The file; in pieces, one for each annotation, where the whole does not scan. */
function segments(text: string, report: (error: SqlScanError) => void): Segment[] {
  const whole = scanPiece(text, { start: 0, end: text.length }, () => undefined);
  // A quote that was never closed may end at the next one, some queries later.
  const swallows = (token: SqlToken): boolean => !token.kind.endsWith('comment') && annotationStart.test(token.text);
  if (!whole.isCut && !whole.tokens.some(swallows)) return [whole];
  const starts = [...text.matchAll(new RegExp(annotationStart, 'gm'))].map((match) => withComments(text, match.index));
  return [0, ...starts].map((start, index) => scanPiece(text, { start, end: starts[index] ?? text.length }, report));
}

/** Start of the lines of comments that end above `start`. */
function withComments(text: string, start: number): number {
  let first = start;
  for (;;) {
    const above = text.lastIndexOf('\n', first - 2) + 1;
    if (above >= first || !text.startsWith('--', above)) return first;
    first = above;
  }
}

function scanPiece(text: string, { start, end }: { start: number; end: number }, report: (error: SqlScanError) => void): Segment {
  try {
    const tokens = scan(text.slice(start, end)).map((token) => ({ ...token, start: token.start + start, end: token.end + start }));
    return { tokens, isCut: false };
  } catch (error) {
    if (!(error instanceof SqlScanError)) throw error;
    const offset = error.offset + start;
    report(new SqlScanError(error.message, offset, error.help));
    // What comes before the bad place scans, but for a token that the cut would leave open.
    const good = offset < end && offset > start ? scanPiece(text, { start, end: offset }, () => undefined).tokens : [];
    return { tokens: good, isCut: true };
  }
}
