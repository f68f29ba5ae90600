/** Numbers that are neither NaN nor infinite, so that JSON has a number for them. */
import type { CatalogueFunction } from '../../catalogue.js';
import { children, type TreeNode } from '../../tree/node.js';
import { type Contents, unknownContents } from '../../types/contents.js';
import { expressionType } from '../expression-type.js';
import type { Scope } from '../scope.js';
import type { Solver } from '../solver.js';

const finite: Contents = { kind: 'finite' };

/** OIDs of int2, int4 and int8, which hold nothing else. */
const integers = new Set([20, 21, 23]);

/** Conversions, and arithmetic that fails with an error where the result would be infinite. */
const keeping = new Set(
  [
    'numeric', 'float4', 'float8', 'round', 'trunc', 'ceil', 'ceiling', 'floor', 'abs', 'numeric_abs', 'float8abs', 'float4abs',
    'numeric_add', 'numeric_sub', 'numeric_mul', 'numeric_div', 'numeric_mod', 'numeric_uminus',
    'float8pl', 'float8mi', 'float8mul', 'float8div', 'float8um', 'float48pl', 'float48mi', 'float48mul', 'float48div',
    'float84pl', 'float84mi', 'float84mul', 'float84div', 'float4pl', 'float4mi', 'float4mul', 'float4div', 'float4um',
  ].map((name) => `pg_catalog.${name}`),
);

function isFinite(node: TreeNode, scope: Scope, solver: Solver): boolean {
  return integers.has(expressionType(node, solver.catalogue)) || solver.contents(node, scope).kind === 'finite';
}

export function finiteCall(node: TreeNode, called: CatalogueFunction, scope: Scope, solver: Solver): Contents {
  const isKeeping = keeping.has(called.signature.slice(0, called.signature.indexOf('(')));
  return isKeeping && children(node, 'args').every((arg) => isFinite(arg, scope, solver)) ? finite : unknownContents;
}

/** Sums of numeric have no bound that float8 could not pass; those of finite floats can only fail. */
export function finiteAggregate(called: CatalogueFunction, argument: TreeNode, scope: Scope, solver: Solver): Contents {
  const gathers = called.name === 'sum' || called.name === 'avg';
  return gathers && isFinite(argument, scope, solver) ? finite : unknownContents;
}
