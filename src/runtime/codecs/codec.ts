/** What a codec is: the way of one PostgreSQL type to TypeScript and back. */

/**
 * Reads and writes the values of one PostgreSQL type in PostgreSQL's text format.
 *
 * `T` is exact in both directions: a `Codec<string>` is not a `Codec<string | null>`. `decode` and `encode` throw any
 * `Error` whose message completes the sentence "parameter x …" (`must be an integer`) without the value itself; the
 * query wraps it in a `DecodeError` or `ParameterError` with its name.
 *
 * @example
 * const email: Codec<Email> = {
 *   name: 'email',
 *   nullable: false,
 *   decode: (text) => parseEmail(text),
 *   encode: (email) => email.address,
 * };
 */
export interface Codec<T> {
  /** PostgreSQL's name of the type, for messages. */
  readonly name: string;
  /** Does SQL NULL decode to null? Only `nullable()` says true. */
  readonly nullable: boolean;
  /** From the text that PostgreSQL sends; never called for SQL NULL. */
  readonly decode: (text: string) => T;
  /** To the text that PostgreSQL reads; null stands for SQL NULL. */
  readonly encode: (value: T) => string | null;
  /** Set by `array()`: nesting two of them makes a two-dimensional array, not an array of array literals. */
  readonly element?: Codec<unknown>;
}

/** The type that a codec carries: `CodecType<typeof codecs.int8>` is bigint. */
export type CodecType<C> = C extends Codec<infer T> ? T : never;

/** NULL stood inside a value (an array's element, a composite's field) whose codec has no place for it. */
export class InnerNullError extends Error {}
