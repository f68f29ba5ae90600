/** What is in rows: `ROW(…)`, whole rows of tables and sub-queries, fields of composite values. */
import type { CatalogueType } from '../../catalogue.js';
import { bool, child, children, int, ints, items, type TreeNode, withFields } from '../../tree/node.js';
import { type Contents, type RowField, unknownContents } from '../../types/contents.js';
import { expressionType } from '../expression-type.js';
import { outputEntries, rangeTableEntry, RteKind, type Scope } from '../scope.js';
import type { Solver } from '../solver.js';

export function rowLiteral(node: TreeNode, scope: Scope, solver: Solver): Contents {
  const named = compositeColumns(int(node, 'row_typeid'), solver);
  const names = items(node, 'colnames');
  const fields = children(node, 'args').flatMap((arg, index): RowField[] => {
    const number = index + 1;
    const given = names[index];
    // Dropped attributes of a named type stand in the row too.
    const name = named === null ? (typeof given === 'string' ? given : `f${number}`) : named.get(number);
    const type = expressionType(arg, solver.catalogue);
    return name === undefined ? [] : [{ number, name, type, ...solver.expression(arg, scope), contents: solver.contents(arg, scope) }];
  });
  return { kind: 'row', fields };
}

/** Names of a composite type's columns by number; null for an anonymous row. */
function compositeColumns(typeOid: number, solver: Solver): ReadonlyMap<number, string> | null {
  const type = baseType(typeOid, solver);
  if (type?.kind !== 'c') return null;
  const columns = solver.catalogue.relations.get(type.relationOid)?.columns ?? [];
  return new Map(columns.map(({ number, name }) => [number, name]));
}

function baseType(typeOid: number, solver: Solver): CatalogueType | undefined {
  const type = solver.catalogue.types.get(typeOid);
  return type?.kind === 'd' ? baseType(type.baseOid, solver) : type;
}

/**
 * A whole row (a VAR of column 0) that is there: each field is judged like the column, below every outer join, for
 * where one of them finds no row, the whole row is NULL.
 *
 * @param scope the level that the row is of
 */
export function wholeRow(node: TreeNode, scope: Scope, solver: Solver): Contents {
  const entry = rangeTableEntry(scope, int(node, 'varno'));
  const columns = rowColumns(entry, solver);
  if (columns === null) return unknownContents;
  const fields = columns.map(({ number, name, type }): RowField => {
    const column = withFields(node, { varattno: String(number), vartype: String(type), varlevelsup: '0', varnullingrels: [] });
    return { number, name, type, ...solver.expression(column, scope), contents: solver.contents(column, scope) };
  });
  return { kind: 'row', fields };
}

interface RowColumn {
  readonly number: number;
  readonly name: string;
  readonly type: number;
}

/** The row of a named type has the names of the type, another those of the alias. Null: not known. */
function rowColumns(entry: TreeNode, solver: Solver): readonly RowColumn[] | null {
  if (int(entry, 'rtekind') === RteKind.relation) {
    const relation = solver.catalogue.relations.get(int(entry, 'relid'));
    return relation?.columns.map(({ number, name, typeOid }) => ({ number, name, type: typeOid })) ?? null;
  }
  const types = columnTypes(entry, solver);
  const eref = child(entry, 'eref');
  if (types === null || eref === null) return null;
  return items(eref, 'colnames').flatMap((name, index): RowColumn[] => (typeof name === 'string' ? [{ number: index + 1, name, type: types[index] ?? 0 }] : []));
}

/** Type OIDs of the columns of an item of FROM. */
function columnTypes(entry: TreeNode, solver: Solver): readonly number[] | null {
  const typeOf = (node: TreeNode | null): number => (node === null ? 0 : expressionType(node, solver.catalogue));
  switch (int(entry, 'rtekind')) {
    case RteKind.subquery: {
      const query = child(entry, 'subquery');
      return query === null ? null : outputEntries(query).map((output) => typeOf(child(output, 'expr')));
    }
    case RteKind.join:
      return children(entry, 'joinaliasvars').map(typeOf);
    case RteKind.cte:
      // What SEARCH and CYCLE add is counted in, with types of its own.
      return bool(entry, 'self_reference') ? null : ints(entry, 'coltypes');
    case RteKind.values:
      return ints(entry, 'coltypes');
    default:
      return null;
  }
}

/** `(value).field`. */
export function fieldOf(node: TreeNode, scope: Scope, solver: Solver): RowField | null {
  const value = child(node, 'arg');
  const contents = value === null ? unknownContents : solver.contents(value, scope);
  if (contents.kind !== 'row') return null;
  return contents.fields.find(({ number }) => number === int(node, 'fieldnum')) ?? null;
}
