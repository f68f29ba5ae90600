/** Neighbouring columns of a result as one object of its row. */
import { orderedKeys } from '../ordered-keys.js';
import type { Codec } from './codec.js';
import type { CompositeFields } from './composite.js';

/** One column of an embedded object. */
export interface EmbeddedField {
  /** The object's key. */
  readonly key: string;
  /** The column's name on the wire. */
  readonly field: string;
  readonly codec: Codec<unknown>;
}

/** What `embed` and `embedOrNull` make; stands for an object of type `T` among the columns of a query. */
export interface Embedded<T> {
  readonly embedded: readonly EmbeddedField[];
  /** Is there no object where every column is NULL? */
  readonly nullable: boolean;
  /** Never there: it makes `T` exact, as it is in a codec. */
  readonly type?: (value: T) => T;
}

/**
 * Columns as an object that is always there.
 *
 * @example
 * columns: { task: embed({ id: ['id', codecs.uuid], name: ['name', codecs.text] }), owner: ['owner', codecs.text] }
 * // { task: { id: string; name: string }; owner: string }
 */
export function embed<T extends object>(fields: CompositeFields<T>): Embedded<T> {
  return { embedded: listFields(fields), nullable: false };
}

/**
 * Columns as an object, or null where all of them are NULL: an outer join found no row. A row all of whose columns are
 * NULL cannot be told from that.
 */
export function embedOrNull<T extends object>(fields: CompositeFields<T>): Embedded<T | null> {
  return { embedded: listFields(fields), nullable: true };
}

function listFields<T extends object>(fields: CompositeFields<T>): readonly EmbeddedField[] {
  const columns = fields as unknown as Readonly<Record<string, readonly [string, Codec<unknown>]>>;
  return orderedKeys('embedded column', columns).flatMap((key) => {
    const column = columns[key];
    return column === undefined ? [] : [{ key, field: column[0], codec: column[1] }];
  });
}
