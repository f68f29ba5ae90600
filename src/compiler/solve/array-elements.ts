/** Whether elements of an array can be NULL. */
import { child, children, int, type TreeNode } from '../tree/node.js';
import { conditionPlace } from './build-scope.js';
import { factsWhenTrue } from './conditions.js';
import { neverNull } from './function-facts.js';
import type { Scope } from './scope.js';
import type { Solver } from './solver.js';
import { allOf, notNull, nullable, type Verdict } from './verdict.js';

/** Functions whose arrays hold no NULL, whatever they are given; `string_to_array` with a NULL word can. */
const fullArrays = new Set([
  'pg_catalog.string_to_array(text,text)',
  'pg_catalog.regexp_split_to_array(text,text)',
  'pg_catalog.regexp_split_to_array(text,text,text)',
  'pg_catalog.array_positions(anycompatiblearray,anycompatible)',
  'pg_catalog.enum_range(anyenum)',
  'pg_catalog.enum_range(anyenum,anyenum)',
]);

export function arrayElements(node: TreeNode, scope: Scope, solver: Solver): Verdict {
  switch (node.tag) {
    case 'ARRAYEXPR':
      return arrayLiteral(node, scope, solver);
    case 'CONST':
      return constantArray(node);
    case 'PARAM':
      // The type of a list parameter has no null in it, and the runtime refuses one.
      return int(node, 'paramkind') === 0 ? notNull('a list parameter holds no NULL') : nullable('an array of a sub-query');
    case 'RELABELTYPE':
    case 'COLLATEEXPR':
    case 'COERCETODOMAIN': {
      const arg = child(node, 'arg');
      return arg === null ? nullable('elements of an array can be NULL') : solver.elements(arg, scope);
    }
    case 'ARRAYCOERCEEXPR':
      return castElements(node, scope, solver);
    case 'COALESCEEXPR':
      return allOf(children(node, 'args').map((arg) => solver.elements(arg, scope)), 'no array of COALESCE holds NULL');
    case 'SUBLINK':
      return arraySubLink(node, scope, solver);
    case 'AGGREF':
      return arrayAggregate(node, scope, solver);
    case 'FUNCEXPR':
    case 'OPEXPR':
      return arrayFunction(node, scope, solver);
    default:
      return nullable('elements of an array can be NULL');
  }
}

function arrayLiteral(node: TreeNode, scope: Scope, solver: Solver): Verdict {
  const elements = children(node, 'elements');
  const nested = node.fields.get('multidims') === 'true';
  return allOf(
    elements.map((element) => (nested ? solver.elements(element, scope) : solver.expression(element, scope))),
    'no element of ARRAY[…] is NULL',
  );
}

/** The cast is made for each element, which stands in it as CASETESTEXPR; some casts make NULL of a value. */
function castElements(node: TreeNode, scope: Scope, solver: Solver): Verdict {
  const arg = child(node, 'arg');
  const cast = child(node, 'elemexpr');
  if (arg === null || cast === null) return nullable('elements of an array can be NULL');
  return allOf([solver.elements(arg, scope), solver.expression(cast, scope)], 'no element is NULL, and the cast makes none');
}

/** Array header: length word, ndim, dataoffset; dataoffset 0 means that there is no bitmap of NULLs. */
function constantArray(node: TreeNode): Verdict {
  const value = node.fields.get('constvalue');
  if (typeof value !== 'object' || value === null || !('datum' in value)) return nullable('elements of an array can be NULL');
  const bytes = value.datum;
  // A short varlena header is never written for constants; anything else is read as "can be NULL".
  const hasBitmap = bytes.length < 12 || bytes.slice(8, 12).some((byte) => byte !== 0);
  return hasBitmap ? nullable('the array constant may hold NULL') : notNull('the array constant holds no NULL');
}

function arraySubLink(node: TreeNode, scope: Scope, solver: Solver): Verdict {
  const query = child(node, 'subselect');
  if (query === null || int(node, 'subLinkType') !== 6) return nullable('elements of an array can be NULL');
  return solver.queryOutput({ query, parent: scope, proven: [], stale: scope.stale }, 1);
}

function arrayAggregate(node: TreeNode, scope: Scope, solver: Solver): Verdict {
  const called = solver.catalogue.functions.get(int(node, 'aggfnoid'));
  const entry = children(node, 'args')[0];
  const argument = entry === undefined ? null : child(entry, 'expr');
  if (called?.signature !== 'pg_catalog.array_agg(anynonarray)' || argument === null) {
    return nullable('elements of an array can be NULL');
  }
  // FILTER (WHERE x IS NOT NULL) is the usual way to keep NULLs of an outer join out.
  const filter = child(node, 'aggfilter');
  if (filter === null) return solver.expression(argument, scope);
  const passed = factsWhenTrue(filter, conditionPlace(scope, solver.catalogue, 'FILTER'));
  return solver.expression(argument, solver.narrowed(scope, passed));
}

function arrayFunction(node: TreeNode, scope: Scope, solver: Solver): Verdict {
  const oid = node.tag === 'FUNCEXPR' ? int(node, 'funcid') : int(node, 'opfuncid');
  const called = solver.catalogue.functions.get(oid);
  if (called === undefined || neverNull(called) === null) return nullable('elements of an array can be NULL');
  if (fullArrays.has(called.signature)) return notNull(`${called.name} gives no NULL element`);
  const [first, second] = children(node, 'args');
  if (first === undefined || second === undefined) return nullable('elements of an array can be NULL');
  switch (called.signature) {
    case 'pg_catalog.array_cat(anycompatiblearray,anycompatiblearray)':
      return allOf([solver.elements(first, scope), solver.elements(second, scope)], 'neither array holds NULL');
    case 'pg_catalog.array_append(anycompatiblearray,anycompatible)':
      return allOf([solver.elements(first, scope), solver.expression(second, scope)], 'no element is NULL');
    case 'pg_catalog.array_prepend(anycompatible,anycompatiblearray)':
      return allOf([solver.expression(first, scope), solver.elements(second, scope)], 'no element is NULL');
    case 'pg_catalog.array_remove(anycompatiblearray,anycompatible)':
      return isNullConstant(second) ? notNull('array_remove took the NULLs out') : solver.elements(first, scope);
    default:
      return nullable('elements of an array can be NULL');
  }
}

function isNullConstant(node: TreeNode): boolean {
  return node.tag === 'CONST' && node.fields.get('constisnull') === 'true';
}
