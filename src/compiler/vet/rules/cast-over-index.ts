/**
 * RT507: an indexed column that PostgreSQL casts to compare it. The index holds the values as they are, so it cannot
 * answer the comparison.
 *
 * @see https://www.postgresql.org/docs/18/typeconv-oper.html
 */
import type { Catalogue } from '../../catalogue.js';
import { RteKind, type Scope } from '../../solve/scope.js';
import { bool, child, children, int, type TreeNode, word } from '../../tree/node.js';
import { some } from '../../tree/walk.js';
import { type QueryLevel, walkLevel } from '../query-levels.js';
import type { Remark, VetRule } from '../vet-rule.js';
import type { VettedQuery } from '../vetted-query.js';

export const castOverIndex: VetRule = {
  code: 'RT507',
  byDefault: true,
  check: (vetted) => vetted.levels.flatMap((level) => castsOfLevel(level, vetted)),
};

function castsOfLevel({ query, scope }: QueryLevel, vetted: VettedQuery): readonly Remark[] {
  const remarks: Remark[] = [];
  // WHERE and ON: what is compared elsewhere chooses no rows of a table.
  walkLevel(child(query, 'jointree'), (node) => {
    const [left, right] = comparedSides(node, vetted);
    if (left === undefined || right === undefined) return;
    const remark = castColumn(left, right, scope, vetted) ?? (node.tag === 'OPEXPR' ? castColumn(right, left, scope, vetted) : null);
    if (remark !== null) remarks.push(remark);
  });
  return remarks;
}

/** The two sides of an operator that indexes search by. */
function comparedSides(node: TreeNode, { indexes }: VettedQuery): readonly TreeNode[] {
  const isComparison = node.tag === 'OPEXPR' || (node.tag === 'SCALARARRAYOPEXPR' && bool(node, 'useOr'));
  return isComparison && indexes.searchOperators.has(int(node, 'opno')) ? children(node, 'args') : [];
}

function castColumn(side: TreeNode, other: TreeNode, scope: Scope, { catalogue, indexes, offsetOf }: VettedQuery): Remark | null {
  const column = implicitlyCast(side);
  if (column === null || int(column, 'varlevelsup') > 0) return null;
  const relation = int(column, 'varno');
  // Two columns of one row: no index would answer that in any case.
  if (some(other, (node) => node.tag === 'VAR' && int(node, 'varlevelsup') === 0 && int(node, 'varno') === relation)) return null;
  const entry = scope.rangeTable[relation - 1];
  if (entry === undefined || int(entry, 'rtekind') !== RteKind.relation) return null;
  const table = catalogue.relations.get(int(entry, 'relid'));
  const index = indexes.leadingColumns.get(int(entry, 'relid'))?.get(int(column, 'varattno'));
  const name = table?.columns.find(({ number }) => number === int(column, 'varattno'))?.name;
  if (table === undefined || index === undefined || name === undefined) return null;
  const own = typeName(int(column, 'vartype'), catalogue);
  return {
    offset: offsetOf(column),
    message: `${table.name}.${name} is ${own} and is cast to ${typeName(int(side, 'funcresulttype'), catalogue)} here, so the index ${index} cannot be used`,
    help: `Compare it with a value of type ${own} instead.`,
  };
}

/** As a cast would name it: `character` alone is char(1). */
function typeName(oid: number, catalogue: Catalogue): string {
  const label = catalogue.types.get(oid)?.label ?? 'another type';
  return label === 'character' ? 'bpchar' : label;
}

/** The column under a cast that nobody wrote (CoercionForm 2); casts that keep the bytes keep the index too. */
function implicitlyCast(node: TreeNode): TreeNode | null {
  if (node.tag === 'RELABELTYPE') {
    const arg = child(node, 'arg');
    return arg === null ? null : implicitlyCast(arg);
  }
  if (node.tag !== 'FUNCEXPR' || int(node, 'funcformat') !== 2 || word(node, 'funcretset') === 'true') return null;
  let arg = children(node, 'args')[0] ?? null;
  while (arg?.tag === 'RELABELTYPE') arg = child(arg, 'arg');
  return arg?.tag === 'VAR' ? arg : null;
}
