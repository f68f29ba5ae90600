/** Keeps a dying connection of `pg` from taking the process with it. */

/** A running listener; `error` is what the client emitted meanwhile. */
export interface ErrorListener {
  readonly error: Error | undefined;
  stop(): void;
}

interface Emitter {
  on(event: 'error', listener: (error: Error) => void): unknown;
  removeListener(event: 'error', listener: (error: Error) => void): unknown;
}

/**
 * Listens for `error` events of a client. One that nobody listens for ends a Node process; a pool listens only while
 * the client is idle: https://node-postgres.com/apis/client#error
 */
export function listenForErrors(client: object): ErrorListener {
  let seen: Error | undefined;
  const listener = (error: Error): void => {
    seen ??= error;
  };
  if (isEmitter(client)) client.on('error', listener);
  return {
    get error() {
      return seen;
    },
    stop: () => {
      if (isEmitter(client)) client.removeListener('error', listener);
    },
  };
}

function isEmitter(client: object): client is Emitter {
  return 'on' in client && typeof client.on === 'function' && 'removeListener' in client && typeof client.removeListener === 'function';
}
