/** The codec of a value that may be SQL NULL. */
import type { Codec } from './codec.js';

/**
 * SQL NULL is null, in both directions.
 *
 * @example nullable(codecs.text) // Codec<string | null>
 */
export function nullable<T>(codec: Codec<T>): Codec<T | null> {
  return {
    name: codec.name,
    nullable: true,
    decode: codec.decode,
    encode: (value) => (value === null ? null : codec.encode(value)),
  };
}
