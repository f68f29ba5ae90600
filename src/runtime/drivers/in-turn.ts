/** Lets the statements of one `pg` client wait for each other. */

const lastOf = new WeakMap<object, Promise<void>>();

/**
 * Runs `work` when everything given earlier for this client has settled; at once if nothing has been. `pg` deprecates
 * its own queue (gone in version 9), and a statement that is prepared again must not be overtaken by the next one.
 */
export function inTurn<T>(client: object, work: () => Promise<T>): Promise<T> {
  const before = lastOf.get(client);
  const result = before === undefined ? work() : before.then(work);
  const settled: Promise<void> = result.then(nothing, nothing).then(() => {
    if (lastOf.get(client) === settled) lastOf.delete(client);
  });
  lastOf.set(client, settled);
  return result;
}

function nothing(): void {}
