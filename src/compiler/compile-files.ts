/** Compiles the query files that are not known yet, against an open schema. */
import { analyseQuery } from './analyse/analyse-query.js';
import { checkHints } from './check-hints.js';
import type { Diagnostic } from './diagnostics/diagnostic.js';
import type { AnalysedQuery, AnnotatedQuery, SchemaOutline, SolvedQuery, SourceFile } from './model.js';
import { parseQueries } from './parse/parse-queries.js';
import type { ParsedFile } from './parse/parse-query-file.js';
import type { OpenSchema } from './schema/open-schema.js';
import { solveQuery } from './solve/solve-query.js';
import type { TypeResolver } from './types/resolve-type.js';

/** A schema that stays open, with the verdicts made under it. */
export interface Session {
  readonly schema: OpenSchema;
  readonly types: TypeResolver;
  readonly outline: SchemaOutline;
  /** By what decides the verdicts: text, parameters, embeds, and the command (of `:copyfrom`). */
  readonly solved: Map<string, SolvedQuery>;
}

export interface CompiledFiles {
  /** In the order of the files and of the queries in them. */
  readonly queries: readonly SolvedQuery[];
  readonly diagnostics: readonly Diagnostic[];
}

export async function compileFiles(files: readonly SourceFile[], session: Session): Promise<CompiledFiles> {
  return compileParsed(await parseQueries(files), session);
}

export async function compileParsed(parsed: ParsedFile, session: Session): Promise<CompiledFiles> {
  const hints: Diagnostic[] = [];
  const { results, diagnostics } = await eachParsed(parsed, async (query) => {
    const result = await compileQuery(query, session);
    if (!isRefused(result)) hints.push(...checkHints(query, result));
    return result;
  });
  return { queries: results, diagnostics: [...diagnostics, ...hints] };
}

/**
 * Parses the files and does `work` for each query, one after the other. A query that comes out as diagnostics has no
 * result, and the others are done all the same.
 */
export async function eachQuery<Result extends object>(
  files: readonly SourceFile[],
  work: (query: AnnotatedQuery) => Promise<Result | readonly Diagnostic[]>,
): Promise<{ readonly results: readonly Result[]; readonly diagnostics: readonly Diagnostic[] }> {
  return eachParsed(await parseQueries(files), work);
}

async function eachParsed<Result extends object>(
  parsed: ParsedFile,
  work: (query: AnnotatedQuery) => Promise<Result | readonly Diagnostic[]>,
): Promise<{ readonly results: readonly Result[]; readonly diagnostics: readonly Diagnostic[] }> {
  const results: Result[] = [];
  const diagnostics: Diagnostic[] = [...parsed.diagnostics];
  for (const query of parsed.queries) {
    const result = await work(query);
    if (isRefused(result)) diagnostics.push(...result);
    else results.push(result);
  }
  return { results, diagnostics };
}

/** A query with its verdicts and with PostgreSQL's tree, from which they were read. */
export interface JudgedQuery {
  readonly analysed: AnalysedQuery;
  readonly solved: SolvedQuery;
}

export async function judgeQuery(query: AnnotatedQuery, { schema, types }: Session): Promise<JudgedQuery | readonly Diagnostic[]> {
  const analysed = await analyseQuery(query, schema.database);
  if ('code' in analysed) return [analysed];
  const solved = solveQuery(analysed, schema.catalogue, types);
  return isRefused(solved) ? solved : { analysed, solved };
}

export function isRefused(result: object): result is readonly Diagnostic[] {
  return Array.isArray(result);
}

async function compileQuery(query: AnnotatedQuery, session: Session): Promise<SolvedQuery | readonly Diagnostic[]> {
  const { name, command, file, line, doc } = query;
  const key = JSON.stringify([query.sql, command === 'copyfrom', query.params.map((param) => ({ ...param, offset: 0 })), query.embeds]);
  const known = session.solved.get(key);
  if (known !== undefined) return { ...known, name, command, file: file.path, line, doc };
  const judged = await judgeQuery(query, session);
  if (isRefused(judged)) return judged;
  session.solved.set(key, judged.solved);
  return judged.solved;
}
