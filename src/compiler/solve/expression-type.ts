/** The type of an expression: PostgreSQL's exprType() over the text form of its trees. */
import type { Catalogue } from '../catalogue.js';
import { child, int, type TreeNode } from '../tree/node.js';
import { outputEntries } from './scope.js';

/** The field that carries the result's type OID, by node. */
const typeFields: ReadonlyMap<string, string> = new Map([
  ['VAR', 'vartype'],
  ['CONST', 'consttype'],
  ['PARAM', 'paramtype'],
  ['AGGREF', 'aggtype'],
  ['WINDOWFUNC', 'wintype'],
  ['SUBSCRIPTINGREF', 'refrestype'],
  ['FUNCEXPR', 'funcresulttype'],
  ['OPEXPR', 'opresulttype'],
  ['NULLIFEXPR', 'opresulttype'],
  ['FIELDSELECT', 'resulttype'],
  ['RELABELTYPE', 'resulttype'],
  ['COERCEVIAIO', 'resulttype'],
  ['ARRAYCOERCEEXPR', 'resulttype'],
  ['CONVERTROWTYPEEXPR', 'resulttype'],
  ['COERCETODOMAIN', 'resulttype'],
  ['CASEEXPR', 'casetype'],
  ['CASETESTEXPR', 'typeId'],
  ['SETTODEFAULT', 'typeId'],
  ['NEXTVALUEEXPR', 'typeId'],
  ['ARRAYEXPR', 'array_typeid'],
  ['ROWEXPR', 'row_typeid'],
  ['COALESCEEXPR', 'coalescetype'],
  ['MINMAXEXPR', 'minmaxtype'],
  ['SQLVALUEFUNCTION', 'type'],
  ['MERGESUPPORTFUNC', 'msftype'],
]);

const BOOL = 16;
const INT4 = 23;

const booleans = new Set([
  'BOOLEXPR',
  'DISTINCTEXPR',
  'SCALARARRAYOPEXPR',
  'NULLTEST',
  'BOOLEANTEST',
  'ROWCOMPAREEXPR',
  'JSONISPREDICATE',
  'CURRENTOFEXPR',
]);

/** SubLinkType of a scalar sub-query and of ARRAY(…). */
const SubLink = { scalar: 4, array: 6 } as const;

/** Type OID; 0 where the tree does not tell. */
export function expressionType(node: TreeNode, catalogue: Catalogue): number {
  const field = typeFields.get(node.tag);
  if (field !== undefined) return int(node, field);
  if (booleans.has(node.tag)) return BOOL;
  switch (node.tag) {
    case 'GROUPINGFUNC':
      return INT4;
    case 'COLLATEEXPR':
    case 'NAMEDARGEXPR':
      return innerType(node, 'arg', catalogue);
    case 'RETURNINGEXPR':
      return innerType(node, 'retexpr', catalogue);
    case 'JSONVALUEEXPR':
      return innerType(node, 'formatted_expr', catalogue);
    case 'JSONCONSTRUCTOREXPR':
    case 'JSONEXPR': {
      const returning = child(node, 'returning');
      return returning === null ? 0 : int(returning, 'typid');
    }
    case 'SUBLINK':
      return subLinkType(node, catalogue);
    default:
      return 0;
  }
}

function innerType(node: TreeNode, field: string, catalogue: Catalogue): number {
  const inner = child(node, field);
  return inner === null ? 0 : expressionType(inner, catalogue);
}

function subLinkType(node: TreeNode, catalogue: Catalogue): number {
  const kind = int(node, 'subLinkType');
  const query = child(node, 'subselect');
  if (kind !== SubLink.scalar && kind !== SubLink.array) return BOOL;
  const entry = query === null ? undefined : outputEntries(query)[0];
  const value = entry === undefined ? null : child(entry, 'expr');
  const type = value === null ? 0 : expressionType(value, catalogue);
  return kind === SubLink.scalar ? type : arrayTypeOf(type, catalogue);
}

/** The array of the type; of an array its own type, since dimensions are no part of it. */
function arrayTypeOf(element: number, catalogue: Catalogue): number {
  const type = catalogue.types.get(element);
  if (type === undefined || type.elementOid !== 0) return type?.oid ?? 0;
  for (const candidate of catalogue.types.values()) if (candidate.elementOid === element && candidate.name.startsWith('_')) return candidate.oid;
  return 0;
}
