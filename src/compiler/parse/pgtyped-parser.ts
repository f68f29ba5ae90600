/** The one owner of the npm package @pgtyped/parser: reads one query in pgtyped's dialect. */
import type * as Package from '@pgtyped/parser';

export interface PgtypedKey {
  readonly name: string;
  readonly required: boolean;
}

export interface PgtypedParam {
  readonly name: string;
  /** `:name!` in some place. */
  readonly required: boolean;
  readonly transform: 'scalar' | 'array_spread' | 'pick_tuple' | 'pick_array_spread';
  /** Of a pick-list. */
  readonly keys: readonly PgtypedKey[];
  /** Offsets of `:name` or `:name!`, colon and mark included. */
  readonly uses: readonly { readonly start: number; readonly end: number }[];
}

export interface PgtypedReading {
  /** Null when the parser found no query. */
  readonly name: string | null;
  readonly params: readonly PgtypedParam[];
  /** What the parser refuses; `offset` is in the text. */
  readonly errors: readonly { readonly message: string; readonly offset: number }[];
  /** `@param` tags of which nothing is used. */
  readonly unused: readonly { readonly name: string; readonly offset: number }[];
}

let library: typeof Package | undefined;

/** Loads the package; `readPgtyped` needs that to have happened. Calling it again costs nothing. */
export async function loadPgtypedParser(): Promise<void> {
  library ??= await import('@pgtyped/parser');
}

/** @param text the annotation and its statement, of ASCII characters: the parser counts code points */
export function readPgtyped(text: string): PgtypedReading {
  if (library === undefined) throw new Error('loadPgtypedParser() has not been awaited');
  const { queries, events } = library.parseSQLFile(text);
  const [query] = queries;
  const errors = events.flatMap((event) =>
    'critical' in event ? [{ message: event.message.text.replace(/^Parse error: /, ''), offset: event.location?.a ?? 0 }] : [],
  );
  const given = errors.length > 0 ? [] : (query?.params ?? []);
  const params = given.map(({ name, required, transform, codeRefs }): PgtypedParam => ({
    name,
    required,
    transform: transform.type,
    keys: 'keys' in transform ? transform.keys : [],
    uses: codeRefs.used.map(({ a, b }) => ({ start: a - 1, end: b + 1 })),
  }));
  const unused = given.flatMap(({ name, codeRefs }) =>
    codeRefs.used.length === 0 ? [{ name, offset: codeRefs.defined?.a ?? 0 }] : [],
  );
  return { name: query?.name ?? null, params, errors, unused };
}
