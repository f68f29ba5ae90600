/** The catalogue of a live database with what only a schema that may be written to tells, taken from the compiled one. */
import type { Catalogue, CatalogueFunction, CatalogueRelation } from '../catalogue.js';
import type { NumberedDatabase, TreeTranslator } from './translate-tree.js';

/** Trees of older servers do not tell which outer joins can make a column NULL. */
const OLDEST_TREES = 16;

/**
 * Ages are those of the compiled schema: a live database may have been restored or upgraded, with all its rows made anew.
 * Bodies of functions that are kept as text have no tree there; where the compiled schema has a function of the same name
 * and text, its trees are taken. Before PostgreSQL 16 so is the tree of a view, though its text is not looked at.
 */
export function completeCatalogue(live: NumberedDatabase, compiled: NumberedDatabase, translate: TreeTranslator): Catalogue {
  const functions = twins(live.names.function, compiled.names.function, compiled.catalogue.functions);
  const relations = twins(live.names.relation, compiled.names.relation, compiled.catalogue.relations);
  const tellsJoins = Number.parseInt(live.catalogue.version, 10) >= OLDEST_TREES;

  const withBody = (entry: CatalogueFunction): CatalogueFunction => {
    const twin = functions.get(entry.oid);
    const aged = { ...entry, definedAt: twin?.definedAt ?? null };
    const isText = (entry.source !== null && entry.bodyTree === null) || entry.definition !== null;
    if (!isText || twin?.source !== entry.source || twin.definition !== entry.definition) return aged;
    return {
      ...aged,
      bodyTree: twin.bodyTree === null ? null : translate(twin.bodyTree),
      returnTrees: twin.returnTrees?.map(translate) ?? null,
    };
  };
  const withView = (entry: CatalogueRelation): CatalogueRelation => {
    const twin = relations.get(entry.oid);
    const since = new Map(twin?.columns.map(({ name, notNullSince }) => [name, notNullSince]));
    const columns = entry.columns.map((column) => ({ ...column, notNullSince: since.get(column.name) ?? null }));
    const aged = { ...entry, columns, definedAt: twin?.definedAt ?? null };
    const tree = tellsJoins || entry.viewTree === null ? null : (twin?.viewTree ?? null);
    return tree === null ? aged : { ...aged, viewTree: translate(tree) };
  };
  return {
    ...live.catalogue,
    functions: new Map([...live.catalogue.functions].map(([oid, entry]) => [oid, withBody(entry)])),
    relations: new Map([...live.catalogue.relations].map(([oid, entry]) => [oid, withView(entry)])),
  };
}

/** What the compiled schema has under the name that an OID has in the live one. */
function twins<Entry>(
  live: ReadonlyMap<number, string>,
  compiled: ReadonlyMap<number, string>,
  entries: ReadonlyMap<number, Entry>,
): ReadonlyMap<number, Entry> {
  const byName = new Map([...compiled].map(([oid, name]) => [name, entries.get(oid)]));
  return new Map([...live].flatMap(([oid, name]) => {
    const entry = byName.get(name);
    return entry === undefined ? [] : [[oid, entry] as const];
  }));
}
