/** The codecs of a definition as ordered lists: parameters by number, columns as they come. */
import type { Codec } from './codecs/codec.js';
import type { Embedded } from './codecs/embed.js';
import { type ColumnPlan, type ObjectPlan, rowPlan, type RowPlan } from './decode-rows.js';
import type { ParamPlan } from './encode-params.js';
import { orderedKeys } from './ordered-keys.js';

/** A parameter typed `readonly string[]` takes the codec of `string[]`. */
type Writable<V> = V extends readonly (infer E)[] ? E[] : V;

/** A codec for each parameter. */
export type ParamCodecs<P extends object> = { readonly [K in keyof P]-?: Codec<Writable<P[K]>> };

/** `[column's name on the wire, codec]` for each key, or an object of several columns (`codecs.embed`). */
export type RowCodecs<R extends object> = { readonly [K in keyof R]-?: readonly [string, Codec<R[K]>] | Embedded<R[K]> };

export function planParams<P extends object>(query: string, params: ParamCodecs<P>): readonly ParamPlan[] {
  const codecs = params as unknown as Readonly<Record<string, Codec<unknown>>>;
  return orderedKeys(`${query}: parameter`, codecs).flatMap((name) => {
    const codec = codecs[name];
    return codec === undefined ? [] : [{ name, codec }];
  });
}

export function planRow<R extends object>(query: string, row: RowCodecs<R>): RowPlan {
  const columns = row as unknown as Readonly<Record<string, readonly [string, Codec<unknown>] | Embedded<unknown>>>;
  const entries = orderedKeys(`${query}: column`, columns).flatMap((key): (ColumnPlan | ObjectPlan)[] => {
    const column = columns[key];
    if (column === undefined) return [];
    return ['embedded' in column ? objectPlan(key, column) : { key, field: column[0], codec: column[1] }];
  });
  return rowPlan(entries);
}

function objectPlan(key: string, { embedded, nullable }: Embedded<unknown>): ObjectPlan {
  const members = embedded.map((member) => ({
    key: member.key,
    column: { key: `${key}.${member.key}`, field: member.field, codec: member.codec },
  }));
  return { key, members, nullable };
}
