/** Says in one sentence why a connection failed; passwords never get into it. */
import { MigrationConnectionError } from './errors.js';

/** @see https://www.postgresql.org/docs/current/errcodes-appendix.html */
export function connectionError(cause: unknown, url: URL): MigrationConnectionError {
  const server = `${url.searchParams.get('host') ?? (url.hostname || 'localhost')}:${url.port || '5432'}`;
  const user = decodeURIComponent(url.username) || 'the default user';
  const database = decodeURIComponent(url.pathname.slice(1)) || user;
  const message = cause instanceof Error ? cause.message : String(cause);
  const fail = (sentence: string, help: string): MigrationConnectionError =>
    new MigrationConnectionError(sentence, help, cause);

  switch (codeOf(cause)) {
    case 'ECONNREFUSED':
      return fail(
        `no PostgreSQL server answers at ${server}`,
        'Start the server, or correct host and port in the URL.',
      );
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return fail(`the host ${url.hostname} is not known`, 'Correct the host in the URL.');
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return fail(`the server at ${server} does not answer`, 'Check host, port and firewall.');
    case 'ECONNRESET':
      return fail(`the server at ${server} closed the connection`, 'Check that PostgreSQL listens there, and its log.');
    case '28P01':
      return fail(`the server at ${server} refuses the password of ${user}`, 'Correct user and password in the URL.');
    case '28000':
      return fail(
        `the server at ${server} refuses ${user}: ${message}`,
        'Correct the user in the URL, or pg_hba.conf on the server.',
      );
    case '3D000':
      return fail(
        `the database "${database}" does not exist at ${server}`,
        `Create it (createdb ${database}), or correct the URL.`,
      );
    case '42501':
      return fail(`${user} may not connect to the database "${database}"`, 'Grant CONNECT, or use another user.');
    case '53300':
      return fail(`the server at ${server} has no free connection`, 'Try again later, or raise max_connections.');
    case '57P03':
      return fail(`the server at ${server} is starting or stopping`, 'Try again in a moment.');
    default:
      return otherError(message, server, fail);
  }
}

function otherError(
  message: string,
  server: string,
  fail: (sentence: string, help: string) => MigrationConnectionError,
): MigrationConnectionError {
  if (/timeout/i.test(message))
    return fail(`the server at ${server} does not answer`, 'Check host, port and firewall.');
  if (/SSL|certificate/i.test(message))
    return fail(
      `no secure connection to ${server}: ${message}`,
      'Set sslmode in the URL (disable, require, verify-full) as the server needs it.',
    );
  if (/password must be a string/i.test(message))
    return fail(`the server at ${server} asks for a password`, 'Put it into the URL, or into PGPASSWORD.');
  return fail(`no connection to ${server}: ${message}`, 'Check the URL and the server.');
}

function codeOf(cause: unknown): string {
  // A host name with several addresses fails with one error for each.
  const error = cause instanceof AggregateError ? cause.errors[0] : cause;
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
