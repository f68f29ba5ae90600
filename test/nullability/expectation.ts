/**
 * What a statement of the corpus says of itself, in its doc comment:
 *
 *     -- proven: id name      columns that the solver must prove not null; a name with spaces stands in quotes
 *     -- elements: tags       arrays whose elements it must prove not null
 *     -- rows: max 1          bounds that it must prove: `max 1`, `min 1`, `exactly 1`
 *     -- bounds: 0..1         the bounds exactly: `0..n`, `0..1`, `1..n`, `1..1`
 *     -- reads: no            whether it is called read-only: `yes` or `no`
 *     -- provable: total      columns that are never NULL, which no rule proves yet
 *     -- quiet: note          other columns that hold no NULL on this data
 *     -- args: ["1", null]    parameters, as text
 *     -- type: j { a: string }[] | null     the TypeScript type of the column j; what may be null in it must be so somewhere
 *     -- tame: j              columns of which that does not hold on this data
 *     -- params: id: number, note: string | null     all parameters, with their types
 *     -- embed: u?: id name nick?     one `sqlc.embed`: the object that may be missing, its members that may be null
 *     -- names: id notExists    the members of the row
 *     -- bulk: INSERT …       the statement for many rows that `:copyfrom` sends
 *
 * Every other column is a trap: it must hold a NULL when the statement runs.
 */
import type { SolvedQuery } from '../../src/compiler/model.js';

export interface Expectation {
  readonly proven: readonly string[];
  readonly elements: readonly string[];
  readonly rows: readonly string[];
  readonly bounds: string | null;
  readonly reads: string | null;
  readonly provable: readonly string[];
  readonly quiet: readonly string[];
  readonly args: readonly (string | null)[];
  readonly types: readonly { readonly column: string; readonly type: string }[];
  readonly tame: readonly string[];
  readonly params: string | null;
  readonly names: readonly string[];
  readonly embeds: readonly string[];
  readonly bulk: string | null;
}

export function readExpectation(query: Pick<SolvedQuery, 'doc'>): Expectation {
  const values = (key: string): readonly string[] =>
    query.doc.flatMap((line) => (line.startsWith(`${key}:`) ? [line.slice(key.length + 1).trim()] : []));
  const words = (key: string): readonly string[] => values(key).flatMap((value) => (value.match(/"[^"]+"|\S+/g) ?? []).map((word) => word.replaceAll('"', '')));
  return {
    proven: words('proven'),
    elements: words('elements'),
    rows: values('rows'),
    bounds: values('bounds')[0] ?? null,
    reads: values('reads')[0] ?? null,
    provable: words('provable'),
    quiet: words('quiet'),
    types: values('type').map((value) => ({ column: value.slice(0, value.indexOf(' ')), type: value.slice(value.indexOf(' ') + 1) })),
    tame: words('tame'),
    params: values('params')[0] ?? null,
    names: words('names'),
    embeds: values('embed'),
    bulk: values('bulk')[0] ?? null,
    args: JSON.parse(values('args')[0] ?? '[]') as readonly (string | null)[],
  };
}
