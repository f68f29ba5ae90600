/** Where a statement begins, for messages about it as a whole. */
import type { AnnotatedQuery } from './model.js';

/** Offset in the query's file of the first word: behind white space and line comments. */
export function statementOffset({ sql, toFileOffset }: AnnotatedQuery): number {
  return toFileOffset(/^(?:\s|--.*)*/.exec(sql)?.[0].length ?? 0);
}
