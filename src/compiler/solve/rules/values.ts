/** Constants, parameters and values that PostgreSQL supplies. */
import { bool, child, children, int, type TreeNode } from '../../tree/node.js';
import type { Rule } from '../solver.js';
import { allOf, notNull, nullable } from '../verdict.js';
import { argumentVerdicts } from './arguments.js';

export const constant: Rule = (node) => (bool(node, 'constisnull') ? nullable('NULL is written here') : notNull('a constant'));

/**
 * ParamKind: 0 is `$n`; 2 is the value of the sub-query in a comparison, judged where the sub-query is;
 * 3 is a value of `SET (a, b) = (SELECT …)`, NULL when that gives no row.
 */
export const parameter: Rule = (node, scope, solver) => {
  const kind = int(node, 'paramkind');
  if (kind === 2) return notNull('a value of the sub-query');
  if (kind !== 0) return assignedBySubquery(node, scope, solver);
  const known = solver.parameter(int(node, 'paramid'));
  return known.nullable ? nullable(`NULL may be passed for ${known.label}`) : notNull(`${known.label} is never NULL`);
};

/** The parameter's number is that of the sub-query, and in its lower half that of the column. */
const assignedBySubquery: Rule = (node, scope, solver) => {
  const number = int(node, 'paramid');
  const lists = [scope.query, child(scope.query, 'onConflict'), ...children(scope.query, 'mergeActionList')];
  const entries = lists.flatMap((list) => (list === null ? [] : [...children(list, 'targetList'), ...children(list, 'onConflictSet')]));
  // MERGE counts anew in each of its actions.
  const [link, ...others] = entries.flatMap((entry) => child(entry, 'expr') ?? []).filter((found) => int(found, 'subLinkId') === number >> 16);
  const query = link === undefined || others.length > 0 ? null : child(link, 'subselect');
  if (query === null || solver.rows(query, scope).min === 0) {
    return nullable('SET from a sub-query gives NULL when it finds no row');
  }
  return solver.queryOutput({ query, parent: scope, proven: [], asOf: scope.asOf }, number & 0xffff);
};

/** SQLValueFunctionOp: 14 CURRENT_SCHEMA is NULL with an empty search path. */
export const sqlValue: Rule = (node) =>
  int(node, 'op') === CURRENT_SCHEMA ? nullable('CURRENT_SCHEMA is NULL with an empty search path') : notNull('supplied by the session');

const CURRENT_SCHEMA = 14;

/** XmlExprOp: 0 XMLCONCAT skips NULLs; 1 XMLELEMENT always gives an element; 2 XMLFOREST skips NULLs. */
export const xml: Rule = (node, scope, solver) => {
  switch (int(node, 'op')) {
    case 1:
      return notNull('XMLELEMENT is never NULL');
    case 7:
      return argumentVerdicts(node, scope, solver).find((verdict) => verdict.nullable) ?? notNull('IS DOCUMENT of a value that is not null');
    default:
      return nullable('this XML function can return NULL');
  }
};

/** JsonConstructorType: 1 JSON_OBJECT, 2 JSON_ARRAY, 3 and 4 the aggregates, 5 JSON(), 6 JSON_SCALAR, 7 JSON_SERIALIZE. */
export const jsonConstructor: Rule = (node, scope, solver) => {
  const type = int(node, 'type');
  if (type === 1) return notNull('JSON_OBJECT is never NULL');
  if (type === 2) return notNull('JSON_ARRAY of a list is never NULL');
  const inner = child(node, 'func');
  if (inner !== null) return solver.expression(inner, scope);
  const argument: TreeNode | undefined = children(node, 'args')[0];
  return argument === undefined ? nullable('a JSON constructor can be NULL') : solver.expression(argument, scope);
};

/** `x IS JSON` is NULL for a NULL x. */
export const jsonTest: Rule = (node, scope, solver) => {
  const tested = child(node, 'expr');
  return tested === null ? nullable('IS JSON of something unknown') : solver.expression(tested, scope);
};

export const jsonValue: Rule = (node, scope, solver) => {
  const value = child(node, 'formatted_expr') ?? child(node, 'raw_expr');
  return value === null ? nullable('a JSON value that cannot be read') : solver.expression(value, scope);
};

/** JsonExprOp: 0 JSON_EXISTS; JSON_QUERY and JSON_VALUE are NULL where the path finds nothing. */
export const jsonQuery: Rule = (node, scope, solver) => {
  if (int(node, 'op') !== 0) return nullable('the JSON path may find nothing');
  const behaviour = child(node, 'on_error');
  // JsonBehaviorType 5: UNKNOWN ON ERROR.
  if (behaviour !== null && int(behaviour, 'btype') === 5) return nullable('UNKNOWN ON ERROR gives NULL');
  const parts = [child(node, 'formatted_expr'), child(node, 'path_spec')].map((part) =>
    part === null ? nullable('JSON_EXISTS of NULL') : solver.expression(part, scope),
  );
  return allOf(parts, 'JSON_EXISTS of a value that is not null');
};
