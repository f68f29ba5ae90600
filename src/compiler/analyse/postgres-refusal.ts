/** What PostgreSQL said when it refused a statement, whichever driver brought the words. */

export interface PostgresRefusal {
  readonly sqlstate: string;
  readonly message: string;
  readonly detail: string | null;
  readonly hint: string | null;
  /** UTF-16 offset in the statement, or null where PostgreSQL gave none. */
  readonly offset: number | null;
}

/** Reads an error of `pg` or PGlite; null for anything that is no error of the server. */
export function readRefusal(error: unknown, sql: string): PostgresRefusal | null {
  if (typeof error !== 'object' || error === null) return null;
  const fields = error as Readonly<Record<string, unknown>>;
  const text = (name: string): string | null => {
    const value = fields[name];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const sqlstate = text('code');
  if (sqlstate === null || !/^[0-9A-Z]{5}$/.test(sqlstate)) return null;
  const position = Number(fields['position'] ?? Number.NaN);
  return {
    sqlstate,
    message: text('message') ?? 'PostgreSQL refuses the statement',
    detail: text('detail'),
    hint: text('hint'),
    offset: position > 0 ? characterOffset(sql, position - 1) : null,
  };
}

/** PostgreSQL counts characters (code points), JavaScript UTF-16 units. */
function characterOffset(sql: string, characters: number): number {
  let offset = 0;
  for (let index = 0; index < characters && offset < sql.length; index += 1) {
    offset += (sql.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
  }
  return offset;
}
