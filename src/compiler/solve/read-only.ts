/** Proves that a statement only reads, so that it may go to a replica. */
import type { Catalogue } from '../catalogue.js';
import { children, int, type TreeNode, type TreeValue } from '../tree/node.js';
import { readNodeTree } from '../tree/read-node-tree.js';
import { some } from '../tree/walk.js';
import { CommandType } from './scope.js';
import { readViews, viewQuery } from './view-query.js';
import { calledFunctions } from './volatility.js';

/** Volatile because they differ from call to call, not because they change anything. */
const harmless = new Set(
  [
    'random',
    'clock_timestamp',
    'timeofday',
    'gen_random_uuid',
    'uuidv4',
    'uuidv7',
    'random_normal',
    'statement_timestamp',
    'pg_sleep',
  ].map((name) => `pg_catalog.${name}(`),
);

export function isReadOnly(query: TreeNode, catalogue: Catalogue): boolean {
  return reads(query, catalogue, new Set());
}

/** @param seen functions that are read already; only these can lead back to themselves */
function reads(query: TreeValue, catalogue: Catalogue, seen: Set<number>): boolean {
  if (writes(query)) return false;
  for (const oid of calledFunctions(query, catalogue)) {
    if (!functionReads(oid, catalogue, seen)) return false;
  }
  return readViews(query, catalogue).every((view) => reads(viewQuery(view, catalogue), catalogue, seen));
}

/** A data-modifying level, or a row lock. */
function writes(query: TreeValue): boolean {
  return some(query, (node) => node.tag === 'QUERY' && (int(node, 'commandType') !== CommandType.select || children(node, 'rowMarks').length > 0));
}

function functionReads(oid: number, catalogue: Catalogue, seen: Set<number>): boolean {
  const called = catalogue.functions.get(oid);
  if (called === undefined) return false;
  if (called.volatility === 'v') return [...harmless].some((start) => called.signature.startsWith(start));
  // A function in SQL that calls itself stable is held to its body, where the body can be read.
  if (called.bodyTree === null || seen.has(oid)) return true;
  seen.add(oid);
  return reads(readNodeTree(called.bodyTree), catalogue, seen);
}
