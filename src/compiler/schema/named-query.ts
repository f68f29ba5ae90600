/** Tells the annotated queries of a schema file: sqlc reads schema and queries from one file where told to. */
import type { SqlStatement, SqlToken } from '../../sql/index.js';

const annotation = /^(?:--|\/\*) name: \S+ :[a-z]+\s*(?:\*\/)?$/;

/** First words of statements that build no schema. */
const queries = new Set(['select', 'insert', 'update', 'delete', 'merge', 'with', 'values', 'table']);

/**
 * Whether the statement stands under `-- name: GetTask :one`. It may have parameters, so it cannot be run,
 * and it would build nothing. Definitions build the schema under an annotation too.
 *
 * @param words the tokens of the statement, unquoted words in lower case
 */
export function isNamedQuery({ tokens }: SqlStatement, words: readonly string[]): boolean {
  if (!queries.has(words[0] ?? '')) return false;
  const first = tokens.findIndex((token) => !isComment(token));
  return tokens.slice(0, first).some((token) => annotation.test(token.text));
}

function isComment({ kind }: SqlToken): boolean {
  return kind === 'line-comment' || kind === 'block-comment';
}
