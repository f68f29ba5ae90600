/** One analysed query with every verdict. */
import type { Catalogue } from '../catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { AnalysedQuery, AnnotatedParam, Origin, SolvedParam, SolvedQuery, SolvedRows } from '../model.js';
import { memberNames } from '../naming.js';
import { readRootNode } from '../tree/read-node-tree.js';
import { children, int, type TreeNode } from '../tree/node.js';
import { type Contents, unknownContents } from '../types/contents.js';
import type { TypeResolver } from '../types/resolve-type.js';
import { bulkInsertSql } from './bulk-insert.js';
import { createSolver } from './create-solver.js';
import { parameterOrigins } from './parameter-origins.js';
import { type ParameterUse, parameterUses } from './parameters.js';
import { isReadOnly } from './read-only.js';
import { CommandType } from './scope.js';
import { solveColumns } from './solve-columns.js';
import type { Solver } from './solver.js';
import { utilityRows } from './utility-statement.js';

export function solveQuery(
  analysed: AnalysedQuery,
  catalogue: Catalogue,
  types: TypeResolver,
): SolvedQuery | readonly Diagnostic[] {
  const tree = analysed.tree === '' ? null : readRootNode(analysed.tree);
  // Of a utility statement only its parts are analysed: its columns are what Describe says, and may be NULL.
  const query = tree === null || int(tree, 'commandType') === CommandType.utility ? null : tree;
  const uses = tree === null ? new Map<number, ParameterUse>() : parameterUses(tree, catalogue);
  const isNullable = (position: number): boolean => paramNullable(analysed, uses, position);
  const solver = createSolver(catalogue, query, (position) => ({
    nullable: isNullable(position),
    contents: paramContents(analysed, position),
    label: paramLabel(analysed, position),
  }));
  const problems: Diagnostic[] = [];

  const origins = query === null ? new Map<number, readonly Origin[]>() : parameterOrigins(query, solver);
  const params = solveParams(analysed, uses, origins, isNullable, types, problems);
  const { columns, embeds } = solveColumns(analysed, query, solver, types, problems);
  if (problems.length > 0) return problems;
  const { query: annotated, paramTypes } = analysed;
  return {
    name: annotated.name,
    command: annotated.command,
    file: annotated.file.path,
    line: annotated.line,
    doc: annotated.doc,
    sql: annotated.sql,
    bulkSql: annotated.command === 'copyfrom' ? bulkInsertSql(annotated.sql, paramTypes, catalogue) : null,
    params,
    columns,
    embeds,
    rows: query === null ? utilityRows(analysed) : solveRows(query, solver),
    readOnly: query !== null && isReadOnly(query, catalogue),
  };
}

function paramNullable(analysed: AnalysedQuery, uses: ReadonlyMap<number, ParameterUse>, position: number): boolean {
  const param = analysed.query.params.find((candidate) => candidate.position === position);
  if (param === undefined) return false;
  return param.declaredNullable || (!param.cast && uses.get(position)?.onlyNullableAssignments === true);
}

function paramLabel(analysed: AnalysedQuery, position: number): string {
  const name = analysed.query.params.find((param) => param.position === position)?.name ?? null;
  return name === null ? `$${position}` : `@${name}`;
}

/** The type of a list parameter has no null in it, unless the author says so, and the runtime refuses one. */
function paramContents(analysed: AnalysedQuery, position: number): Contents {
  const nullable = analysed.query.params.find((param) => param.position === position)?.elementsNullable === true;
  return { kind: 'array', element: { nullable, reason: 'an element of a list parameter', contents: unknownContents } };
}

/** As sqlc names it, but for a cast without a column beside it, which tells nothing: `arg` and its number. */
function paramName({ name, position, bound, cast }: AnnotatedParam, use: ParameterUse | undefined): string {
  if (name !== null) return name;
  const column = use?.name ?? null;
  if (column !== null) return bound === null ? column : `${bound}_${column}`;
  return (cast ? null : use?.argument) ?? `arg${position}`;
}

/** OID of the type of rows without a name, which a row's `=` asks for. */
const RECORD = 2249;

function solveParams(
  analysed: AnalysedQuery,
  uses: ReadonlyMap<number, ParameterUse>,
  origins: ReadonlyMap<number, readonly Origin[]>,
  isNullable: (position: number) => boolean,
  types: TypeResolver,
  problems: Diagnostic[],
): readonly SolvedParam[] {
  const { query } = analysed;
  const wanted = query.params.map((param) => paramName(param, uses.get(param.position)));
  const names = memberNames(wanted, 'param');
  return query.params.flatMap((param, index) => {
    const oid = analysed.paramTypes[param.position - 1] ?? 0;
    const type = types.resolve(oid, paramContents(analysed, param.position));
    if ('unknown' in type || types.isPseudo(oid)) {
      problems.push({
        code: 'RT402',
        severity: 'error',
        message: `parameter $${param.position} has the type ${'unknown' in type ? type.unknown : type.pgType}, of which PostgreSQL takes no value`,
        file: query.file,
        offset: param.offset,
        help:
          oid === RECORD
            ? 'Cast the parameter to the row type that it is compared with, for example $1::some_table.'
            : 'Cast the parameter to a type that has one, for example ::text.',
      });
      return [];
    }
    if (param.slice && type.kind !== 'array') {
      problems.push({
        code: 'RT107',
        severity: 'error',
        message: `sqlc.slice(${param.name ?? param.position}) is a list, but a single value of type ${type.pgType} belongs here`,
        file: query.file,
        offset: param.offset,
        help: 'Write IN (sqlc.slice(name)) or = ANY(sqlc.slice(name)), or sqlc.arg for a single value.',
      });
      return [];
    }
    const fallback = `arg${param.position}`;
    return [
      {
        field: wanted[index] ?? fallback,
        name: names[index] ?? fallback,
        position: param.position,
        type,
        nullable: isNullable(param.position),
        origins: origins.get(param.position) ?? [],
        override: null,
      },
    ];
  });
}

function solveRows(query: TreeNode, solver: Solver): SolvedRows {
  const rows = solver.rows(query, null);
  // No row comes back, whatever is written; `max` then bounds what is written.
  const isSilent = int(query, 'commandType') !== CommandType.select && children(query, 'returningList').length === 0;
  return isSilent ? { ...rows, min: 0 } : rows;
}
