/** Where parameters stand in a statement: what they may be called, and whether NULL may be passed. */
import type { Catalogue } from '../catalogue.js';
import { bool, child, children, int, type TreeNode, word } from '../tree/node.js';
import { walk, walkQueries } from '../tree/walk.js';
import { assignments } from './assigned-parameters.js';
import { comparisons } from './compared-parameters.js';
import { isCastCall, loneParameter, parameterNumber } from './lone-parameter.js';

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
    const own = parameterNumber(node);
    if (own !== null) add(places, own);
    for (const [number, text] of argumentsOfCall(node, catalogue)) {
      if (!callArguments.has(number)) callArguments.set(number, text);
    }
    // IS [NOT] DISTINCT FROM takes NULL for a value like any other.
    if (node.tag === 'DISTINCTEXPR') {
      for (const number of children(node, 'args').map(loneParameter)) if (number !== null) add(free, number);
    }
  });

  walkQueries(query, (levels) => {
    for (const { number, column, allowsNull } of assignments(levels[0], catalogue)) {
      name(number, column);
      if (allowsNull) add(free, number);
    }
    nameLimits(levels[0], name);
    for (const { number, column } of comparisons(levels)) name(number, column);
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

/** `f($1)`, `f(days => $1)`: the argument's name in the call or in the function's declaration, else the function's. */
function argumentsOfCall(node: TreeNode, catalogue: Catalogue): readonly (readonly [number, string])[] {
  if (isCastCall(node)) return [];
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

function nameLimits(query: TreeNode, name: (number: number, text: string) => void): void {
  for (const [field, text] of [
    ['limitCount', 'limit'],
    ['limitOffset', 'offset'],
  ] as const) {
    const number = loneParameter(child(query, field));
    if (number !== null) name(number, text);
  }
}
