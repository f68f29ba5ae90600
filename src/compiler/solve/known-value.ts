/** Values that are the same for all rows of a query: made of constants, parameters, outer and bound columns. */
import type { Catalogue } from '../catalogue.js';
import { int, isNode, type TreeNode, type TreeValue } from '../tree/node.js';
import { calledFunctions } from './volatility.js';

/** Whether a column of the level in question has one value for all rows. */
export type HasOneValue = (column: TreeNode) => boolean;

export function isKnownValue(node: TreeNode, hasOneValue: HasOneValue, catalogue: Catalogue): boolean {
  if (varies(node, hasOneValue, 0)) return false;
  const again = withoutInitPlans(node);
  return [...calledFunctions(again, catalogue)].every((oid) => catalogue.functions.get(oid)?.volatility !== 'v');
}

/** SubLinkType of a scalar sub-query. */
const SCALAR = 4;

/**
 * The value without what runs once, whatever it calls: scalar sub-queries that look at nothing outside. One that looks at
 * an outer level may run for each row, once PostgreSQL has pulled this level up into that one.
 */
function withoutInitPlans(node: TreeNode): TreeNode {
  const map = (value: TreeValue): TreeValue => {
    if (Array.isArray(value)) return value.map(map);
    return isNode(value) ? withoutInitPlans(value) : value;
  };
  const runsOnce = int(node, 'subLinkType') === SCALAR && !looksOutside(node, 0);
  return { tag: node.tag, fields: runsOnce ? new Map() : new Map([...node.fields].map(([name, field]) => [name, map(field)])) };
}

/** Fields that tell how many levels up a column, an aggregate or GROUPING belongs. */
const levelFields: Readonly<Record<string, string>> = { VAR: 'varlevelsup', AGGREF: 'agglevelsup', GROUPINGFUNC: 'agglevelsup' };

/** @param levels how many queries stand around the value, the sub-query among them */
function looksOutside(value: TreeValue, levels: number): boolean {
  if (Array.isArray(value)) return value.some((item) => looksOutside(item, levels));
  if (!isNode(value)) return false;
  const field = levelFields[value.tag];
  if (field !== undefined && int(value, field) >= levels) return true;
  const below = value.tag === 'QUERY' ? levels + 1 : levels;
  return [...value.fields.values()].some((inner) => looksOutside(inner, below));
}

/** Whether an item of FROM looks (LATERAL) at columns of one value only: then it has one row of one value if it has one row. */
export function looksAtOneValue(entry: TreeNode, hasOneValue: HasOneValue): boolean {
  return !readsOther([...entry.fields.values()], hasOneValue, 0);
}

function readsOther(value: TreeValue, hasOneValue: HasOneValue, level: number): boolean {
  if (Array.isArray(value)) return value.some((item) => readsOther(item, hasOneValue, level));
  if (!isNode(value)) return false;
  if (value.tag === 'VAR' && int(value, 'varlevelsup') === level) return !hasOneValue(value);
  const below = value.tag === 'QUERY' ? level + 1 : level;
  return [...value.fields.values()].some((field) => readsOther(field, hasOneValue, below));
}

/** @param level how many queries below the one in question the value stands */
function varies(value: TreeValue, hasOneValue: HasOneValue, level: number): boolean {
  if (Array.isArray(value)) return value.some((item) => varies(item, hasOneValue, level));
  if (!isNode(value)) return false;
  if (value.tag === 'VAR' && int(value, 'varlevelsup') === level && !hasOneValue(value)) return true;
  // An aggregate stands where there is one row, or beside groups that are looked at themselves.
  if (level === 0 && value.tag === 'WINDOWFUNC') return true;
  // A sub-query that looks at no row of this query is evaluated once for all of them.
  const below = value.tag === 'QUERY' ? level + 1 : level;
  return [...value.fields.values()].some((field) => varies(field, hasOneValue, below));
}
