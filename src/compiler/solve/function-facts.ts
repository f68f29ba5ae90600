/** What is known of functions: which are never NULL, and on which arguments that depends. */
import type { CatalogueFunction } from '../catalogue.js';
import { neverNullFunctions } from './data/never-null-functions.js';

/** `all`: when no argument is NULL; `any`: when one is not; else the 0-based arguments that must not be NULL. */
export type NeverNull = 'all' | 'any' | readonly number[];

const signatures: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  neverNullFunctions
    .trim()
    .split('\n')
    .map((line) => {
      const colon = line.indexOf(': (');
      return [line.slice(0, colon), new Set(line.slice(colon + 2).split(' | '))] as const;
    }),
);

/** Functions that accept NULL for some argument and still give a value. */
const tolerant: ReadonlyMap<string, NeverNull> = new Map<string, NeverNull>([
  ['array_append(anycompatiblearray,anycompatible)', []],
  ['array_prepend(anycompatible,anycompatiblearray)', []],
  ['array_cat(anycompatiblearray,anycompatiblearray)', 'any'],
  ['array_positions(anycompatiblearray,anycompatible)', [0]],
  ['array_remove(anycompatiblearray,anycompatible)', [0]],
  ['array_replace(anycompatiblearray,anycompatible,anycompatible)', [0]],
  ['array_to_string(anyarray,text,text)', [0, 1]],
  ['concat("any")', []],
  ['concat_ws(text,"any")', [0]],
  ['enum_first(anyenum)', []],
  ['enum_last(anyenum)', []],
  ['enum_range(anyenum)', []],
  ['enum_range(anyenum,anyenum)', []],
  ['format(text)', [0]],
  ['format_type(oid,integer)', [0]],
  ['format(text,"any")', [0]],
  ['json_build_array("any")', []],
  ['json_build_object("any")', []],
  ['jsonb_build_array("any")', []],
  ['jsonb_build_object("any")', []],
  ['num_nulls("any")', []],
  ['num_nonnulls("any")', []],
  ['pg_typeof("any")', []],
  ['quote_nullable(text)', []],
  ['quote_nullable(anyelement)', []],
  ['string_to_array(text,text)', [0]],
  ['string_to_array(text,text,text)', [0]],
  ...['int4range(integer', 'int8range(bigint', 'numrange(numeric', 'daterange(date'].flatMap(rangeConstructors),
  ...['tsrange(timestamp without time zone', 'tstzrange(timestamp with time zone'].flatMap(rangeConstructors),
]);

/** `int4range(integer,integer)` and the form with bounds flags; a NULL bound means no bound. */
function rangeConstructors(start: string): [string, NeverNull][] {
  const bound = start.slice(start.indexOf('(') + 1);
  return [
    [`${start},${bound})`, []],
    [`${start},${bound},text)`, [2]],
  ];
}

/** Null: nothing is known, so the result may be NULL. */
export function neverNull(entry: CatalogueFunction): NeverNull | null {
  if (!entry.builtIn) return null;
  const signature = entry.signature.replace(/^pg_catalog\./, '');
  const exception = tolerant.get(signature);
  if (exception !== undefined) return exception;
  const open = signature.indexOf('(');
  return signatures.get(signature.slice(0, open))?.has(signature.slice(open)) === true ? 'all' : null;
}
