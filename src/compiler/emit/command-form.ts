/** What each command makes of a query: the runtime method, what the function takes and gives, and if rows are seen. */
import type { Command, SolvedColumn, SolvedEmbed, SolvedQuery } from '../model.js';

export interface CommandForm {
  /** Method of the runtime's compiled query. */
  readonly method: string;
  /** Type inside the function's `Promise<…>`. */
  readonly result: string;
  /** The function takes a list of parameter objects: one for each row or run. */
  readonly list: boolean;
}

const forms: Record<Command, (rowType: string, exactlyOne: boolean) => CommandForm> = {
  one: (rowType, exactlyOne) =>
    exactlyOne ? single('one', rowType) : single('oneOrNull', `${rowType} | null`),
  many: (rowType) => single('many', `${rowType}[]`),
  exec: () => single('exec', 'void'),
  execrows: () => single('execRows', 'number'),
  execresult: () => single('execResult', 'ExecResult'),
  copyfrom: () => listed('run', 'number'),
  batchone: (rowType, exactlyOne) =>
    exactlyOne ? listed('batchOne', `${rowType}[]`) : listed('batchOneOrNull', `(${rowType} | null)[]`),
  batchmany: (rowType) => listed('batchMany', `${rowType}[][]`),
  batchexec: () => listed('batchExec', 'void'),
};

export function commandForm(query: SolvedQuery, rowType: string): CommandForm {
  return forms[query.command](rowType, query.rows.min === 1);
}

/** Whether the function gives rows to its caller, so that the query has a `Row` type. */
export function showsRows({ command }: SolvedQuery): boolean {
  return command === 'one' || command === 'many' || command === 'batchone' || command === 'batchmany';
}

/** The columns that the caller sees, in the order on the wire: none where the command drops the rows. */
export function shownColumns(query: SolvedQuery): readonly SolvedColumn[] {
  return showsRows(query) ? query.columns : [];
}

/** The properties of a row, in the order on the wire: columns, and objects of embedded ones. */
export function rowMembers({ columns, embeds }: SolvedQuery): readonly (SolvedColumn | SolvedEmbed)[] {
  const members: (SolvedColumn | SolvedEmbed)[] = [];
  for (let at = 0; at <= columns.length; ) {
    const here = embeds.filter((embed) => embed.first === at);
    members.push(...here);
    const width = here.reduce((sum, embed) => sum + embed.columns.length, 0);
    const column = columns[at];
    if (width === 0 && column !== undefined) members.push(column);
    at += Math.max(width, 1);
  }
  return members;
}

function single(method: string, result: string): CommandForm {
  return { method, result, list: false };
}

function listed(method: string, result: string): CommandForm {
  return { method, result, list: true };
}
