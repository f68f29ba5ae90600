/** Lets a statement succeed that PostgreSQL refuses only because this is not the owner's server. */
import { scan, type SqlToken } from '../../sql/index.js';
import type { PostgresRefusal } from '../analyse/postgres-refusal.js';
import type { SchemaStatement } from './schema-files.js';

export type Mending =
  /** The statement has no part in what queries mean. */
  | { readonly kind: 'skip' }
  /** Run `before`, then the statement as `text`. */
  | { readonly kind: 'retry'; readonly before: string | null; readonly text: string };

const skip: Mending = { kind: 'skip' };

/** SQLSTATE no_active_sql_transaction: LOCK, SAVEPOINT; migration tools run files in a transaction. */
const OUTSIDE_TRANSACTION = '25P01';

/** SQLSTATEs of a setting that this server does not know, or does not let the role change. */
const settingRefused: ReadonlySet<string> = new Set(['42704', '22023', '42501', '55P02']);

/**
 * @param text the statement as it was run
 * @param ownsServer whether roles may be created: nothing else lives on that server
 * @returns null when the refusal is the author's to mend
 */
export function mendStatement(
  { head }: SchemaStatement,
  text: string,
  { sqlstate, message }: PostgresRefusal,
  ownsServer: boolean,
): Mending | null {
  if (sqlstate === OUTSIDE_TRANSACTION) return skip;
  if (/^set (?!search_path|schema|local search_path)/.test(head) && settingRefused.has(sqlstate)) return skip;
  if (alreadyThere(head, message)) return skip;
  const role = /role "(?<name>.*)" does not exist/.exec(message)?.groups?.['name'];
  if (role !== undefined) return missingRole(head, text, role, ownsServer);
  if (/tablespace ".*" does not exist/.test(message)) {
    return / set tablespace /.test(` ${words(text).join(' ')} `) ? skip : changed(text, withoutClause(text, 'tablespace', ['using', 'index']));
  }
  if (head.startsWith('create extension') && message.includes('no installation script')) {
    return changed(text, withoutClause(text, 'version', []));
  }
  return null;
}

/** What every database has, and a dump creates all the same. */
function alreadyThere(head: string, message: string): boolean {
  if (/^create (?:or replace )?(?:extension|(?:trusted )?(?:procedural )?language) /.test(head)) {
    return /"plpgsql" already exists/.test(message);
  }
  return head.startsWith('create schema') && message === 'schema "public" already exists';
}

function missingRole(head: string, text: string, role: string, ownsServer: boolean): Mending | null {
  if (ownsServer) return { kind: 'retry', before: `create role "${role.replaceAll('"', '""')}" superuser`, text };
  return /^(?:create|alter) policy /.test(head) ? skip : null;
}

function changed(text: string, mended: string): Mending | null {
  return mended === text ? null : { kind: 'retry', before: null, text: mended };
}

/** Blanks `word value`, and `lead` where it stands before, so that offsets stay. */
function withoutClause(text: string, word: string, lead: readonly string[]): string {
  const tokens = code(text);
  let result = text;
  tokens.forEach((token, index) => {
    const value = tokens[index + 1];
    if (token.kind !== 'word' || token.text.toLowerCase() !== word || value === undefined) return;
    const isLed = lead.length > 0 && lead.every((before, at) => tokens[index - lead.length + at]?.text.toLowerCase() === before);
    const start = isLed ? (tokens[index - lead.length]?.start ?? token.start) : token.start;
    result = result.slice(0, start) + ' '.repeat(value.end - start) + result.slice(value.end);
  });
  return result;
}

function words(text: string): string[] {
  return code(text).map((token) => token.text.toLowerCase());
}

function code(text: string): SqlToken[] {
  return scan(text).filter((token) => token.kind !== 'line-comment' && token.kind !== 'block-comment');
}
