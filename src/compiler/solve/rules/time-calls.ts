/** Functions that have no answer for infinite times: a part of one, its text, its time of day. */
import type { CatalogueFunction } from '../../catalogue.js';
import { constantBytes, type TreeNode } from '../../tree/node.js';
import type { Scope } from '../scope.js';
import type { Solver } from '../solver.js';
import type { Verdict } from '../verdict.js';
import { firstNullable } from './arguments.js';

/** Fields that extract and date_part give also for infinite timestamps and dates. */
const fieldsOfTimestamps = new Set(['epoch', 'year', 'century', 'decade', 'millennium', 'julian', 'isoyear']);

/** The same for intervals, which can be infinite from PostgreSQL 17 on; there the hour is infinite too. */
const fieldsOfIntervals = new Set(['epoch', 'year', 'century', 'decade', 'millennium', 'day', 'hour']);

/** Null where nothing is known of the call. */
export function timeCall(called: CatalogueFunction, args: readonly TreeNode[], scope: Scope, solver: Solver): Verdict | null {
  const [first, second] = args;
  const isFinite = (time: TreeNode): boolean => solver.contents(time, scope).kind === 'finite';
  const sure = (reason: string): Verdict => firstNullable(args.map((arg) => solver.expression(arg, scope)), reason);
  if (first === undefined) return null;
  if (second === undefined) {
    const isTimeOfDay = /^pg_catalog\.time(tz)?\(timestamp with(out)? time zone\)$/.test(called.signature);
    return isTimeOfDay && isFinite(first) ? sure('a time that is not infinite has a time of day') : null;
  }
  if (/^pg_catalog\.to_char\((timestamp|interval)/.test(called.signature)) {
    // An empty format makes NULL of everything.
    const hasFormat = (textConstant(second) ?? '') !== '';
    return hasFormat && isFinite(first) ? sure('to_char knows every time that is not infinite') : null;
  }
  const source = /^pg_catalog\.(extract|date_part)\(text,(timestamp|date|interval)/.exec(called.signature)?.[2];
  if (source === undefined) return null;
  const fields = source === 'interval' ? fieldsOfIntervals : fieldsOfTimestamps;
  const name = textConstant(first)?.toLowerCase() ?? null;
  if (name !== null && fields.has(name)) return sure(`${called.name} knows ${name} of every ${source}`);
  return isFinite(second) ? sure(`${called.name} of a time that is not infinite`) : null;
}

/** The value of a constant of type text; its first word is PostgreSQL's length header. */
function textConstant(node: TreeNode): string | null {
  const bytes = constantBytes(node);
  return bytes === null ? null : Buffer.from(bytes.slice(4)).toString('utf8');
}
