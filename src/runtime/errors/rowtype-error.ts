/** The root of everything that rowtype throws on purpose. */

/**
 * Base class of every error of the runtime.
 *
 * - `code`: a stable word for programs (`NO_ROW`, `DECODE`, …); for a {@link DatabaseError} it is the SQLSTATE.
 * - `query`: the name of the query that failed, or null when no query was running (`BEGIN`, `COMMIT`).
 * - `cause`: the error underneath, unchanged, where there is one.
 *
 * Messages never hold the value of a parameter.
 */
export class RowtypeError extends Error {
  readonly code: string;
  readonly query: string | null;

  constructor(message: string, details: { code: string; query: string | null; cause?: unknown }) {
    super(
      details.query === null ? message : `${details.query}: ${message}`,
      details.cause === undefined ? undefined : { cause: details.cause },
    );
    this.code = details.code;
    this.query = details.query;
  }

  static {
    // On the prototype, as Error's own name is: a log line then does not repeat it as a property.
    setErrorName(this, 'RowtypeError');
  }
}

/** Gives an error class its name in a way that survives minifiers. */
export function setErrorName(errorClass: { readonly prototype: Error }, name: string): void {
  Object.defineProperty(errorClass.prototype, 'name', { value: name, configurable: true, writable: true });
}
