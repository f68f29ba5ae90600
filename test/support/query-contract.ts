/** The shape of a compiled query in short words, to be compared with a table. */
import type { InspectedQuery } from '../../src/compiler/index.js';

export interface QueryContract {
  readonly command: string;
  /** `name type`, with `?` where NULL may be passed. */
  readonly params: readonly string[];
  /** `name type`, with `?` where NULL may come back. */
  readonly columns: readonly string[];
  /** `1`, `0–1` or `any`. */
  readonly rows: string;
  readonly readOnly: boolean;
}

const typed = ({ name, pgType, nullable }: { name: string; pgType: string; nullable: boolean }) => `${name} ${pgType}${nullable ? '?' : ''}`;

export function contractOf({ command, params, columns, rows, readOnly }: InspectedQuery): QueryContract {
  const count = rows.max === null ? 'any' : rows.min === 1 ? '1' : '0–1';
  return { command, params: params.map(typed), columns: columns.map(typed), rows: count, readOnly };
}
