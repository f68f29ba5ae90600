/** RT520: the plan reads a big table from end to end and throws most of it away. */
import type { PlanNode, TableSize } from '../../analyse/plan-database.js';
import { rawField, rawLocation, rawText, walkRaw } from '../raw-nodes.js';
import type { Remark } from '../vet-rule.js';
import type { VettedQuery } from '../vetted-query.js';

/** A table is big from this many rows or pages (8 kB) on; below, reading it all costs next to nothing. */
const BIG: TableSize = { rows: 10_000, pages: 1_000 };

/** A scan without a filter wants every row; one with a filter could have asked an index. */
export function bigScans(plan: PlanNode, sizes: ReadonlyMap<string, TableSize>, vetted: VettedQuery): readonly Remark[] {
  const name = plan['Relation Name'];
  const size = name === undefined ? undefined : sizes.get(`${plan.Schema ?? 'public'}.${name}`);
  const below = (plan.Plans ?? []).flatMap((each) => bigScans(each, sizes, vetted));
  const isScan = plan['Node Type'] === 'Seq Scan' && plan.Filter !== undefined;
  if (!isScan || name === undefined || size === undefined || !isBig(size)) return below;
  const remark: Remark = {
    offset: relationOffset(plan.Alias ?? name, name, vetted),
    message: `the plan reads all of ${name} (${sizeWords(size)}) to find: ${oneLine(plan.Filter ?? '')}`,
    help: 'An index over the columns of that condition would find them, if it lets few rows pass.',
  };
  return [remark, ...below];
}

function isBig({ rows, pages }: TableSize): boolean {
  return rows >= BIG.rows || pages >= BIG.pages;
}

function sizeWords({ rows, pages }: TableSize): string {
  return rows > 0 ? `about ${Math.round(rows)} rows` : `${pages} pages`;
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}

/** Where the statement names the relation; its start for a table behind a view. */
function relationOffset(alias: string, name: string, { raw, fileOffset, statementOffset }: VettedQuery): number {
  const places: { readonly names: readonly (string | null)[]; readonly at: number }[] = [];
  walkRaw(raw, (tag, node) => {
    const relation = tag === 'RangeVar' ? node : rawField(node, 'relation');
    if (rawText(relation, 'relname') === null) return;
    places.push({ names: [rawText(rawField(relation, 'alias'), 'aliasname'), rawText(relation, 'relname')], at: rawLocation(relation) });
  });
  const place = places.find(({ names }) => (names[0] ?? names[1]) === alias) ?? places.find(({ names }) => names[1] === name);
  return place === undefined ? statementOffset : fileOffset(place.at);
}
