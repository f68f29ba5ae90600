/** The catalogue of a live database with what only a schema that may be written to tells, taken from the compiled one. */
import type { Catalogue, CatalogueFunction, CatalogueRelation } from '../catalogue.js';
import type { NumberedDatabase, TreeTranslator } from './translate-tree.js';

/** Trees of older servers do not tell which outer joins can make a column NULL. */
const OLDEST_TREES = 16;

/**
 * Bodies of SQL functions that are kept as text have no tree there; where the compiled schema has a function of the same name
 * and text, its tree is taken. Before PostgreSQL 16 so is the tree of a view, though its text is not looked at.
 */
export function completeCatalogue(live: NumberedDatabase, compiled: NumberedDatabase, translate: TreeTranslator): Catalogue {
  const functions = twins(live.names.function, compiled.names.function, compiled.catalogue.functions);
  const relations = twins(live.names.relation, compiled.names.relation, compiled.catalogue.relations);
  const tellsJoins = Number.parseInt(live.catalogue.version, 10) >= OLDEST_TREES;

  const withBody = (entry: CatalogueFunction): CatalogueFunction => {
    const twin = entry.source === null || entry.bodyTree !== null ? undefined : functions.get(entry.oid);
    const isSame = twin?.source === entry.source && twin.bodyTree !== null;
    return isSame ? { ...entry, bodyTree: translate(twin.bodyTree) } : entry;
  };
  const withView = (entry: CatalogueRelation): CatalogueRelation => {
    const tree = tellsJoins || entry.viewTree === null ? null : (relations.get(entry.oid)?.viewTree ?? null);
    return tree === null ? entry : { ...entry, viewTree: translate(tree) };
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
