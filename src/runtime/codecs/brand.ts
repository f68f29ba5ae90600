/** Branded types: values of one PostgreSQL type that must not be taken for one another. */
import { RowtypeError } from '../errors/rowtype-error.js';
import type { Codec } from './codec.js';

declare const brandOf: unique symbol;

/**
 * `T` under a name of its own: a `Brand<string, 'TaskId'>` is a string, but no other string is one.
 * At run time there is nothing but the value.
 */
export type Brand<T, Name extends string> = T & { readonly [brandOf]: Name };

/** Makes branded values, and carries their codec. */
export interface BrandConstructor<T, Name extends string> {
  /**
   * The value as one of the brand.
   *
   * @throws RowtypeError with code `BRAND` for a value that PostgreSQL's type cannot hold
   */
  (value: T): Brand<T, Name>;
  readonly codec: Codec<Brand<T, Name>>;
}

/**
 * The constructor of a brand over the values of a codec. Generated code has one for each brand of the settings.
 *
 * @example
 * const taskId = brand('TaskId', codecs.uuid);
 * taskId('8c9f…')     // Brand<string, 'TaskId'>
 * taskId('no uuid')   // throws
 */
export function brand<const Name extends string, T>(name: Name, codec: Codec<T>): BrandConstructor<T, Name> {
  const branded = codec as unknown as Codec<Brand<T, Name>>;
  const make = (value: T): Brand<T, Name> => {
    try {
      codec.encode(value);
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'is not of its type';
      throw new RowtypeError(`the value ${reason}, so it is no ${name}`, { code: 'BRAND', query: null, cause: error });
    }
    return value as Brand<T, Name>;
  };
  return Object.assign(make, { codec: branded });
}
