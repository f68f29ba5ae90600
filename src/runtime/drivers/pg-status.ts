/** What a `pg` client tells about itself. */

/**
 * `I` idle, `T` in a transaction, `E` in a failed one, as of the last answer; null where the client does not tell
 * (`pg` before 8.20, pg-native): https://www.postgresql.org/docs/current/protocol-message-formats.html (ReadyForQuery)
 */
export function transactionStatus(client: object): string | null {
  if (!('getTransactionStatus' in client) || typeof client.getTransactionStatus !== 'function') return null;
  const status: unknown = client.getTransactionStatus();
  return typeof status === 'string' ? status : null;
}

/** In pipeline mode statements are sent without waiting, so the status may already be that of a later one. */
export function isPipelined(client: object): boolean {
  return 'pipeline' in client && client.pipeline === true;
}
