/** Which rule judges which node of PostgreSQL's tree. */
import { columnVerdict } from '../column.js';
import type { Rule } from '../solver.js';
import { notNull, nullable } from '../verdict.js';
import { aggregate, windowFunction } from './aggregates.js';
import { always, booleanExpression, coalesce, minMax, nullIf, rowComparison, wrapped } from './arguments.js';
import { arrayComparison, call } from './calls.js';
import { caseExpression } from './case-expression.js';
import { subscript, fieldSelection } from './element-access.js';
import { subLink } from './sub-link.js';
import { constant, jsonConstructor, jsonQuery, jsonTest, jsonValue, parameter, sqlValue, xml } from './values.js';

export const rules: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['VAR', columnVerdict],
  ['CONST', constant],
  ['PARAM', parameter],
  ['FUNCEXPR', call],
  ['OPEXPR', call],
  ['SCALARARRAYOPEXPR', arrayComparison],
  ['BOOLEXPR', booleanExpression],
  ['NULLTEST', always('IS NULL is true or false')],
  ['BOOLEANTEST', always('IS TRUE and its like are true or false')],
  ['DISTINCTEXPR', always('IS DISTINCT FROM is true or false')],
  ['NULLIFEXPR', nullIf],
  ['COALESCEEXPR', coalesce],
  ['MINMAXEXPR', minMax],
  ['CASEEXPR', caseExpression],
  ['ARRAYEXPR', always('ARRAY[…] is an array')],
  ['ROWEXPR', always('ROW(…) is a row')],
  ['ROWCOMPAREEXPR', rowComparison],
  ['RELABELTYPE', wrapped],
  ['COERCEVIAIO', wrapped],
  ['ARRAYCOERCEEXPR', wrapped],
  ['CONVERTROWTYPEEXPR', wrapped],
  ['COLLATEEXPR', wrapped],
  ['NAMEDARGEXPR', wrapped],
  ['COERCETODOMAIN', wrapped],
  ['AGGREF', aggregate],
  ['WINDOWFUNC', windowFunction],
  ['GROUPINGFUNC', always('GROUPING counts')],
  ['SUBLINK', subLink],
  ['SUBSCRIPTINGREF', subscript],
  ['FIELDSELECT', fieldSelection],
  ['FIELDSTORE', always('with a field stored the row is there')],
  ['SQLVALUEFUNCTION', sqlValue],
  ['NEXTVALUEEXPR', always('the next value of a sequence')],
  ['MERGESUPPORTFUNC', always('merge_action() names the action')],
  ['XMLEXPR', xml],
  ['JSONCONSTRUCTOREXPR', jsonConstructor],
  ['JSONISPREDICATE', jsonTest],
  ['JSONVALUEEXPR', jsonValue],
  ['JSONEXPR', jsonQuery],
  ['CURRENTOFEXPR', () => notNull('a condition on the current row')],
  ['CASETESTEXPR', () => notNull('the value that is looked at, judged where it comes from')],
  ['SETTODEFAULT', () => nullable('a default that is not looked at')],
]);
