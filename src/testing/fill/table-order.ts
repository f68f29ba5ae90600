/** The order in which tables can be filled: those that others refer to come first. */
import type { FillForeignKey, FillTable, FillType } from './fill-catalogue.js';

export interface FillStep {
  /** More than one: each refers to the next through columns that refuse NULL, so their rows come in one statement. */
  readonly tables: readonly FillTable[];
  /** Foreign keys that stay NULL at first, since their table is filled later. */
  readonly late: readonly FillForeignKey[];
}

export function fillOrder(tables: readonly FillTable[], types: ReadonlyMap<number, FillType>): readonly FillStep[] {
  const steps: FillStep[] = [];
  const open = new Map(tables.map((table) => [table.oid, table]));
  const waitsFor = (table: FillTable): readonly FillForeignKey[] =>
    table.foreignKeys.filter(({ target }) => target !== table.oid && open.has(target));
  const take = (taken: readonly FillTable[], late: readonly FillForeignKey[]): void => {
    steps.push({ tables: taken, late });
    for (const { oid } of taken) open.delete(oid);
  };
  while (open.size > 0) {
    const waiting = [...open.values()];
    const free = waiting.find((table) => waitsFor(table).length === 0);
    if (free !== undefined) take([free], []);
    else {
      const patient = waiting.find((table) => waitsFor(table).every((key) => canWait(table, key, types)));
      if (patient !== undefined) take([patient], waitsFor(patient));
      else take(ring(waiting, (table) => waitsFor(table).filter((key) => !canWait(table, key, types)), open), []);
    }
  }
  return steps;
}

/** Whether the reference can be NULL until its target is there. */
export function canWait(table: FillTable, key: FillForeignKey, types: ReadonlyMap<number, FillType>): boolean {
  const optional = key.columns.map((number) => isOptional(table, number, types));
  return key.matchFull ? optional.every(Boolean) : optional.some(Boolean);
}

export function isOptional(table: FillTable, number: number, types: ReadonlyMap<number, FillType>): boolean {
  const column = table.columns.find((each) => each.number === number);
  return column !== undefined && !column.notNull && types.get(column.typeOid)?.notNull !== true;
}

/** Follows the references that cannot wait until a table comes back. */
function ring(
  waiting: readonly FillTable[],
  next: (table: FillTable) => readonly FillForeignKey[],
  open: ReadonlyMap<number, FillTable>,
): readonly FillTable[] {
  const trail: FillTable[] = [];
  let table = waiting.find((each) => next(each).length > 0);
  while (table !== undefined && !trail.includes(table)) {
    trail.push(table);
    table = open.get(next(table)[0]?.target ?? 0);
  }
  return table === undefined ? trail.slice(-1) : trail.slice(trail.indexOf(table));
}
