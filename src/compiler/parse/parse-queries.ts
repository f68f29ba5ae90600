/** All query files: every annotated query that can go on, and what is wrong with the rest. */
import { createLineIndex, loadSqlParser } from '../../sql/index.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { AnnotatedQuery, SourceFile } from '../model.js';
import { loadPgtypedParser } from './pgtyped-parser.js';
import { hasPgtypedQueries } from './pgtyped-queries.js';
import { parseQueryFile } from './parse-query-file.js';

export interface ParsedQueries {
  /** In the order of the files and of the queries in them; names differ. */
  readonly queries: readonly AnnotatedQuery[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Parses each file for itself, then sees that no name comes twice; the first owner keeps it.
 *
 *     const { queries, diagnostics } = await parseQueries(files);
 */
export async function parseQueries(files: readonly SourceFile[]): Promise<ParsedQueries> {
  await loadSqlParser();
  if (files.some(({ text }) => hasPgtypedQueries(text))) await loadPgtypedParser();
  const parsed = files.map((file) => parseQueryFile(file));
  const owners = new Map<string, AnnotatedQuery>();
  const duplicates: Diagnostic[] = [];
  const queries = parsed.flatMap((file) => file.queries).filter((query) => {
    const owner = owners.get(query.name);
    if (owner !== undefined) duplicates.push(duplicateOf(owner, query));
    else owners.set(query.name, query);
    return owner === undefined;
  });
  return { queries, diagnostics: [...parsed.flatMap((file) => file.diagnostics), ...duplicates] };
}

function duplicateOf(owner: AnnotatedQuery, query: AnnotatedQuery): Diagnostic {
  return {
    code: 'RT103',
    severity: 'error',
    message: `query ${query.name} is already at ${owner.file.path}:${owner.line}`,
    file: query.file,
    offset: createLineIndex(query.file.text).offset({ line: query.line, column: 1 }),
    help: 'Give one of them another name.',
  };
}
