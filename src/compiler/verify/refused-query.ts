/** A query that compiles with one schema and not with another. */
import type { PostgresRefusal } from '../analyse/postgres-refusal.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { AnnotatedQuery } from '../model.js';
import { statementOffset } from '../statement-offset.js';
import type { Difference } from './difference.js';

export function refused(query: AnnotatedQuery, refusal: PostgresRefusal & { readonly help: string }, where: string): Difference {
  const { message, detail, hint, offset, help } = refusal;
  return {
    ...refusalOf(query.name, detail === null ? message : `${message} (${detail})`, where),
    file: query.file,
    offset: offset === null ? statementOffset(query) : query.toFileOffset(offset),
    help: hint ?? help,
  };
}

export function notCompiled(name: string, { message, file, offset, help }: Diagnostic, where: string): Difference {
  return { ...refusalOf(name, message, where), file, offset, help };
}

function refusalOf(query: string, message: string, where: string): Omit<Difference, 'file' | 'offset' | 'help'> {
  return { code: 'RT601', severity: 'error', query, compiled: 'accepted', database: 'refused', message: `${where} refuses ${query}: ${message}` };
}
