/** The result columns of a query, and the objects that `sqlc.embed` makes of them. */
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { AnalysedQuery, Embed, SolvedColumn, SolvedEmbed } from '../model.js';
import { memberNames } from '../naming.js';
import type { TreeNode } from '../tree/node.js';
import { unknownContents } from '../types/contents.js';
import { hasInside } from '../types/has-inside.js';
import type { TypeResolver } from '../types/resolve-type.js';
import { columnName } from './column-name.js';
import { type EmbeddedColumns, embeddedColumns } from './embedded-columns.js';
import type { QuerySource, Solver } from './solver.js';
import { outputOrigins } from './origins.js';
import { outputSource } from './source-column.js';
import { utilityColumn } from './utility-statement.js';
import type { Verdict } from './verdict.js';

export interface SolvedColumns {
  readonly columns: readonly SolvedColumn[];
  readonly embeds: readonly SolvedEmbed[];
}

interface PlacedEmbed extends EmbeddedColumns {
  readonly embed: Embed;
}

/** @param tree null for a utility statement */
export function solveColumns(
  analysed: AnalysedQuery,
  tree: TreeNode | null,
  solver: Solver,
  types: TypeResolver,
  problems: Diagnostic[],
): SolvedColumns {
  const placed = placeEmbeds(analysed, tree, solver, problems);
  const flat = flatColumns(analysed, tree, solver, types, problems);
  // The positions below are those of PostgreSQL's columns; with a column left out there is a problem to tell of.
  if (problems.length > 0) return { columns: [], embeds: [] };
  const columns = [...flat];
  const entries = rowEntries(flat.length, placed);
  const wanted = entries.map((entry) =>
    typeof entry === 'number' ? columnName(flat[entry]?.field ?? '', tree, entry) : (entry.embed.path.at(-1) ?? null),
  );
  const names = memberNames(wanted, 'column');
  const embeds = entries.flatMap((entry, index): SolvedEmbed[] => {
    const name = names[index] ?? `column${index + 1}`;
    if (typeof entry !== 'number') {
      const own = flat.slice(entry.first, entry.first + entry.count);
      const ownNames = memberNames(own.map((column) => column.field), 'column');
      const named = own.map((column, place) => ({ ...column, name: ownNames[place] ?? column.name }));
      columns.splice(entry.first, named.length, ...named);
      const members = named.map((column, place) => ({ ...column, ...entry.inside(place) }));
      return [{ name, first: entry.first, columns: members, nullable: entry.row.nullable, reason: rowReason(entry.row, members) }];
    }
    const column = flat[entry];
    if (column !== undefined) columns[entry] = { ...column, name };
    return [];
  });
  return { columns, embeds };
}

/** At run time an object is null where all its columns are NULL; with a column that never is, only where there is no row. */
function rowReason(row: Verdict, members: readonly SolvedColumn[]): string {
  const ambiguous = row.nullable && members.every((member) => member.nullable);
  return ambiguous ? `${row.reason}; a row of nothing but NULLs looks the same` : row.reason;
}

/** What the row holds, in order: places of plain columns, and embeds. */
function rowEntries(width: number, placed: readonly PlacedEmbed[]): readonly (number | PlacedEmbed)[] {
  const entries: (number | PlacedEmbed)[] = [];
  const withoutColumns = (at: number): readonly PlacedEmbed[] => placed.filter(({ first, count }) => first === at && count === 0);
  for (let at = 0; at < width; ) {
    const embed = placed.find(({ first, count }) => first === at && count > 0);
    entries.push(...withoutColumns(at), embed ?? at);
    at += embed?.count ?? 1;
  }
  return [...entries, ...withoutColumns(width)];
}

function placeEmbeds({ query }: AnalysedQuery, tree: TreeNode | null, solver: Solver, problems: Diagnostic[]): readonly PlacedEmbed[] {
  return query.embeds.flatMap((embed) => {
    const place = tree === null ? null : embeddedColumns(embed, tree, solver);
    if (place !== null) return [{ embed, ...place }];
    problems.push({
      code: 'RT104',
      severity: 'error',
      message: `rowtype cannot tell which columns sqlc.embed(${embed.path.join('.')}) stands for`,
      file: query.file,
      offset: query.toFileOffset(embed.sqlOffset),
      help: 'Name the columns before and after it instead of writing *.',
    });
    return [];
  });
}

function flatColumns(
  { query, columns }: AnalysedQuery,
  tree: TreeNode | null,
  solver: Solver,
  types: TypeResolver,
  problems: Diagnostic[],
): readonly SolvedColumn[] {
  const source: QuerySource | null = tree === null ? null : { query: tree, parent: null, proven: [], asOf: null };
  return columns.flatMap((column, index) => {
    const position = index + 1;
    const verdict = source === null ? utilityColumn(query.sql) : solver.queryOutput(source, position);
    const isTold = source !== null && hasInside(column.typeOid, solver.catalogue);
    const contents = isTold ? solver.queryContents(source, position) : unknownContents;
    const type = types.resolve(column.typeOid, contents);
    if ('unknown' in type) {
      problems.push({
        code: 'RT402',
        severity: 'error',
        message: `column ${position} (${column.name}) has the type ${type.unknown}, which has no TypeScript form`,
        file: query.file,
        offset: query.toFileOffset(0),
        help: 'Cast the column to a type that has one, for example ::text, or select its fields.',
      });
      return [];
    }
    return [
      {
        field: column.name,
        name: column.name,
        type,
        nullable: verdict.nullable,
        reason: verdict.reason,
        source: outputSource(tree, null, position, solver),
        origins: tree === null ? [] : outputOrigins(tree, null, position, solver),
        override: null,
      },
    ];
  });
}
