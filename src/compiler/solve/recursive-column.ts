/** Columns of a recursive CTE: assumed not null, and the assumption kept while both arms bear it out. */
import type { TreeNode } from '../tree/node.js';
import { outputEntries, type Scope } from './scope.js';
import type { Solver } from './solver.js';
import { notNull, nullable, type Verdict } from './verdict.js';

const settled = new WeakMap<Scope, Map<TreeNode, ReadonlySet<number>>>();

export function recursiveColumn(query: TreeNode, owner: Scope, attribute: number, solver: Solver): Verdict {
  return assumedColumns(query, owner, solver).has(attribute)
    ? notNull('no round of the recursion gives NULL')
    : nullable('some round of the recursion can give NULL');
}

/** The columns that no round gives NULL in. */
export function assumedColumns(query: TreeNode, owner: Scope, solver: Solver): ReadonlySet<number> {
  const ofOwner = settled.get(owner) ?? new Map<TreeNode, ReadonlySet<number>>();
  settled.set(owner, ofOwner);
  const proven = ofOwner.get(query) ?? borneOut(query, owner, solver);
  ofOwner.set(query, proven);
  return proven;
}

function borneOut(query: TreeNode, owner: Scope, solver: Solver): ReadonlySet<number> {
  let proven = new Set(outputEntries(query).map((_, index) => index + 1));
  for (;;) {
    const assumed = new Map(owner.assumed).set(query, proven);
    // A new parent object: no verdict made under another assumption is reused.
    const parent: Scope = { ...owner, assumed };
    const kept = [...proven].filter(
      (attribute) => !solver.queryOutput({ query, parent, proven: [], asOf: owner.asOf }, attribute).nullable,
    );
    if (kept.length === proven.size) return proven;
    proven = new Set(kept);
  }
}
