/** Whether a text may be a value of a type. */
import { isNumeric } from './builtin-values.js';
import type { FillType } from './fill-catalogue.js';

const forms: Readonly<Record<string, RegExp>> = {
  bool: /^(?:true|false)$/,
  uuid: /^[\da-f-]{36}$/i,
  bytea: /^\\x(?:[\da-f]{2})*$/i,
  date: /^\d{4,}-\d|^-?infinity$/,
  timestamp: /^\d{4,}-\d|^-?infinity$/,
  timestamptz: /^\d{4,}-\d|^-?infinity$/,
};

/**
 * Whether it looks like one; the rest PostgreSQL tells.
 *
 * @param name pg_type.typname of the type, domains unwrapped
 */
export function fitsType(hint: string, name: string, type: FillType): boolean {
  if (type.elementOid !== 0) return /^\{.*\}$/s.test(hint);
  if (type.kind === 'e') return type.labels.includes(hint);
  if (type.kind === 'c' || type.kind === 'r' || type.kind === 'm') return /^[[({].*[\])}]$/s.test(hint);
  if (isNumeric(name)) return /^-?\d+(?:\.\d+)?$/.test(hint);
  if (name === 'json' || name === 'jsonb') return isJson(hint);
  return forms[name]?.test(hint) ?? true;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
