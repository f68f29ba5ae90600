/**
 * RT503: `x NOT IN (…)` is NULL, so it lets no row pass, as soon as one of the values is NULL.
 *
 * @see https://www.postgresql.org/docs/18/functions-subquery.html#FUNCTIONS-SUBQUERY-NOTIN
 */
import type { VettedQuery } from '../vetted-query.js';
import { outputEntries } from '../../solve/scope.js';
import { bool, child, children, int, items, type TreeNode, word } from '../../tree/node.js';
import { fieldsOf, type QueryLevel, walkLevel } from '../query-levels.js';
import { rawList, rawLocation, rawText, walkRaw } from '../raw-nodes.js';
import { firstLocation } from '../../tree/first-location.js';
import type { Remark, VetRule } from '../vet-rule.js';

/** SubLinkType. */
const ALL = 1;
const ANY = 2;

export const nullableNotIn: VetRule = {
  code: 'RT503',
  byDefault: true,
  check(vetted) {
    const lists = notInLists(vetted.raw);
    return vetted.levels.flatMap((level) => {
      const remarks: Remark[] = [];
      walkLevel(fieldsOf(level.query), (node) => {
        const reason = nullableSubSelect(node, level, vetted) ?? nullableElement(node, lists, level, vetted);
        if (reason !== null) remarks.push({ offset: vetted.offsetOf(node), ...reason });
      });
      return remarks;
    });
  },
};

/** `NOT (x IN (SELECT …))`, or `x <> ALL (SELECT …)`. */
function nullableSubSelect(node: TreeNode, { scope }: QueryLevel, { solver }: VettedQuery): Omit<Remark, 'offset'> | null {
  const link = node.tag === 'BOOLEXPR' && word(node, 'boolop') === 'not' ? (children(node, 'args')[0] ?? null) : node;
  if (link?.tag !== 'SUBLINK' || !isNotIn(link, link !== node)) return null;
  const query = child(link, 'subselect');
  if (query === null) return null;
  for (const position of outputEntries(query).keys()) {
    const verdict = solver.queryOutput({ query, parent: scope, proven: [], asOf: null }, position + 1);
    if (verdict.nullable) {
      return {
        message: `NOT IN lets no row pass once the sub-select holds a NULL, and it may: ${verdict.reason}`,
        help: 'Write NOT EXISTS, or leave the NULLs out of the sub-select with IS NOT NULL.',
      };
    }
  }
  return null;
}

function isNotIn(link: TreeNode, isNegated: boolean): boolean {
  const [operator] = items(link, 'operName');
  const type = int(link, 'subLinkType');
  return isNegated ? type === ANY && operator === '=' : type === ALL && operator === '<>';
}

/** A list with NULL in it, or with a parameter that may be NULL. */
function nullableElement(
  node: TreeNode,
  lists: ReadonlySet<number>,
  { scope }: QueryLevel,
  { solver }: VettedQuery,
): Omit<Remark, 'offset'> | null {
  const isList = node.tag === 'SCALARARRAYOPEXPR' && !bool(node, 'useOr') && lists.has(firstLocation(node) ?? -1);
  const array = isList ? children(node, 'args')[1] : undefined;
  if (array?.tag !== 'ARRAYEXPR') return null;
  const verdict = children(array, 'elements').map((element) => solver.expression(element, scope)).find((each) => each.nullable);
  if (verdict === undefined) return null;
  return {
    message: `NOT IN lets no row pass once a value of its list is NULL, and one may be: ${verdict.reason}`,
    help: 'Leave NULL out of the list; test for it with IS NOT NULL.',
  };
}

/** Places of `NOT IN (value, …)`: the analysed tree shows the same node for `<> ALL (array)`. */
function notInLists(raw: unknown): ReadonlySet<number> {
  const places = new Set<number>();
  walkRaw(raw, (tag, node) => {
    if (tag !== 'A_Expr' || rawText(node, 'kind') !== 'AEXPR_IN') return;
    if (JSON.stringify(rawList(node, 'name')).includes('"<>"')) places.add(rawLocation(node));
  });
  return places;
}
