/**
 * Times and intervals that are not infinite: now(), constants, and what is made of them. Infinity has no hour and no text.
 *
 * @see https://www.postgresql.org/docs/18/datatype-datetime.html#DATATYPE-DATETIME-SPECIAL-VALUES
 */
import type { Catalogue } from '../catalogue.js';
import { bool, child, children, int, type TreeNode } from '../tree/node.js';
import { functionOid } from './volatility.js';

/** Of the clock: SQLValueFunctionOp 0 CURRENT_DATE to 8 LOCALTIMESTAMP with a precision. */
const LAST_CLOCK = 8;

const clocks = new Set(['now', 'transaction_timestamp', 'statement_timestamp', 'clock_timestamp'].map((name) => `pg_catalog.${name}()`));

/**
 * Give a finite value for finite ones: what is out of range is an error. An interval times a number is not here, nor
 * to_timestamp: the number can be infinite.
 */
const keeping =
  /^pg_catalog\.(date|timestamp|timestamptz|timezone|date_trunc|date_bin|age|interval|justify_\w+|interval_(pl|mi|um)|date_(pli|mii|pl_interval|mi_interval)|datetime_pl|datetimetz_pl|timestamp(tz)?_(pl_interval|mi_interval|mi))\(/;

/** Values of a type that is never infinite, which other functions take apart. */
const alwaysFinite = new Set([20, 21, 23, 25, 1083, 1266]);

export function isFiniteTime(node: TreeNode, catalogue: Catalogue): boolean {
  switch (node.tag) {
    case 'SQLVALUEFUNCTION':
      return int(node, 'op') <= LAST_CLOCK;
    case 'CONST':
      return isFiniteConstant(node);
    case 'RELABELTYPE': {
      const arg = child(node, 'arg');
      return arg !== null && isFiniteTime(arg, catalogue);
    }
    case 'FUNCEXPR':
    case 'OPEXPR': {
      const signature = catalogue.functions.get(functionOid(node, catalogue))?.signature ?? '';
      if (clocks.has(signature)) return true;
      return keeping.test(signature) && children(node, 'args').every((arg) => isPlainType(arg) || isFiniteTime(arg, catalogue));
    }
    default:
      return false;
  }
}

/** OIDs of date, timestamp, timestamptz and interval. */
const Type = { date: 1082, timestamp: 1114, timestamptz: 1184, interval: 1186 } as const;

function isPlainType(node: TreeNode): boolean {
  const type = int(node, 'vartype') || int(node, 'consttype') || int(node, 'paramtype') || int(node, 'funcresulttype') || int(node, 'opresulttype');
  return alwaysFinite.has(type);
}

/** Infinity is the least and the greatest number of the type; of an interval in each of its three parts. */
function isFiniteConstant(node: TreeNode): boolean {
  const value = bool(node, 'constisnull') ? null : node.fields.get('constvalue');
  if (typeof value !== 'object' || value === null || !('datum' in value)) return false;
  const type = int(node, 'consttype');
  if (type !== Type.date && type !== Type.timestamp && type !== Type.timestamptz && type !== Type.interval) return false;
  const bytes = type === Type.date ? value.datum.slice(0, 4) : value.datum.slice(0, 8);
  return !isExtreme(bytes);
}

function isExtreme(littleEndian: readonly number[]): boolean {
  const top = littleEndian.at(-1);
  const rest = littleEndian.slice(0, -1);
  return (top === 0x7f && rest.every((byte) => byte === 0xff)) || (top === 0x80 && rest.every((byte) => byte === 0));
}
