/** Says what kind of thing a value is without showing it, for messages about parameters. */

/** `a string`, `NaN`, `an invalid Date`, `an object of class Map` … */
export function describeValue(value: unknown): string {
  if (value === null) return 'null';
  if (value === undefined) return 'undefined';
  if (typeof value === 'number') return Number.isFinite(value) ? 'a number' : String(value);
  if (Array.isArray(value)) return 'an array';
  if (isDate(value)) return Number.isNaN(value.getTime()) ? 'an invalid Date' : 'a Date';
  if (typeof value === 'object') return describeObject(value);
  return `a ${typeof value}`;
}

function describeObject(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null || prototype === Object.prototype) return 'an object';
  return `an object of class ${value.constructor?.name ?? 'unknown'}`;
}

/** Also a Date of another realm (a `vm` context, as test runners use), for which `instanceof` is false. */
export function isDate(value: unknown): value is Date {
  return Object.prototype.toString.call(value) === '[object Date]';
}

/** Also a Uint8Array (or Buffer) of another realm. */
export function isBytes(value: unknown): value is Uint8Array {
  return Object.prototype.toString.call(value) === '[object Uint8Array]';
}
