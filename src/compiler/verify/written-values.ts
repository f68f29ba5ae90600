/** Values that statements write, against columns that refuse NULL. PostgreSQL sees this only when the statement runs. */
import type { Catalogue, CatalogueRelation } from '../catalogue.js';
import type { SolvedQuery } from '../model.js';
import { assignments } from '../solve/assigned-parameters.js';
import { CommandType } from '../solve/scope.js';
import { child, children, int, type TreeNode } from '../tree/node.js';
import { readRootNode } from '../tree/read-node-tree.js';
import { walk } from '../tree/walk.js';
import type { Remark } from './difference.js';

/** A statement's tree in the numbers of the catalogue beside it. */
export interface PlacedTree {
  readonly tree: string;
  readonly catalogue: Catalogue;
}

/** @param where the subject of sentences: `the database`, `the new schema` */
export function compareWrites(compiled: SolvedQuery, before: PlacedTree, now: PlacedTree, where: string): readonly Remark[] {
  return [...missingRemarks(compiled, before, now, where), ...nullRemarks(compiled, before, now, where)];
}

function missingRemarks({ name }: SolvedQuery, before: PlacedTree, now: PlacedTree, where: string): readonly Remark[] {
  const known = new Set(missingColumns(before).map(({ column }) => column));
  return missingColumns(now).filter(({ column }) => !known.has(column)).map(({ column, mayBeFilled }): Remark => ({
    code: 'RT607', severity: mayBeFilled ? 'note' : 'error', at: { kind: 'statement' }, compiled: 'left out', database: 'NOT NULL without a default',
    message: mayBeFilled
      ? `${name} gives no value for ${column}, which ${where} wants unless a trigger or rule fills it`
      : `${name} gives no value for ${column}, which is NOT NULL and has no default in ${where}: the statement fails`,
    help: mayBeFilled ? null : 'Give the column a default until all code writes it.',
  })); // prettier-ignore
}

interface MissingColumn {
  /** `table.column` */
  readonly column: string;
  /** A trigger or rule may give the value. */
  readonly mayBeFilled: boolean;
}

function missingColumns({ tree, catalogue }: PlacedTree): readonly MissingColumn[] {
  return queriesOf(tree).flatMap((query) => {
    const target = children(query, 'rtable')[int(query, 'resultRelation') - 1];
    const relation = target === undefined ? undefined : catalogue.relations.get(int(target, 'relid'));
    if (relation === undefined || relation.viewTree !== null) return [];
    return insertedLists(query).flatMap((entries) => {
      const given = new Set(entries.map((entry) => int(entry, 'resno')));
      const missing = relation.columns.filter((column) => column.refusesNull && !column.hasDefault && !column.generated && !given.has(column.number));
      return missing.map((column) => ({ column: `${relation.name}.${column.name}`, mayBeFilled: isFilled(relation) }));
    });
  });
}

function isFilled({ beforeInsert, insteadOf, hasRules, hasChildren }: CatalogueRelation): boolean {
  // A partition may have a trigger of its own.
  return beforeInsert || insteadOf || hasRules || hasChildren;
}

/** CommandType of an action of MERGE is that of the command. */
function insertedLists(query: TreeNode): readonly (readonly TreeNode[])[] {
  if (int(query, 'commandType') === CommandType.insert) return [children(query, 'targetList')];
  return children(query, 'mergeActionList')
    .filter((action) => int(action, 'commandType') === CommandType.insert)
    .map((action) => children(action, 'targetList'));
}

function nullRemarks({ name, params }: SolvedQuery, before: PlacedTree, now: PlacedTree, where: string): readonly Remark[] {
  const known = new Set(refusedNulls(before));
  return [...new Set(refusedNulls(now))].filter((refused) => !known.has(refused)).flatMap((refused): readonly Remark[] => {
    const [number, column] = refused.split(' ');
    const param = params.find(({ position }) => position === Number(number));
    if (param?.nullable !== true) return [];
    return [{
      code: 'RT608', severity: 'error', at: { kind: 'param', position: param.position }, compiled: 'NULL may be passed', database: 'NULL is refused',
      message: `NULL may be passed for ${param.field} of ${name}, and the column ${column} refuses it in ${where}`,
      help: 'Compile the query for this schema, and pass a value, before the column refuses NULL.',
    }]; // prettier-ignore
  });
}

/** `number column` for each parameter that is written to a column which refuses NULL. */
function refusedNulls({ tree, catalogue }: PlacedTree): readonly string[] {
  return queriesOf(tree).flatMap((query) => assignments(query, catalogue).flatMap(({ number, column, allowsNull }) => (allowsNull ? [] : [`${number} ${column}`])));
}

function queriesOf(tree: string): readonly TreeNode[] {
  const queries: TreeNode[] = [];
  if (tree === '') return queries;
  walk(readRootNode(tree), (node) => {
    if (node.tag === 'QUERY' && child(node, 'utilityStmt') === null) queries.push(node);
  });
  return queries;
}
