/** What compiled code takes for granted of a query, against what is true where it runs. */
import type { SolvedColumn, SolvedQuery } from '../model.js';
import { fitOfParam, fitOfResult, plainType, type TypeFit } from './compare-types.js';
import type { QueryPart, Remark } from './difference.js';

const statement: QueryPart = { kind: 'statement' };

/** @param where the subject of sentences: `the database`, `the new schema` */
export function compareVerdicts(compiled: SolvedQuery, actual: SolvedQuery, where: string): readonly Remark[] {
  const named = (columns: readonly SolvedColumn[]): string => columns.map(({ field }) => field).join(', ') || 'no columns';
  const params = paramRemarks(compiled, actual, where);
  const [before, now] = [named(compiled.columns), named(actual.columns)];
  if (before !== now) {
    return [
      ...params,
      {
        code: 'RT603', severity: 'error', at: statement, compiled: before, database: now,
        message: `${compiled.name} returns ${now} in ${where}, not ${before}`,
        help: 'Name the columns in the query instead of *, or compile it for this schema.',
      }, // prettier-ignore
    ];
  }
  return [...params, ...columnRemarks(compiled, actual, where), ...statementRemarks(compiled, actual, where)];
}

function paramRemarks(compiled: SolvedQuery, actual: SolvedQuery, where: string): readonly Remark[] {
  return compiled.params.flatMap((param): readonly Remark[] => {
    const there = actual.params.find(({ position }) => position === param.position);
    if (there === undefined) return [];
    const at: QueryPart = { kind: 'param', position: param.position };
    const fit = fitOfParam(param.type, there.type);
    return typeRemark(fit, {
      code: 'RT602', at, compiled: param.type.pgType, database: there.type.pgType,
      message: `the parameter ${param.field} of ${compiled.name} has another type in ${where}`,
      help: 'Compile the query for this schema before it runs there.',
    }); // prettier-ignore
  });
}

function columnRemarks(compiled: SolvedQuery, actual: SolvedQuery, where: string): readonly Remark[] {
  return compiled.columns.flatMap((column, index): readonly Remark[] => {
    const there = actual.columns[index];
    if (there === undefined) return [];
    const at: QueryPart = { kind: 'column', position: index + 1 };
    const what = `${compiled.name}.${column.field}`;
    const type = typeRemark(fitOfResult(column.type, there.type), {
      code: 'RT604', at, compiled: column.type.pgType, database: there.type.pgType,
      message: `${what} has another type in ${where}`,
      help: 'Compile the query for this schema before it runs there.',
    }); // prettier-ignore
    return [...type, ...nullRemarks(column, there, { what, at, where })];
  });
}

function typeRemark(fit: TypeFit, remark: Omit<Remark, 'severity'>): readonly Remark[] {
  if (fit.kind === 'same') return [];
  const isError = fit.kind === 'different';
  const { help, ...rest } = remark;
  return [{ ...rest, severity: isError ? 'error' : 'note', message: `${remark.message}: ${fit.what}`, help: isError ? help : null }];
}

interface ColumnPlace {
  readonly what: string;
  readonly at: QueryPart;
  readonly where: string;
}

function nullRemarks(column: SolvedColumn, there: SolvedColumn, { what, at, where }: ColumnPlace): readonly Remark[] {
  if (!column.nullable && there.nullable) {
    return [{
      code: 'RT605', severity: 'error', at, compiled: 'never NULL', database: 'can be NULL',
      message: `${what} can be NULL in ${where}, and its compiled type has no null: ${there.reason}`,
      help: 'Mend the schema there, or the query, so that no NULL can come; or compile it for this schema.',
    }]; // prettier-ignore
  }
  if (column.nullable && !there.nullable) {
    return [{
      code: 'RT605', severity: 'note', at, compiled: 'can be NULL', database: 'never NULL',
      message: `${what} is never NULL in ${where}, though its compiled type has null: ${there.reason}`, help: null,
    }]; // prettier-ignore
  }
  const elements = elementsNullable(column) === false && elementsNullable(there) === true;
  return elements
    ? [{
        code: 'RT605', severity: 'error', at, compiled: 'no element is NULL', database: 'an element can be NULL',
        message: `an element of ${what} can be NULL in ${where}, and its compiled type has no null`,
        help: 'Mend the schema there, or compile the query for it.',
      }] // prettier-ignore
    : [];
}

function elementsNullable(column: SolvedColumn): boolean | null {
  const type = plainType(column.type);
  return type.kind === 'array' ? type.elementNullable : null;
}

function statementRemarks(compiled: SolvedQuery, actual: SolvedQuery, where: string): readonly Remark[] {
  const remarks: Remark[] = [];
  const isOne = compiled.command === 'one' || compiled.command === 'batchone';
  if (isOne && compiled.rows.min === 1 && actual.rows.min === 0) {
    remarks.push({
      code: 'RT606', severity: 'error', at: statement, compiled: 'always a row', database: 'there may be no row',
      message: `${compiled.name} may find no row in ${where}, and its compiled type has no null: ${actual.rows.reason}`,
      help: 'Mend the schema there, or compile the query for it.',
    }); // prettier-ignore
  }
  if (isOne && compiled.rows.max === 1 && actual.rows.max === null) {
    remarks.push({
      code: 'RT606', severity: 'error', at: statement, compiled: 'at most one row', database: 'any number of rows',
      message: `${compiled.name} may find several rows in ${where}, which is an error at run time: ${actual.rows.reason}`,
      help: 'Make the unique key there, or add ORDER BY with LIMIT 1.',
    }); // prettier-ignore
  }
  const missing = compiled.embeds.flatMap((embed, index) => (!embed.nullable && actual.embeds[index]?.nullable === true ? [embed.name] : []));
  for (const name of missing) {
    remarks.push({
      code: 'RT605', severity: 'error', at: statement, compiled: 'always there', database: 'can be absent',
      message: `the object ${name} of ${compiled.name} can be absent in ${where}, and its compiled type has no null`,
      help: 'Mend the schema there, or compile the query for it.',
    }); // prettier-ignore
  }
  if (compiled.readOnly && !actual.readOnly) {
    remarks.push({
      code: 'RT609', severity: 'error', at: statement, compiled: 'only reads', database: 'may write',
      message: `${compiled.name} may write in ${where}: a function or view that it uses is another one there`,
      help: 'Do not send it to a replica, or mend the function or view.',
    }); // prettier-ignore
  }
  return remarks;
}
