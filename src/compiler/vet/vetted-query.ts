/** A query as the rules see it: both trees, every verdict, and the way from a node to its place in the file. */
import type { IndexFacts } from '../analyse/read-indexes.js';
import type { Catalogue } from '../catalogue.js';
import { createLineIndex, parseTree, SqlTextError, utf16Offset } from '../../sql/index.js';
import type { AnalysedQuery, AnnotatedQuery, SolvedQuery } from '../model.js';
import { createSolver } from '../solve/create-solver.js';
import { CommandType } from '../solve/scope.js';
import type { Solver } from '../solve/solver.js';
import { statementOffset } from '../statement-offset.js';
import { firstLocation } from '../tree/first-location.js';
import { int, type TreeNode } from '../tree/node.js';
import { readRootNode } from '../tree/read-node-tree.js';
import { type QueryLevel, queryLevels } from './query-levels.js';

export interface VettedQuery {
  readonly query: AnnotatedQuery;
  readonly solved: SolvedQuery;
  readonly catalogue: Catalogue;
  readonly indexes: IndexFacts;
  readonly solver: Solver;
  /** Every level of the analysed tree; none for a utility statement. */
  readonly levels: readonly QueryLevel[];
  /** PostgreSQL's raw parse tree; null where the server knows a grammar that the parser does not. */
  readonly raw: unknown;
  /** File offset of the command in the annotation. */
  readonly commandOffset: number;
  /** File offset of the statement's first word. */
  readonly statementOffset: number;
  /** File offset of a byte of the statement. */
  readonly fileOffset: (byteOffset: number) => number;
  /** File offset of a node, or of the first place below it; of the statement where the tree has no places. */
  readonly offsetOf: (node: TreeNode) => number;
}

/** `loadSqlParser()` must have been awaited. */
export function openVettedQuery(
  { query, tree }: AnalysedQuery,
  solved: SolvedQuery,
  catalogue: Catalogue,
  indexes: IndexFacts,
): VettedQuery {
  const root = tree === '' ? null : readRootNode(tree);
  const statement = root === null || int(root, 'commandType') === CommandType.utility ? null : root;
  const solver = createSolver(catalogue, statement, (position) => {
    const param = solved.params.find((candidate) => candidate.position === position);
    return { nullable: param?.nullable ?? false, contents: { kind: 'unknown' }, label: param === undefined ? `$${position}` : `@${param.field}` };
  });
  const start = statementOffset(query);
  const fileOffset = (byteOffset: number): number => query.toFileOffset(utf16Offset(query.sql, byteOffset));
  return {
    query,
    solved,
    catalogue,
    indexes,
    solver,
    levels: statement === null ? [] : queryLevels(statement, solver),
    raw: rawTree(query.sql),
    commandOffset: commandOffset(query),
    statementOffset: start,
    fileOffset,
    offsetOf: (node) => {
      const at = firstLocation(node);
      return at === null ? start : fileOffset(at);
    },
  };
}

function rawTree(sql: string): unknown {
  try {
    return parseTree(sql);
  } catch (error) {
    if (error instanceof SqlTextError) return null;
    throw error;
  }
}

function commandOffset({ file, line, command }: AnnotatedQuery): number {
  const lines = createLineIndex(file.text);
  const start = lines.offset({ line, column: 1 });
  const at = lines.lineText(line).indexOf(`:${command}`);
  return at < 0 ? start : start + at;
}
