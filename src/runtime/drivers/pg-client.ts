/** A session on a `pg` client that somebody else holds. */
import type { PgQueryable } from '../queryable.js';
import type { Session } from './executor.js';
import { pgSession } from './pg-session.js';
import { isPipelined, transactionStatus } from './pg-status.js';

/** A spent prepared statement is made anew unless that could fall into a transaction of the client's owner. */
export function pgClientSession(client: PgQueryable): Session {
  return pgSession(client, () => transactionStatus(client) === 'I' && !isPipelined(client));
}
