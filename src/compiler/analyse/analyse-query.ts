/** Asks PostgreSQL about one query: the types of its parameters and columns, and its analysed tree. */
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { AnalysedQuery, AnnotatedQuery } from '../model.js';
import type { AnalysisDatabase } from './analysis-database.js';
import { familiarMistake, listInParentheses } from './familiar-mistakes.js';
import { type PostgresRefusal, readRefusal } from './postgres-refusal.js';

export async function analyseQuery(
  query: AnnotatedQuery,
  database: AnalysisDatabase,
): Promise<AnalysedQuery | Diagnostic> {
  try {
    const { paramTypes, columns, tree } = await database.describe(query.sql);
    return { query, paramTypes, columns, tree };
  } catch (error) {
    const refusal = readRefusal(error, query.sql);
    if (refusal === null) throw error;
    return refused(query, refusal);
  }
}

/** SQLSTATE indeterminate_datatype. */
const NO_TYPE = '42P18';

/** SQLSTATE undefined_function, also for operators. */
const NO_OPERATOR = '42883';

/** SQLSTATE ambiguous_parameter. */
const TWO_TYPES = '42P08';

function refused(query: AnnotatedQuery, refusal: PostgresRefusal): Diagnostic {
  const detail = refusal.detail === null ? '' : ` (${refusal.detail})`;
  return {
    severity: 'error',
    message: refusal.message + detail,
    file: query.file,
    offset: query.toFileOffset(refusal.offset ?? 0),
    ...classified(query, refusal),
  };
}

/** What is known better than PostgreSQL can say it, as it sees only `$n`. */
function classified(
  query: AnnotatedQuery,
  refusal: PostgresRefusal,
): Pick<Diagnostic, 'code' | 'help'> & Partial<Pick<Diagnostic, 'offset'>> {
  if (refusal.sqlstate === NO_TYPE) {
    const offset = untypedParameter(query, refusal);
    const help = 'Add a cast that names the type, for example @name::text.';
    return { code: 'RT203', help, ...(offset === null ? {} : { offset }) };
  }
  if (refusal.sqlstate === TWO_TYPES) {
    return { code: 'RT107', help: 'Cast the parameter to one type in each place, or use two parameters.' };
  }
  const shared = refusal.sqlstate === NO_OPERATOR ? sharedParameter(query, refusal) : null;
  if (shared !== null) {
    return {
      code: 'RT107',
      help: `${shared} stands in several places, and PostgreSQL took its type from the first: cast it here, or use two parameters.`,
    };
  }
  const help = listInParentheses(query.sql, refusal) ?? refusal.hint ?? familiarMistake(query.sql, refusal);
  return { code: 'RT201', help: help ?? `Mend the query ${query.name}; the others are compiled all the same.` };
}

/** A parameter beside the refused operator that stands elsewhere too; as the author calls it. */
function sharedParameter(query: AnnotatedQuery, refusal: PostgresRefusal): string | null {
  if (refusal.offset === null) return null;
  const around = query.sql.slice(0, refusal.offset).match(/\$(\d+)\s*$/) ?? query.sql.slice(refusal.offset).match(/^\S+\s*\$(\d+)/);
  const position = Number(around?.[1] ?? 0);
  const param = query.params.find((candidate) => candidate.position === position);
  const uses = query.sql.match(new RegExp(`\\$${position}(?!\\d)`, 'g'))?.length ?? 0;
  if (param === undefined || uses < 2) return null;
  return param.name === null ? `$${position}` : `@${param.name}`;
}

/** `could not determine data type of parameter $2`: the place of that parameter, where it is one of the query's. */
function untypedParameter(query: AnnotatedQuery, refusal: PostgresRefusal): number | null {
  const position = Number(/\$(\d+)/.exec(refusal.message)?.[1] ?? 0);
  return query.params.find((param) => param.position === position)?.offset ?? null;
}
