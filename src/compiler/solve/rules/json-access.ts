/**
 * Keys and elements of JSON that the query itself builds: `->`, `->>` and the functions behind them.
 *
 * @see https://www.postgresql.org/docs/18/functions-json.html#FUNCTIONS-JSON-PROCESSING
 */
import type { CatalogueFunction } from '../../catalogue.js';
import type { JsonShape } from '../../json-shape.js';
import type { TreeNode } from '../../tree/node.js';
import { accessedMember, holdsNull } from '../contents/json-members.js';
import { jsonShapeOf } from '../contents/json-contents.js';
import type { Scope } from '../scope.js';
import type { Solver } from '../solver.js';
import { notNull, nullable, type Verdict } from '../verdict.js';

const access = /^pg_catalog\.jsonb?_(object_field|array_element)(_text)?\(jsonb?,(text|integer)\)$/;

/** Null for other functions. */
export function jsonAccess(called: CatalogueFunction, args: readonly TreeNode[], scope: Scope, solver: Solver): Verdict | null {
  const match = access.exec(called.signature);
  const [container, key] = args;
  if (match === null || container === undefined || key === undefined) return null;
  const verdict = solver.expression(container, scope);
  const member: JsonShape | null = verdict.nullable ? null : accessedMember(jsonShapeOf(solver.contents(container, scope)), key);
  if (member === null) return null;
  // As text, a JSON null is NULL.
  const isText = match[2] !== undefined;
  return isText && holdsNull(member) ? nullable(`${called.name} of a JSON null is NULL`) : notNull('the JSON has this member');
}
