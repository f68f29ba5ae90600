/** Remembers which single connections run a transaction, so that nobody else's queries slip into it. */
import { TransactionError } from '../errors/transaction-error.js';

const busy = new WeakSet<object>();

/** Throws `TRANSACTION_BUSY` while {@link whileBusy} runs on this client. */
export function assertNotBusy(client: object, query: string | null): void {
  if (!busy.has(client)) return;
  throw new TransactionError(
    'this client runs a transaction; inside it use the transaction that the callback got, outside use a pool',
    { code: 'TRANSACTION_BUSY', query },
  );
}

/** Runs `work` and keeps everybody else off the client meanwhile. */
export async function whileBusy<T>(client: object, work: () => Promise<T>): Promise<T> {
  assertNotBusy(client, null);
  busy.add(client);
  try {
    return await work();
  } finally {
    busy.delete(client);
  }
}
