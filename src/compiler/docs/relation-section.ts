/** The part of the documentation that tells of one table or view. */
import type { DescribedRelation } from '../analyse/describe-schema.js';
import { typescriptType } from '../emit/typescript-type.js';
import type { SolvedColumn } from '../model.js';
import { code, escaped, table } from './markdown.js';

/** @param solved what `SELECT *` gives, by place; empty when a column has a type that no function can return */
export function relationSection(relation: DescribedRelation, solved: readonly SolvedColumn[]): readonly string[] {
  const { label, kind, comment, columns, constraints, indexes } = relation;
  const rows = columns.map((column, index) => {
    const verdict = solved[index];
    return [
      code(column.name),
      code(column.type),
      verdict === undefined ? '' : code(typescriptType(verdict.type, verdict.nullable)),
      column.default === null ? '' : code(column.default),
      [column.comment, reasonOf(relation, verdict)].filter((text) => text !== null).map(escaped).join(' '),
    ];
  });
  const items = [
    ...constraints.map(({ name, definition }) => `- ${code(name)}: ${code(definition)}`),
    ...indexes.map((definition) => `- ${code(definition)}`),
  ];
  return [
    `### ${escaped(label)}`,
    [kind === 'table' ? '' : `A ${kind}.`, escaped(comment ?? '')].filter((text) => text !== '').join(' '),
    columns.length === 0 ? 'No columns.' : table(['column', 'type', 'TypeScript', 'default', 'meaning'], rows),
    items.join('\n'),
  ];
}

/** Why a view's column can be NULL; of a table's column the type says enough. */
function reasonOf({ kind }: DescribedRelation, verdict: SolvedColumn | undefined): string | null {
  return kind === 'view' && verdict?.nullable === true ? `Nullable: ${verdict.reason}.` : null;
}
