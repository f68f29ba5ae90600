/** Where parameters stand in a statement: what they may be called, and whether NULL may be passed. */
import type { Catalogue } from '../catalogue.js';
import { bool, child, children, int, isNode, items, type TreeNode, word } from '../tree/node.js';
import { walk } from '../tree/walk.js';
import { bare } from './relative-text.js';
import { CommandType } from './scope.js';

export interface ParameterUse {
  /** The column that the parameter is assigned to or compared with, `limit`, `offset`; null where none is near. */
  readonly name: string | null;
  /** The argument that it is of a function, else the function; null where it is none. */
  readonly argument: string | null;
  /** Every place is an assignment to a column that allows NULL. */
  readonly onlyNullableAssignments: boolean;
}

/** Uses by parameter number. */
export function parameterUses(query: TreeNode, catalogue: Catalogue): ReadonlyMap<number, ParameterUse> {
  const names = new Map<number, string>();
  const callArguments = new Map<number, string>();
  const places = new Map<number, number>();
  const free = new Map<number, number>();
  const name = (number: number, text: string): void => {
    if (!names.has(number)) names.set(number, text);
  };

  walk(query, (node) => {
    if (node.tag === 'PARAM' && int(node, 'paramkind') === 0) add(places, int(node, 'paramid'));
    for (const [number, text] of argumentsOfCall(node, catalogue)) {
      if (!callArguments.has(number)) callArguments.set(number, text);
    }
    if (node.tag === 'QUERY') {
      for (const { number, column, allowsNull } of assignments(node, catalogue)) {
        name(number, column);
        if (allowsNull) add(free, number);
      }
      nameLimits(node, name);
      for (const [number, column] of comparisons(node)) name(number, column);
    }
    // IS [NOT] DISTINCT FROM takes NULL for a value like any other.
    if (node.tag === 'DISTINCTEXPR') {
      for (const number of children(node, 'args').map(loneParameter)) if (number !== null) add(free, number);
    }
  });

  return new Map(
    [...places].map(([number, count]) => [
      number,
      { name: names.get(number) ?? null, argument: callArguments.get(number) ?? null, onlyNullableAssignments: free.get(number) === count },
    ]),
  );
}

function add(counts: Map<number, number>, key: number): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** The number of a parameter that stands alone, but for casts. */
function loneParameter(node: TreeNode | null): number | null {
  if (node === null) return null;
  if (node.tag === 'PARAM') return int(node, 'paramkind') === 0 ? int(node, 'paramid') : null;
  if (node.tag === 'RELABELTYPE' || node.tag === 'COERCEVIAIO' || node.tag === 'ARRAYCOERCEEXPR' || node.tag === 'COERCETODOMAIN') {
    return loneParameter(child(node, 'arg'));
  }
  // The length coercion of varchar(n) and its like: a strict cast function.
  const isCast = node.tag === 'FUNCEXPR' && int(node, 'funcformat') !== 0;
  return isCast ? loneParameter(children(node, 'args')[0] ?? null) : null;
}

/** `f($1)`, `f(days => $1)`: the argument's name in the call or in the function's declaration, else the function's. */
function argumentsOfCall(node: TreeNode, catalogue: Catalogue): readonly (readonly [number, string])[] {
  if (node.tag !== 'FUNCEXPR' || int(node, 'funcformat') !== 0) return [];
  const called = catalogue.functions.get(int(node, 'funcid'));
  if (called === undefined) return [];
  return children(node, 'args').flatMap((arg, index) => {
    const isNamed = arg.tag === 'NAMEDARGEXPR';
    const own = isNamed ? word(arg, 'name') : called.argumentNames[index];
    // The values for a VARIADIC argument are one array by now.
    const isList = bool(node, 'funcvariadic') && arg.tag === 'ARRAYEXPR';
    const values = isList ? children(arg, 'elements') : [isNamed ? child(arg, 'arg') : arg];
    return values.flatMap((value) => {
      const number = loneParameter(value);
      return number === null ? [] : [[number, own === undefined || own === null || own === '' ? called.name : own] as const];
    });
  });
}

/** A parameter that one level of a statement writes to a column. */
interface Assignment {
  readonly number: number;
  readonly column: string;
  readonly allowsNull: boolean;
}

/** Those of a QUERY node, without the queries in it. */
export function assignments(query: TreeNode, catalogue: Catalogue): readonly Assignment[] {
  const command = int(query, 'commandType');
  if (command === CommandType.select || command === CommandType.utility) return [];
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
    const parts = storedParts(value).map(loneParameter);
    if (parts.length > 0) return parts.flatMap((number) => (number === null ? [] : [{ number, column: column.name, allowsNull: false }]));
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
  const isElement = value.tag === 'SUBSCRIPTINGREF' && child(value, 'refassgnexpr') !== null;
  if (!isElement && value.tag !== 'FIELDSTORE') return [];
  const stored = isElement ? [child(value, 'refassgnexpr')] : children(value, 'newvals');
  const inner = stored.flatMap((part) => (part === null ? [] : [part, ...storedParts(part)]));
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
  if (passed.tag !== 'VAR' || int(passed, 'varlevelsup') > 0) return [value];
  const entry = children(query, 'rtable')[int(passed, 'varno') - 1];
  const position = int(passed, 'varattno') - 1;
  if (entry === undefined) return [value];
  const cells = items(entry, 'values_lists').flatMap((row) => (Array.isArray(row) ? [row[position]] : []));
  const subquery = child(entry, 'subquery');
  const selected = subquery === null ? undefined : children(subquery, 'targetList')[position];
  const expression = selected === undefined ? null : child(selected, 'expr');
  return subquery === null || expression === null ? cells.filter(isNode) : assignedValues(expression, subquery);
}

function nameLimits(query: TreeNode, name: (number: number, text: string) => void): void {
  for (const [field, text] of [
    ['limitCount', 'limit'],
    ['limitOffset', 'offset'],
  ] as const) {
    const number = loneParameter(child(query, field));
    if (number !== null) name(number, text);
  }
}

/** `column = $1`, `$1 < column`, `column = ANY($1)`, at the level of this query. */
function comparisons(query: TreeNode): readonly (readonly [number, string])[] {
  const found: (readonly [number, string])[] = [];
  walk([...query.fields.values()].filter((value) => value !== null && typeof value === 'object'), (node) => {
    if (node.tag === 'QUERY') return false;
    if (node.tag === 'OPEXPR' || node.tag === 'SCALARARRAYOPEXPR' || node.tag === 'DISTINCTEXPR') {
      const args = children(node, 'args');
      for (const [index, arg] of args.entries()) {
        // `column IN ($1, $2)` compares with an array of parameters.
        const compared = arg.tag === 'ARRAYEXPR' ? children(arg, 'elements') : [arg];
        for (const number of compared.map(loneParameter)) {
          const column = number === null ? null : firstColumn(args[1 - index] ?? null, query);
          if (number !== null && column !== null) found.push([number, column]);
        }
      }
    }
    return true;
  });
  return found;
}

function firstColumn(node: TreeNode | null, query: TreeNode): string | null {
  let column: string | null = null;
  walk(node, (part) => {
    if (part.tag === 'QUERY') return false;
    if (part.tag === 'VAR' && column === null && int(part, 'varlevelsup') === 0) {
      const entry = children(query, 'rtable')[int(part, 'varno') - 1];
      const eref = entry === undefined ? null : child(entry, 'eref');
      const name = eref === null ? undefined : items(eref, 'colnames')[int(part, 'varattno') - 1];
      if (typeof name === 'string' && name !== '') column = name;
    }
    return true;
  });
  return column;
}
