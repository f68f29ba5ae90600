/** Runs statements each for itself: those that PostgreSQL refuses leave no trace, and say why. */
import type { RawSession } from '../database/raw-session.js';
import { quoteText } from '../database/sql-text.js';
import type { Refusal } from './draft-row.js';

/** One round trip for any number of tries: a block with EXCEPTION is a savepoint. */
const functionSql = `
CREATE FUNCTION pg_temp.rowtype_try(statements text[]) RETURNS json LANGUAGE plpgsql AS $body$
DECLARE
  results json[] := '{}'; statement text; state text; of_constraint text; of_column text; message text;
BEGIN
  FOREACH statement IN ARRAY statements LOOP
    BEGIN
      EXECUTE statement;
      results := array_append(results, 'null'::json);
    EXCEPTION WHEN OTHERS THEN
      GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, of_constraint = CONSTRAINT_NAME, of_column = COLUMN_NAME, message = MESSAGE_TEXT;
      results := array_append(results, json_build_object('sqlstate', state, 'constraint', of_constraint, 'column', of_column, 'message', message));
    END;
  END LOOP;
  RETURN to_json(results);
END $body$`;

export interface StatementTrier {
  /** In the order of the statements; null for one that was run. */
  try(statements: readonly string[]): Promise<readonly (Refusal | null)[]>;
  close(): Promise<void>;
}

export async function openStatementTrier(session: RawSession): Promise<StatementTrier> {
  await session.execute(functionSql);
  return {
    async try(statements) {
      if (statements.length === 0) return [];
      const list = statements.map(quoteText).join(', ');
      const rows = await session.rows(`SELECT pg_temp.rowtype_try(ARRAY[${list}]::text[])`);
      return JSON.parse(rows[0]?.[0] ?? '[]') as readonly (Refusal | null)[];
    },
    close: () => session.execute('DROP FUNCTION pg_temp.rowtype_try(text[])'),
  };
}
