/** Whether the rows of the catalogue tell in which order the schema was made. */
import type { CatalogueDocument } from '../analyse/read-catalogue.js';
import type { SchemaStatement } from './schema-files.js';

/** SAVEPOINT, and EXCEPTION in PL/pgSQL: a part of a transaction has a greater number than what its whole does later. */
const subtransaction = /\bsavepoint\b|\bexception(?:\s|--[^\n]*\n|\/\*[\s\S]*?\*\/)+when\b/i;

/**
 * The catalogue without ages where they may lie.
 *
 * @see https://www.postgresql.org/docs/18/subxacts.html
 */
export function withTrueAges(document: CatalogueDocument, statements: readonly SchemaStatement[]): CatalogueDocument {
  if (!statements.some(({ text }) => subtransaction.test(text))) return document;
  return {
    ...document,
    relations: document.relations.map((relation) => ({
      ...relation,
      definedAt: null,
      columns: relation.columns.map((column) => ({ ...column, notNullSince: null })),
    })),
    functions: document.functions.map((entry) => ({ ...entry, definedAt: null })),
  };
}
