/** Whether a query's command fits its statement. */
import type { AnnotatedQuery, Command } from '../model.js';
import { rawField, rawList, type RawStatement, rawStatement } from './raw-statement.js';

export interface CommandMistake {
  readonly message: string;
  readonly help: string;
}

const wantsRows: ReadonlySet<Command> = new Set<Command>(['one', 'many', 'batchone', 'batchmany']);

/** What is wrong, or `null`. A statement that PostgreSQL's grammar refuses is left to PostgreSQL to report. */
export function commandMistake(query: AnnotatedQuery): CommandMistake | null {
  if (query.command.startsWith('batch') && query.params.length === 0) {
    return { message: `:${query.command} needs at least one parameter`, help: 'Without parameters use :exec, :one or :many.' };
  }
  const isCopy = query.command === 'copyfrom';
  // To parse takes longer than all else here, and a statement without these words is no mistake.
  if (!isCopy && !(wantsRows.has(query.command) && /\b(?:insert|update|delete|merge|into)\b/i.test(query.sql))) return null;
  const statement = rawStatement(query.sql);
  if (statement === null) return null;
  return isCopy ? copyMistake(statement) : missingRows(query.command, statement);
}

const verbs: Readonly<Record<string, string>> = {
  InsertStmt: 'INSERT',
  UpdateStmt: 'UPDATE',
  DeleteStmt: 'DELETE',
  MergeStmt: 'MERGE',
};

function missingRows(command: Command, { type, node }: RawStatement): CommandMistake | null {
  const verb = verbs[type];
  if (verb !== undefined && node['returningClause'] === undefined) {
    const help = 'Add RETURNING, or use :exec or :execrows.';
    return { message: `:${command} wants rows, but this ${verb} has no RETURNING`, help };
  }
  if (type === 'SelectStmt' && node['intoClause'] !== undefined) {
    return { message: `:${command} wants rows, but SELECT INTO gives none`, help: 'Remove INTO, or use :exec.' };
  }
  return null;
}

/** COPY can carry one row of plain values at a time, and nothing else. */
function copyMistake({ type, node }: RawStatement): CommandMistake | null {
  const help = 'Write INSERT INTO table (columns) VALUES ($1, $2, …) and nothing else.';
  if (type !== 'InsertStmt') return { message: ':copyfrom wants an INSERT', help };
  if (node['onConflictClause'] !== undefined) return { message: ':copyfrom cannot have ON CONFLICT', help };
  if (node['withClause'] !== undefined) return { message: ':copyfrom cannot have WITH', help };
  if (node['returningClause'] !== undefined) return { message: ':copyfrom cannot have RETURNING', help };
  const rows = rawList(rawField(rawField(node, 'selectStmt'), 'SelectStmt'), 'valuesLists');
  if (rows.length !== 1) return { message: ':copyfrom wants exactly one row of VALUES', help };
  const values = rawList(rawField(rows[0], 'List'), 'items');
  if (!values.every((value) => rawField(value, 'ParamRef') !== undefined)) {
    return { message: ':copyfrom wants a bare parameter for every value', help };
  }
  return null;
}
