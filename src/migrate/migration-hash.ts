/** Fingerprints of a migration's up part: of what it means, and of how it is written. */
import { createHash } from 'node:crypto';
import { parseTree, SqlTextError } from '../sql/index.js';
import type { Migration, MigrationEdit } from './model.js';

export interface MigrationHash {
  /** Of the parse tree without positions; null where PostgreSQL 18's grammar refuses the text. */
  readonly meaning: string | null;
  readonly bytes: string;
}

/** Comments, white space and line ends change only `bytes`. The text of a function body is one string and counts as it is. */
export function migrationHash({ parts, up }: Migration): MigrationHash {
  return {
    meaning: meaningOf(up.map((statement) => statement.sql).join('\n'), parts.transaction),
    bytes: sha256(parts.up.text),
  };
}

export function editOf(before: MigrationHash, now: MigrationHash): MigrationEdit {
  if (before.bytes === now.bytes) return 'none';
  return before.meaning !== null && before.meaning === now.meaning ? 'cosmetic' : 'changed';
}

function meaningOf(sql: string, transaction: boolean): string | null {
  try {
    return sha256(
      JSON.stringify([transaction, parseTree(sql)], (key, value: unknown) => (isPosition(key) ? undefined : value)),
    );
  } catch (error) {
    if (error instanceof SqlTextError) return null;
    throw error;
  }
}

function isPosition(key: string): boolean {
  return [
    'location',
    'stmt_location',
    'stmt_len',
    'list_start',
    'list_end',
    'rexpr_list_start',
    'rexpr_list_end',
    'name_location',
    'version',
  ].includes(key);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
