/**
 * RT506: a parameter whose value changes nothing: it stands only in a WITH query that nobody reads, or its only use is
 * to be tested for NULL, which it cannot be. Where it is used besides, the test alone is told of.
 */
import { bool, child, children, int, type TreeNode } from '../../tree/node.js';
import { walk } from '../../tree/walk.js';
import { CommandType } from '../../solve/scope.js';
import type { Remark, VetRule } from '../vet-rule.js';
import type { VettedQuery } from '../vetted-query.js';

interface Uses {
  /** Places whose value matters. */
  count: number;
  /** Places in WITH queries that nobody reads. */
  readonly unread: TreeNode[];
  /** NULL tests of the parameter alone. */
  readonly nullTests: TreeNode[];
}

export const idleParameter: VetRule = {
  code: 'RT506',
  byDefault: true,
  check(vetted) {
    const root = vetted.levels[0]?.query;
    if (root === undefined) return [];
    return [...parameterUses(root)].flatMap(([position, uses]) => remarks(position, uses, vetted));
  },
};

function remarks(position: number, { count, unread, nullTests }: Uses, { solved, offsetOf }: VettedQuery): readonly Remark[] {
  const param = solved.params.find((candidate) => candidate.position === position);
  if (param === undefined) return [];
  const idleTests = param.nullable ? [] : nullTests;
  const isIdle = count === 0 && idleTests.length === nullTests.length;
  const place = unread[0] ?? idleTests[0];
  if (isIdle && place !== undefined && unread.length > 0) {
    const message = `the parameter ${param.field} decides nothing: the statement never reads the WITH query that it stands in`;
    return [{ offset: offsetOf(place), message, help: 'Use the WITH query, or remove it with the parameter.' }];
  }
  return idleTests.map((test) => {
    const answer = int(test, 'nulltesttype') === 0 ? 'never' : 'always';
    const other = isIdle ? ', and nothing else depends on it' : '';
    return {
      offset: offsetOf(test),
      message: `this test of ${param.field} is ${answer} true: the parameter cannot be NULL${other}`,
      help: `Write sqlc.narg(${param.field}) to let NULL be passed, or remove the test.`,
    };
  });
}

function parameterUses(root: TreeNode): ReadonlyMap<number, Uses> {
  const found = new Map<number, Uses>();
  const usesOf = (param: TreeNode): Uses => {
    const position = int(param, 'paramid');
    const uses = found.get(position) ?? { count: 0, unread: [], nullTests: [] };
    found.set(position, uses);
    return uses;
  };
  const visit = (node: TreeNode, isUnread: boolean): void => {
    walk(node, (part) => {
      if (part.tag === 'COMMONTABLEEXPR' && !isUnread && isUnreadCte(part)) {
        visit(part, true);
        return false;
      }
      const tested = part.tag === 'NULLTEST' && !isUnread ? loneParameter(child(part, 'arg')) : null;
      if (tested !== null) {
        usesOf(tested).nullTests.push(part);
        return false;
      }
      if (!isParameter(part)) return true;
      if (isUnread) usesOf(part).unread.push(part);
      else usesOf(part).count += 1;
      return false;
    });
  };
  visit(root, false);
  return found;
}

function isUnreadCte(cte: TreeNode): boolean {
  const query = child(cte, 'ctequery');
  return int(cte, 'cterefcount') === 0 && !bool(cte, 'cterecursive') && query !== null && int(query, 'commandType') === CommandType.select;
}

function isParameter(node: TreeNode): boolean {
  return node.tag === 'PARAM' && int(node, 'paramkind') === 0;
}

/** A parameter that stands alone, but for casts. */
function loneParameter(node: TreeNode | null): TreeNode | null {
  if (node === null) return null;
  if (isParameter(node)) return node;
  if (node.tag === 'RELABELTYPE' || node.tag === 'COERCEVIAIO' || node.tag === 'ARRAYCOERCEEXPR' || node.tag === 'COERCETODOMAIN') {
    return loneParameter(child(node, 'arg'));
  }
  const isCast = node.tag === 'FUNCEXPR' && int(node, 'funcformat') !== 0;
  return isCast ? loneParameter(children(node, 'args')[0] ?? null) : null;
}
