/** From PostgreSQL's texts to the rows that the types promise; every promise is checked. */
import { InnerNullError, type Codec } from './codecs/codec.js';
import { DecodeError, ResultShapeError, UnexpectedNullError } from './errors/query-errors.js';
import type { RawResult } from './statement.js';

/** One column of a row. */
export interface ColumnPlan {
  /** The row's key; for messages of embedded columns with the object's key before it. */
  readonly key: string;
  /** The column's name on the wire. */
  readonly field: string;
  readonly codec: Codec<unknown>;
}

/** Neighbouring columns that are one object of the row. */
export interface ObjectPlan {
  readonly key: string;
  readonly members: readonly { readonly key: string; readonly column: ColumnPlan }[];
  /** All columns NULL: no object. */
  readonly nullable: boolean;
}

/** What a row holds, in the order on the wire. */
export interface RowPlan {
  readonly entries: readonly (ColumnPlan | ObjectPlan)[];
  /** The names on the wire, all of them. */
  readonly fields: readonly string[];
}

/** Lays out the columns of a row, some of which are parts of an object. */
export function rowPlan(entries: readonly (ColumnPlan | ObjectPlan)[]): RowPlan {
  const fields = entries.flatMap((entry) => ('members' in entry ? entry.members.map(({ column }) => column.field) : [entry.field]));
  return { entries, fields };
}

/**
 * @throws ResultShapeError, UnexpectedNullError, DecodeError
 */
export function decodeRows<R extends object>(query: string, plan: RowPlan, raw: RawResult): R[] {
  checkShape(query, plan.fields, raw);
  return raw.rows.map((texts) => decodeRow<R>(query, plan, texts));
}

function decodeRow<R extends object>(query: string, { entries }: RowPlan, texts: readonly (string | null)[]): R {
  const row: Record<string, unknown> = {};
  let at = 0;
  for (const entry of entries) {
    if ('members' in entry) {
      row[entry.key] = decodeObject(query, entry, texts, at);
      at += entry.members.length;
    } else {
      row[entry.key] = decodeValue(query, entry, texts[at] ?? null);
      at += 1;
    }
  }
  // The plan has a codec of the right type for each key: that is what defineQuery's types demand.
  return row as R;
}

function decodeObject(query: string, plan: ObjectPlan, texts: readonly (string | null)[], at: number): unknown {
  const { members } = plan;
  if (plan.nullable && members.every((_, index) => (texts[at + index] ?? null) === null)) return null;
  const object: Record<string, unknown> = {};
  members.forEach(({ key, column }, index) => {
    object[key] = decodeValue(query, column, texts[at + index] ?? null);
  });
  return object;
}

function decodeValue(query: string, column: ColumnPlan, text: string | null): unknown {
  return text === null ? decodeNull(query, column) : decodeText(query, column, text);
}

function decodeNull(query: string, column: ColumnPlan): null {
  if (column.codec.nullable) return null;
  throw new UnexpectedNullError(query, column.key, 'is NULL');
}

function decodeText(query: string, column: ColumnPlan, text: string): unknown {
  try {
    return column.codec.decode(text);
  } catch (error) {
    if (error instanceof InnerNullError) throw new UnexpectedNullError(query, column.key, error.message);
    const reason = error instanceof Error ? error.message : 'cannot be decoded';
    throw new DecodeError(query, column.key, text, reason, error);
  }
}

/** Names and order must be as compiled; columns behind the last compiled one do no harm. */
function checkShape(query: string, expected: readonly string[], raw: RawResult): void {
  const fits = expected.every((field, index) => raw.fields[index]?.name === field);
  if (fits) return;
  throw new ResultShapeError(
    query,
    expected,
    raw.fields.map((field) => field.name),
  );
}
