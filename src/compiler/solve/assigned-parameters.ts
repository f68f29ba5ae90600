/** Parameters that a statement writes to columns. */
import type { Catalogue } from '../catalogue.js';
import { child, children, int, isNode, items, type TreeNode } from '../tree/node.js';
import { loneParameter } from './lone-parameter.js';
import { bare } from './relative-text.js';

/** A parameter that one level of a statement writes to a column. */
interface Assignment {
  readonly number: number;
  readonly column: string;
  readonly allowsNull: boolean;
}

/** Those of a QUERY node, without the queries in it. */
export function assignments(query: TreeNode, catalogue: Catalogue): readonly Assignment[] {
  // SELECT has no target.
  const target = children(query, 'rtable')[int(query, 'resultRelation') - 1];
  const relation = target === undefined ? undefined : catalogue.relations.get(int(target, 'relid'));
  if (relation === undefined) return [];
  const conflict = child(query, 'onConflict');
  const lists = [
    children(query, 'targetList'),
    conflict === null ? [] : children(conflict, 'onConflictSet'),
    ...children(query, 'mergeActionList').map((action) => children(action, 'targetList')),
  ];
  return lists.flat().flatMap((entry) => {
    const column = relation.columns.find((candidate) => candidate.number === int(entry, 'resno'));
    const value = child(entry, 'expr');
    if (column === undefined || value === null) return [];
    // NULL would be a part, of which the column says nothing.
    const parts = storedParts(value).flatMap((part) => loneParameter(part) ?? []);
    if (parts.length > 0) return parts.map((number) => ({ number, column: column.name, allowsNull: false }));
    const domain = catalogue.types.get(column.typeOid)?.domainNotNull === true;
    return assignedValues(value, query).flatMap((assigned) => {
      const number = loneParameter(assigned);
      if (number === null) return [];
      const assignment = { number, column: column.name, allowsNull: !column.refusesNull && !domain };
      // INSERT … SELECT $1 holds the parameter twice: in the select list and, where it had no type yet, here.
      return value.tag === 'PARAM' && selectsParameter(query, number) ? [assignment, assignment] : [assignment];
    });
  });
}

/** `SET tags[$1] = $2`, `SET place.x = $1`: what is stored inside the column, and at which place. */
function storedParts(value: TreeNode): readonly TreeNode[] {
  const element = child(value, 'refassgnexpr');
  const stored = element === null ? children(value, 'newvals') : [element];
  if (stored.length === 0) return [];
  const inner = stored.flatMap((part) => [part, ...storedParts(part)]);
  return [...children(value, 'refupperindexpr'), ...children(value, 'reflowerindexpr'), ...inner];
}

function selectsParameter(query: TreeNode, number: number): boolean {
  return children(query, 'rtable').some((entry) => {
    const subquery = child(entry, 'subquery');
    const selected = subquery === null ? [] : children(subquery, 'targetList');
    return selected.some((target) => loneParameter(child(target, 'expr')) === number);
  });
}

/** The expressions that can be assigned: the cells of VALUES, the column of INSERT … SELECT, the branches of CASE. */
function assignedValues(value: TreeNode, query: TreeNode): readonly TreeNode[] {
  if (value.tag === 'CASEEXPR') {
    const results = children(value, 'args').map((when) => child(when, 'result'));
    return [...results, child(value, 'defresult')].flatMap((result) => (result === null ? [] : assignedValues(result, query)));
  }
  const passed = bare(value);
  const entry = children(query, 'rtable')[int(passed, 'varno') - 1];
  const position = int(passed, 'varattno') - 1;
  if (entry === undefined) return [value];
  const cells = items(entry, 'values_lists').flatMap((row) => (Array.isArray(row) ? [row[position]] : []));
  const subquery = child(entry, 'subquery');
  const selected = subquery === null ? undefined : children(subquery, 'targetList')[position];
  const expression = selected === undefined ? null : child(selected, 'expr');
  return subquery === null || expression === null ? cells.filter(isNode) : assignedValues(expression, subquery);
}
