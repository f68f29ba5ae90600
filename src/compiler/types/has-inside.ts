/** Types whose values have an inside that a query can tell: arrays, rows and JSON. */
import type { Catalogue } from '../catalogue.js';

export function hasInside(typeOid: number, catalogue: Catalogue): boolean {
  const type = catalogue.types.get(typeOid);
  if (type === undefined) return false;
  if (type.kind === 'd') return hasInside(type.baseOid, catalogue);
  return type.elementOid !== 0 || type.kind === 'c' || /^(?:jsonb?|record)$/.test(type.name);
}
