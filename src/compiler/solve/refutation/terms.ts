/** One name for expressions that have one value in a row. */
import { children, int, ints, isNode, type TreeNode, type TreeValue } from '../../tree/node.js';
import { display } from '../canonical.js';
import { canFill } from '../filled-columns.js';
import { bare } from '../relative-text.js';
import { ancestor, type Scope } from '../scope.js';
import type { Solver } from '../solver.js';
import { isRepeatable } from '../volatility.js';

/** Null where two evaluations may differ: volatile functions, sub-queries. */
export function termOf(node: TreeNode, scope: Scope, solver: Solver): string | null {
  return isRepeatable(node, solver.catalogue) ? text(bare(node), scope) : null;
}

function text(value: TreeValue, scope: Scope): string {
  if (value === null) return '<>';
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return `(${value.map((item) => text(item, scope)).join(' ')})`;
  if (!isNode(value)) return `[${value.datum.join(' ')}]`;
  if (value.tag === 'VAR') return column(value, scope);
  if (value.tag === 'GROUPINGFUNC' && int(value, 'agglevelsup') === 0) return groupingTerm(ints(value, 'refs'));
  const fields: string[] = [];
  for (const [name, field] of value.fields) {
    if (!display.has(name)) fields.push(`${name}=${text(field, scope)}`);
  }
  return `{${value.tag} ${fields.join(' ')}}`;
}

export function groupingTerm(references: readonly number[]): string {
  return `GROUPING(${references.join(' ')})`;
}

/** Outer joins that can no longer fill the column make no difference. */
function column(node: TreeNode, here: Scope): string {
  const level = int(node, 'varlevelsup');
  const scope = ancestor(here, level);
  const relation = int(node, 'varno');
  const attribute = int(node, 'varattno');
  const live = ints(node, 'varnullingrels').filter((join) => canFill(scope, join, relation));
  const meant = live.length === 0 && level === 0 ? groupedExpression(node, scope) : null;
  if (meant !== null) return text(bare(meant), scope);
  return `@${level}.${relation}.${attribute}[${live.join()}]${int(node, 'varreturningtype')}`;
}

/** The expression that a column of the groups' range table entry (PostgreSQL 18) stands for; null for other columns. */
export function groupedExpression(node: TreeNode, scope: Scope): TreeNode | null {
  const entry = scope.rangeTable[int(node, 'varno') - 1];
  return (entry === undefined ? undefined : children(entry, 'groupexprs')[int(node, 'varattno') - 1]) ?? null;
}
