/** One query of a generated module, top to bottom: parameters, row, the compiled query, the function. */
import type { SolvedColumn, SolvedEmbed, SolvedParam, SolvedQuery } from '../model.js';
import { functionName, queryTypeName } from '../naming.js';
import { codecCode } from './codec-expression.js';
import { type CommandForm, commandForm, rowMembers, showsRows } from './command-form.js';
import { docComment } from './doc-comment.js';
import { braces, brackets, type Code, layout, parentheses, typeArguments } from './layout.js';
import { propertyKey, stringLiteral, templateLiteral } from './literals.js';
import { typeCode } from './typescript-type.js';

/** Text of one query; ends with a line break. `constName` is free in the module. */
export function querySection(query: SolvedQuery, constName: string): string {
  const typeName = queryTypeName(query.name);
  const paramsType = query.params.length > 0 ? `${typeName}Params` : null;
  const rowType = `${typeName}Row`;
  const form = commandForm(query, rowType);
  const shownRow = showsRows(query) ? rowType : null;
  return [
    ...(paramsType === null ? [] : [paramsInterface(paramsType, paramsByPosition(query))]),
    ...(shownRow === null ? [] : [rowInterface(rowType, query)]),
    query.bulkSql === null
      ? compiledQuery(query, constName, paramsType, shownRow)
      : compiledCopyFrom(query, query.bulkSql, constName, paramsType),
    queryFunction(query, constName, paramsType, form),
  ].join('\n');
}

function paramsByPosition(query: SolvedQuery): SolvedParam[] {
  return [...query.params].sort((a, b) => a.position - b.position);
}

function paramsInterface(name: string, params: readonly SolvedParam[]): string {
  const members = params.map((param) => member(param.name, typeCode(param.type, param.nullable)));
  return `export interface ${name} {\n${members.join('')}}\n`;
}

function rowInterface(name: string, query: SolvedQuery): string {
  if (query.columns.length === 0) return `export type ${name} = NoColumns;\n`;
  const members = rowMembers(query).map((entry) => ('columns' in entry ? embedMember(entry) : columnMember(entry, 2)));
  return `export interface ${name} {\n${members.join('')}}\n`;
}

function columnMember(column: SolvedColumn, indent: number): string {
  return nullableComment(column, indent) + member(column.name, typeCode(column.type, column.nullable), indent);
}

function embedMember(embed: SolvedEmbed): string {
  const members = embed.columns.map((column) => columnMember(column, 4));
  const orNull = embed.nullable ? ' | null' : '';
  const object = members.length === 0 ? '{}' : `{\n${members.join('')}  }`;
  return `${nullableComment(embed, 2)}  ${propertyKey(embed.name)}: ${object}${orNull};\n`;
}

function nullableComment({ nullable, reason }: SolvedColumn | SolvedEmbed, indent: number): string {
  return nullable ? docComment([`Nullable: ${reason}`], indent) : '';
}

function member(name: string, type: Code, indent = 2): string {
  return `${' '.repeat(indent)}${layout([`${propertyKey(name)}: `, type, ';'], indent)}\n`;
}

function compiledQuery(query: SolvedQuery, constName: string, params: string | null, row: string | null): string {
  const definition = braces(
    [
      `name: ${stringLiteral(query.name)}`,
      `readOnly: ${query.readOnly}`,
      sqlEntry(query, query.sql),
      paramsEntry(query),
      ['columns: ', entries(showsRows(query) ? rowMembers(query).map(rowEntry) : [])],
    ],
    true,
  );
  const types = typeArguments([params ?? 'NoParams', row ?? 'NoColumns']);
  return `${layout([`const ${constName} = defineQuery`, types, '(', definition, ');'])}\n`;
}

function compiledCopyFrom(query: SolvedQuery, sql: string, constName: string, params: string | null): string {
  const definition = braces([`name: ${stringLiteral(query.name)}`, sqlEntry(query, sql), paramsEntry(query)], true);
  const types = typeArguments([params ?? 'NoParams']);
  return `${layout([`const ${constName} = defineCopyFrom`, types, '(', definition, ');'])}\n`;
}

function sqlEntry(query: SolvedQuery, sql: string): string {
  return `sql: ${templateLiteral(`-- name: ${query.name} :${query.command}\n${sql}`)}`;
}

function paramsEntry(query: SolvedQuery): Code {
  return ['params: ', entries(paramsByPosition(query).map(paramEntry))];
}

function entries(items: readonly Code[]): Code {
  return braces(items, items.length > 1);
}

function paramEntry(param: SolvedParam): Code {
  return [`${propertyKey(param.name)}: `, codecCode(param.type, param.nullable)];
}

function rowEntry(entry: SolvedColumn | SolvedEmbed): Code {
  if (!('columns' in entry)) return columnEntry(entry);
  const make = entry.nullable ? 't.embedOrNull(' : 't.embed(';
  return [`${propertyKey(entry.name)}: ${make}`, entries(entry.columns.map(columnEntry)), ')'];
}

function columnEntry(column: SolvedColumn): Code {
  return [`${propertyKey(column.name)}: `, brackets([stringLiteral(column.field), codecCode(column.type, column.nullable)])];
}

/** Lines that speak to `rowtype vet` or `sqlc vet` document nothing. */
const vetDirective = /^@?(?:rowtype|sqlc)-vet-/;

function queryFunction(query: SolvedQuery, constName: string, params: string | null, form: CommandForm): string {
  const name = query.command === 'copyfrom' ? 'rows' : 'params';
  const type = form.list ? `readonly ${params}[]` : params;
  const parameters = parentheses(['db: Queryable', ...(params === null ? [] : [`${name}: ${type}`])]);
  const head = [`export function ${functionName(query.name)}`, parameters, `: Promise<${form.result}> {`];
  const call = parentheses(['db', ...(params === null ? [] : [name])]);
  const body = layout([`return ${constName}.${form.method}`, call, ';'], 2);
  return `${docComment(query.doc.filter((line) => !vetDirective.test(line)))}${layout(head)}\n  ${body}\n}\n`;
}
