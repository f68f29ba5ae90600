/** One query file: its annotated queries and everything that is wrong with the others. */
import { createLineIndex } from '../../sql/index.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { AnnotatedQuery, SourceFile } from '../model.js';
import { commandMistake } from './command-fit.js';
import { findEmbeds } from './find-embeds.js';
import { findQueries, type FoundQuery } from './find-queries.js';
import { findMacros } from './macros.js';
import { numberParams } from './number-params.js';
import { parsePgtypedFile } from './pgtyped-file.js';
import { hasPgtypedQueries } from './pgtyped-queries.js';
import { statementSql } from './statement-sql.js';

export interface ParsedFile {
  /** In the order of the file. */
  readonly queries: readonly AnnotatedQuery[];
  /** In the order of the file too. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Parses a file in sqlc's dialect, in pgtyped's or in both. A query with a mistake is left out and told of; the others are not touched by it.
 * `loadSqlParser()` must have been awaited, and `loadPgtypedParser()` for pgtyped's.
 *
 * Lines that start with a comment in their first column, above the annotation without a blank line between, directly
 * under it or anywhere in the statement, are the query's documentation and leave its SQL.
 */
export function parseQueryFile(file: SourceFile): ParsedFile {
  if (!hasPgtypedQueries(file.text)) return parseSqlcFile(file);
  const pgtyped = parsePgtypedFile(file);
  if (!/^(?:--|\/\*) name:/m.test(file.text)) return pgtyped;
  const sqlc = parseSqlcFile(file);
  return {
    queries: [...sqlc.queries, ...pgtyped.queries].sort((a, b) => a.line - b.line),
    diagnostics: [...sqlc.diagnostics, ...pgtyped.diagnostics].sort((a, b) => a.offset - b.offset),
  };
}

function parseSqlcFile(file: SourceFile): ParsedFile {
  const { queries: found, diagnostics } = findQueries(file);
  const lines = createLineIndex(file.text);
  const parsed = found.map((query) => parseQuery(file, query, lines.position(query.offset).line));
  return {
    queries: parsed.flatMap((result) => (result.query === null ? [] : [result.query])),
    diagnostics: [...diagnostics, ...parsed.flatMap((result) => result.diagnostics)].sort((a, b) => a.offset - b.offset),
  };
}

function parseQuery(file: SourceFile, found: FoundQuery, line: number): { query: AnnotatedQuery | null; diagnostics: Diagnostic[] } {
  const error = { severity: 'error', file } as const;
  const macros = findMacros(found.statement.tokens);
  if (macros.mistakes.length > 0) {
    return { query: null, diagnostics: macros.mistakes.map((mistake) => ({ code: 'RT104', ...error, ...mistake })) };
  }
  const numbered = numberParams(macros);
  if (numbered.mistakes.length > 0) {
    return { query: null, diagnostics: numbered.mistakes.map((mistake) => ({ ...error, ...mistake })) };
  }
  const statement = statementSql(file.text, found, macros.placeholders, numbered.numbers);
  const { embeds, misplaced } = findEmbeds(statement.sql, statement.embeds);
  const [outside] = misplaced;
  if (outside !== undefined) {
    const message = `sqlc.embed(${outside.reference}) is no item of the query's select list`;
    const offset = statement.toFileOffset(outside.sqlOffset);
    return { query: null, diagnostics: [{ code: 'RT104', ...error, message, offset, help: outside.help }] };
  }
  const query: AnnotatedQuery = {
    name: found.name,
    command: found.command,
    file,
    line,
    doc: statement.doc,
    sql: statement.sql,
    toFileOffset: statement.toFileOffset,
    params: numbered.params,
    embeds,
    columnHints: [],
  };
  const mistake = commandMistake(query);
  if (mistake === null) return { query, diagnostics: [] };
  const offset = file.text.indexOf(`:${found.command}`, found.offset);
  return { query: null, diagnostics: [{ code: 'RT108', ...error, ...mistake, offset }] };
}
