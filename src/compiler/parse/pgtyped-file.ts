/** The queries of a file that are written in pgtyped's dialect. */
import { createLineIndex, type SqlToken } from '../../sql/index.js';
import type { DiagnosticCode } from '../diagnostics/codes.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { AnnotatedQuery, SourceFile } from '../model.js';
import { commandMistake } from './command-fit.js';
import { isComment } from './comment-place.js';
import { numberParams } from './number-params.js';
import type { ParsedFile } from './parse-query-file.js';
import { pgtypedHints } from './pgtyped-hints.js';
import { pgtypedPlaceholders } from './pgtyped-params.js';
import { readPgtyped } from './pgtyped-parser.js';
import { findPgtypedQueries, type PgtypedQuery } from './pgtyped-queries.js';
import { statementSql } from './statement-sql.js';

/**
 * `loadSqlParser()` and `loadPgtypedParser()` must have been awaited. pgtyped's functions give arrays: a
 * statement with rows is `:many`, any other `:exec`.
 */
export function parsePgtypedFile(file: SourceFile): ParsedFile {
  const { queries: found, diagnostics } = findPgtypedQueries(file);
  const lines = createLineIndex(file.text);
  const all: Diagnostic[] = [...diagnostics];
  const queries = found.flatMap((query) => {
    const parsed = parseQuery(file, query, lines.position(query.annotation.start).line);
    all.push(...parsed.diagnostics);
    return parsed.query === null ? [] : [parsed.query];
  });
  return { queries, diagnostics: all };
}

function parseQuery(
  file: SourceFile,
  { annotation, docAbove, statement }: PgtypedQuery,
  line: number,
): { readonly query: AnnotatedQuery | null; readonly diagnostics: readonly Diagnostic[] } {
  const code = statement.tokens.filter((token) => !isComment(token));
  const reading = readPgtyped(maskedText(file.text, annotation, statement.tokens));
  const toFile = (offset: number): number => offset + annotation.start;
  const diagnostics: Diagnostic[] = reading.unused.map(({ name, offset }) => ({
    ...mistake('RT109', `the parameter ${name} is described but not used`, toFile(offset), 'Use it or remove its @param line.'),
    severity: 'warning',
  }));
  const failed = (list: readonly Diagnostic[]): { query: null; diagnostics: readonly Diagnostic[] } => ({ query: null, diagnostics: list });
  function mistake(code: DiagnosticCode, message: string, offset: number, help: string): Diagnostic {
    return { code, severity: 'error', message, file, offset, help };
  }

  const [refused] = reading.errors;
  if (reading.name === null || refused !== undefined) {
    const offset = Math.max(annotation.start, Math.min(toFile(refused?.offset ?? 0), statement.end));
    const help = 'Write "/* @name GetTask */", with lines "@param ids -> (...)" where they are needed, and nothing else.';
    return failed([mistake('RT101', `pgtyped's parser refuses this: ${refused?.message ?? 'there is no name'}`, offset, help)]);
  }
  const params = reading.params.map((param) => ({ ...param, uses: param.uses.map((use) => ({ start: toFile(use.start), end: toFile(use.end) })) }));
  const { placeholders, mistakes, required } = pgtypedPlaceholders(params, code);
  if (mistakes.length > 0) return failed(mistakes.map(({ message, offset, help }) => mistake('RT109', message, offset, help)));
  const { hints, renamed } = pgtypedHints(code);
  const ordered = [...placeholders, ...renamed].sort((a, b) => a.start - b.start);
  const numbered = numberParams({ placeholders: ordered, casts: required, bounds: new Map() });
  const sql = statementSql(file.text, { name: reading.name, command: 'many', offset: annotation.end, docAbove, statement }, ordered, numbered.numbers);
  const { doc, toFileOffset } = sql;
  const query: AnnotatedQuery = { name: reading.name, command: 'many', file, line, doc, sql: sql.sql, toFileOffset, params: numbered.params, embeds: [], columnHints: hints };
  return { query: givesRows(query, code) ? query : { ...query, command: 'exec' }, diagnostics };
}

function givesRows(query: AnnotatedQuery, code: readonly SqlToken[]): boolean {
  const verb = code.find((token) => token.text !== '(')?.text.toLowerCase() ?? '';
  const canGive = /^(?:select|values|table|with|insert|update|delete|merge|show|explain)$/.test(verb);
  return canGive && commandMistake(query) === null;
}

/**
 * The annotation and the statement as pgtyped's parser can read them: what is in quotes is taken out, as
 * that parser does not know every form, and so is what is no ASCII, as it counts otherwise.
 */
function maskedText(text: string, annotation: SqlToken, tokens: readonly SqlToken[]): string {
  let masked = ascii(withoutStars(annotation.text), ' ');
  let done = annotation.end;
  for (const token of tokens) {
    masked += ascii(text.slice(done, token.start), ' ') + maskedToken(token);
    done = token.end;
  }
  return `${masked};`;
}

/** A comment as editors write it, with a star on each line, means the same. */
function withoutStars(comment: string): string {
  return comment.replace(/^\/\*\*+/, (mark) => '/*'.padEnd(mark.length)).replace(/^(?<indent>[ \t]*)\*(?!\/)/gm, '$<indent> ');
}

function maskedToken({ kind, text }: SqlToken): string {
  if (kind === 'line-comment' || kind === 'block-comment') return text.replace(/[^\r\n]/g, ' ');
  if (kind === 'string' || kind === 'quoted-name' || kind === 'parameter') return 'x'.repeat(text.length);
  return ascii(text, 'x');
}

function ascii(text: string, filler: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/[^\x00-\x7f]/g, filler);
}
