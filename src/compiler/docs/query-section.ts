/** The part of the documentation that tells of one query. */
import { commandForm, showsRows, shownColumns } from '../emit/command-form.js';
import { rowWords } from '../emit/row-words.js';
import { typescriptType } from '../emit/typescript-type.js';
import type { SolvedColumn, SolvedQuery } from '../model.js';
import { functionName } from '../naming.js';
import { code, codeBlock, escaped, table } from './markdown.js';

export function querySection(query: SolvedQuery): readonly string[] {
  const { name, command, doc, sql, params, rows, readOnly } = query;
  const { result, list } = commandForm(query, 'Row');
  const input = params.length === 0 ? '' : `, params${list ? '[]' : ''}`;
  const facts = [...(showsRows(query) ? [`${rowWords(rows)} (${rows.reason})`] : []), readOnly ? 'only reads' : 'may write'];
  const inputs = params.map((param) => [code(param.name), code(param.type.pgType), code(typescriptType(param.type, param.nullable))]);
  const columns = shownColumns(query).map((column, index) => columnRow(query, column, index));
  return [
    `### ${escaped(name)}`,
    ...doc.join('\n').split(/\n{2,}/).map(escaped),
    `${code(`${functionName(name)}(db${input}): Promise<${result}>`)} ${escaped(`:${command}, ${facts.join(', ')}`)}`,
    inputs.length === 0 ? '' : table(['parameter', 'type', 'TypeScript'], inputs),
    columns.length === 0 ? '' : table(['column', 'type', 'TypeScript', 'from', 'NULL'], columns),
    codeBlock('sql', sql),
  ];
}

function columnRow({ embeds }: SolvedQuery, column: SolvedColumn, index: number): readonly string[] {
  const embed = embeds.find(({ first, columns }) => index >= first && index < first + columns.length);
  // A member of an object is judged as it is in a row that is there.
  const { name, type, nullable, reason, source } = embed?.columns[index - embed.first] ?? column;
  return [
    code(embed === undefined ? name : `${embed.name}${embed.nullable ? '?' : ''}.${name}`),
    code(type.pgType),
    code(typescriptType(type, nullable)),
    source === null ? '' : code(`${source.table}.${source.column}`),
    nullable ? escaped(reason) : 'never',
  ];
}
