/** Gives remarks their place in the file: the caret stands under the column, the parameter or the statement. */
import { utf16Offset } from '../../sql/index.js';
import type { AnalysedQuery } from '../model.js';
import { outputEntries } from '../solve/scope.js';
import { statementOffset } from '../statement-offset.js';
import { firstLocation } from '../tree/first-location.js';
import { child } from '../tree/node.js';
import { readRootNode } from '../tree/read-node-tree.js';
import type { Difference, QueryPart, Remark } from './difference.js';

/** `analysed`: as the code was compiled, by a server whose trees tell places. `loadSqlParser()` must have been awaited. */
export function placeRemarks(analysed: AnalysedQuery, remarks: readonly Remark[]): readonly Difference[] {
  const { query } = analysed;
  return remarks.map(({ at, ...remark }) => ({ ...remark, query: query.name, file: query.file, offset: offsetOf(at, analysed) }));
}

function offsetOf(part: QueryPart, { query, tree }: AnalysedQuery): number {
  if (part.kind === 'param') return query.params.find(({ position }) => position === part.position)?.offset ?? statementOffset(query);
  const entry = part.kind === 'column' && tree !== '' ? outputEntries(readRootNode(tree))[part.position - 1] : undefined;
  const expression = entry === undefined ? null : child(entry, 'expr');
  const at = expression === null ? null : firstLocation(expression);
  return at === null ? statementOffset(query) : query.toFileOffset(utf16Offset(query.sql, at));
}
