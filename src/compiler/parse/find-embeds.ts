/** Where each `sqlc.embed` stands in the select list: what is before and after it decides which columns are its own. */
import type { Embed, SelectItem } from '../model.js';
import { rawField, rawList, type RawStatement, rawStatement } from './raw-statement.js';

/** `table.*` as it stands in the SQL. */
export interface EmbedPlace {
  /** The table as written, quotes included. */
  readonly reference: string;
  /** UTF-16 offset in the SQL. */
  readonly sqlOffset: number;
}

export interface FoundEmbeds {
  readonly embeds: readonly Embed[];
  /** Those that are no item of the statement's own list, with what to do about it. */
  readonly misplaced: readonly (EmbedPlace & { readonly help: string })[];
}

/** A statement that PostgreSQL's grammar refuses has none: PostgreSQL will say why. */
export function findEmbeds(sql: string, places: readonly EmbedPlace[]): FoundEmbeds {
  const statement = places.length === 0 ? null : rawStatement(sql);
  if (statement === null) return { embeds: [], misplaced: [] };
  const [first = [], ...others] = resultLists(statement);
  const items = first.map(selectItem);
  const embeds: Embed[] = [];
  const placed = new Set<number>();
  const misplaced: (EmbedPlace & { help: string })[] = [];
  for (const place of places) {
    const { sqlOffset } = place;
    const location = Buffer.byteLength(sql.slice(0, sqlOffset));
    const index = first.findIndex((target) => columnLocation(target) === location);
    const item = items[index];
    if (item?.kind === 'relation') {
      embeds.push({ path: item.path, sqlOffset, before: items.slice(0, index), after: items.slice(index + 1) });
      placed.add(index);
    } else if (!others.some((list) => placed.has(list.findIndex((target) => columnLocation(target) === location)))) {
      misplaced.push({ ...place, help: helpFor(place.reference, others.length > 0) });
    }
  }
  return { embeds, misplaced };
}

function helpFor(reference: string, isSetOperation: boolean): string {
  if (isSetOperation) return 'The first SELECT decides what the columns of a UNION are: write sqlc.embed there, and in the same place here.';
  return `Write sqlc.embed(${reference}) as an item of its own in the select list of the query itself.`;
}

/** The items of the statement's result as written; one list for each arm of UNION and the like. */
function resultLists({ type, node }: RawStatement): readonly (readonly unknown[])[] {
  return type === 'SelectStmt' ? selectLists(node) : [rawList(node['returningClause'], 'exprs').map(targetValue)];
}

function selectLists(select: unknown): readonly (readonly unknown[])[] {
  const left = rawField(select, 'larg');
  if (left === undefined) return [rawList(select, 'targetList').map(targetValue)];
  return [...selectLists(left), ...selectLists(rawField(select, 'rarg'))];
}

function targetValue(target: unknown): unknown {
  return rawField(rawField(target, 'ResTarget'), 'val');
}

function selectItem(target: unknown): SelectItem {
  const parts = rawList(rawField(target, 'ColumnRef'), 'fields');
  const indirection = rawList(rawField(target, 'A_Indirection'), 'indirection');
  if (isStar(indirection.at(-1))) return { kind: 'unknown' };
  if (!isStar(parts.at(-1))) return { kind: 'column' };
  const path = parts.slice(0, -1).map((part) => rawField(rawField(part, 'String'), 'sval'));
  const names = path.filter((name) => typeof name === 'string');
  return names.length === 0 ? { kind: 'unknown' } : { kind: 'relation', path: names };
}

function isStar(part: unknown): boolean {
  return rawField(part, 'A_Star') !== undefined;
}

/** UTF-8 offset of a column reference; PostgreSQL leaves out a 0. */
function columnLocation(target: unknown): number | null {
  const reference = rawField(target, 'ColumnRef');
  const location = rawField(reference, 'location') ?? 0;
  return reference !== undefined && typeof location === 'number' ? location : null;
}
