/**
 * Columns of a recursive CTE: what the first arm gives is assumed of every round, and kept for the columns in which the
 * other arm adds nothing to it.
 */
import type { TreeNode } from '../../tree/node.js';
import { type Contents, unknownContents } from '../../types/contents.js';
import { assumedColumns } from '../recursive-column.js';
import { outputEntries, type Scope } from '../scope.js';
import type { Solver } from '../solver.js';

const settled = new WeakMap<TreeNode, { readonly owner: Scope; readonly contents: readonly Contents[] }>();

export function recursiveContents(query: TreeNode, owner: Scope, attribute: number, solver: Solver): Contents {
  const known = settled.get(query);
  const contents = known?.owner === owner ? known.contents : settle(query, owner, solver);
  settled.set(query, { owner, contents });
  return contents[attribute - 1] ?? unknownContents;
}

function settle(query: TreeNode, owner: Scope, solver: Solver): readonly Contents[] {
  const outputs = outputEntries(query).map((_, index) => index + 1);
  const assumed = new Map(owner.assumed).set(query, assumedColumns(query, owner, solver));
  const under = (contents: readonly Contents[]): readonly Contents[] => {
    // A new parent object: nothing found under another assumption is reused.
    const parent: Scope = { ...owner, assumed, assumedContents: new Map(owner.assumedContents).set(query, contents) };
    return outputs.map((position) => solver.queryContents({ query, parent, proven: [], asOf: owner.asOf }, position));
  };
  // Of no row at all, the recursive arm gives nothing that the first does not.
  let guess = under(outputs.map(() => ({ kind: 'nothing' })));
  for (let round = 0; round < outputs.length + 2; round += 1) {
    const found = under(guess);
    const next = guess.map((contents, index) => (isSame(contents, found[index]) ? contents : unknownContents));
    if (next.every((contents, index) => contents === guess[index])) return guess;
    guess = next;
  }
  return outputs.map(() => unknownContents);
}

function isSame(a: Contents, b: Contents | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
