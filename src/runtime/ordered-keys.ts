/** The keys of an object whose order carries meaning. */

const wholeNumber = /^\d+$/;

/**
 * Keys in the order in which they were written.
 *
 * @param owner for the error: `GetTask: parameter`
 * @throws TypeError when JavaScript moved one: keys that are whole numbers always come first
 */
export function orderedKeys(owner: string, object: object): string[] {
  const keys = Object.keys(object);
  const moved = keys.length > 1 ? keys.find((key) => wholeNumber.test(key)) : undefined;
  if (moved === undefined) return keys;
  throw new TypeError(`${owner} "${moved}" is a whole number, so its place among the others cannot be known; rename it`);
}
