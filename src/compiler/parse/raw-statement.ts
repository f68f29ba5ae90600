/** PostgreSQL's raw parse tree of one statement, and careful access to its fields. */
import { parseTree, SqlTextError } from '../../sql/index.js';

export interface RawStatement {
  /** The node's type in PostgreSQL's parser, such as `SelectStmt`. */
  readonly type: string;
  readonly node: RawNode;
}

export type RawNode = Readonly<Record<string, unknown>>;

/** The one statement of the text; null if PostgreSQL's grammar refuses it or it is not one. */
export function rawStatement(sql: string): RawStatement | null {
  const statements = rawList(parsed(sql), 'stmts');
  const [statement] = statements;
  const entry = statements.length === 1 ? Object.entries(asNode(rawField(statement, 'stmt')))[0] : undefined;
  return entry === undefined ? null : { type: entry[0], node: asNode(entry[1]) };
}

/** A field of a node; undefined where there is no such node or field. */
export function rawField(node: unknown, name: string): unknown {
  return asNode(node)[name];
}

/** A list field of a node; empty where there is none. */
export function rawList(node: unknown, name: string): readonly unknown[] {
  const value = rawField(node, name);
  return Array.isArray(value) ? value : [];
}

function parsed(sql: string): unknown {
  try {
    return parseTree(sql);
  } catch (error) {
    if (error instanceof SqlTextError) return null;
    throw error;
  }
}

function asNode(value: unknown): RawNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as RawNode) : {};
}
