/** Columns of functions in FROM. */
import type { CatalogueFunction } from '../catalogue.js';
import { child, children, int, type TreeNode } from '../tree/node.js';
import { innermostElement } from './contents/array-contents.js';
import { expressionType } from './expression-type.js';
import { neverNull } from './function-facts.js';
import { unnestedArray } from './referent.js';
import type { Scope } from './scope.js';
import type { Solver } from './solver.js';
import { userFunctionColumn } from './user-function.js';
import { notNull, nullable, type Verdict } from './verdict.js';

/** Columns that are never NULL in the rows of functions that return composite rows; the rest can be. */
const sureColumns: ReadonlyMap<string, readonly number[]> = new Map([
  ['json_each(json)', [1, 2]],
  ['jsonb_each(jsonb)', [1, 2]],
  ['json_each_text(json)', [1]],
  ['jsonb_each_text(jsonb)', [1]],
  ['aclexplode(aclitem[])', [1, 2, 3, 4]],
  ['pg_lock_status()', [1, 11, 13, 14, 15]],
  ['pg_stat_get_activity(integer)', [2]],
  ['pg_timezone_names()', [1, 2, 3, 4]],
  ['ts_parse(oid,text)', [1, 2]],
  ['ts_parse(text,text)', [1, 2]],
  ['ts_stat(text)', [1, 2, 3]],
  ['ts_stat(text,text)', [1, 2, 3]],
  ['ts_token_type(oid)', [1, 2, 3]],
  ['ts_token_type(text)', [1, 2, 3]],
  ['public.each(hstore)', [1]],
]);

/** A column of a function's rows, as the query sees it. */
export interface FunctionColumn {
  readonly scope: Scope;
  readonly entry: TreeNode;
  readonly attribute: number;
  /** Type OID. */
  readonly type: number;
}

export function functionColumn({ entry, attribute, type, scope }: FunctionColumn, solver: Solver): Verdict {
  const functions = children(entry, 'functions');
  const count = functions.reduce((sum, item) => sum + int(item, 'funccolcount'), 0);
  if (attribute > count) return notNull('WITH ORDINALITY numbers every row');
  const [only, ...others] = functions;
  const call = only === undefined ? null : child(only, 'funcexpr');
  if (call === null) return nullable('a function that cannot be read');
  if (others.length > 0) return nullable('ROWS FROM fills the shorter functions with NULL');
  const called = solver.catalogue.functions.get(int(call, 'funcid'));
  const isRow = isComposite(expressionType(call, solver.catalogue), solver);
  if (called === undefined) return isRow ? nullable('a column of a composite value') : solver.expression(call, scope);
  const known = userFunctionColumn({ node: call, called, scope }, { attribute, type, count, asOf: scope.asOf }, solver);
  if (known !== null) return known;
  if (isRow) {
    const sure = called.builtIn && sureColumns.get(called.signature.replace(/^pg_catalog\./, ''))?.includes(attribute);
    return sure === true
      ? notNull(`${called.name} always gives this column`)
      : nullable(`a column of the row that ${called.name} returns can be NULL`);
  }
  return called.returnsSet ? setReturningCall(call, called, scope, solver) : solver.expression(call, scope);
}

/** One row of a set-returning call. */
export function setReturningCall(call: TreeNode, called: CatalogueFunction, scope: Scope, solver: Solver): Verdict {
  const array = unnestedArray(call, solver);
  if (array !== null) return innermostElement(solver.contents(array, scope));
  const column = { attribute: 1, type: called.returnTypeOid, count: 1, asOf: scope.asOf };
  const known = userFunctionColumn({ node: call, called, scope }, column, solver);
  if (known !== null) return known;
  // Those of which it is known give no row for a NULL argument.
  return neverNull(called) === 'all' ? notNull(`${called.name} never returns NULL`) : nullable(`${called.name} can return NULL`);
}

/** Whether a value of the type is a row, whose fields are the columns; the columns of `anyelement` depend on the call. */
function isComposite(typeOid: number, solver: Solver): boolean {
  const type = solver.catalogue.types.get(typeOid);
  if (type === undefined) return true;
  return type.kind === 'd' ? isComposite(type.baseOid, solver) : type.kind === 'c' || type.name === 'record';
}
