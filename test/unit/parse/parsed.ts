/** Parses one text as a query file, and shows the result in few words. */
import { diagnosticPosition } from '../../../src/compiler/diagnostics/render.js';
import type { Diagnostic } from '../../../src/compiler/diagnostics/diagnostic.js';
import type { AnnotatedQuery } from '../../../src/compiler/model.js';
import { type ParsedQueries, parseQueries } from '../../../src/compiler/parse/parse-queries.js';

export async function parse(...texts: readonly string[]): Promise<ParsedQueries> {
  return parseQueries(texts.map((text, index) => ({ path: `q${index + 1}.sql`, text })));
}

/** The one query that `text` holds, which has to be right. */
export async function parseOne(text: string): Promise<AnnotatedQuery> {
  const { queries, diagnostics } = await parse(text);
  const [query] = queries;
  if (diagnostics.length > 0 || query === undefined || queries.length !== 1) {
    throw new Error(`expected one good query, got ${queries.length} and ${JSON.stringify(diagnostics.map(shown))}`);
  }
  return query;
}

/** The SQL and the parameters of a statement under an annotation of the parser's choice. */
export async function parseStatement(sql: string): Promise<AnnotatedQuery> {
  return parseOne(`-- name: Test :exec\n${sql}`);
}

/** `line:column code message` */
export function shown(diagnostic: Diagnostic): string {
  const { line, column } = diagnosticPosition(diagnostic);
  return `${line}:${column} ${diagnostic.code} ${diagnostic.message}`;
}
