/**
 * The tables of a schema and their foreign keys as a Mermaid diagram.
 *
 * @see https://mermaid.js.org/syntax/entityRelationshipDiagram.html
 */
import type { DescribedAttribute, DescribedConstraint, DescribedRelation } from '../analyse/describe-schema.js';

/**
 * Each table with the columns of its keys; each foreign key as a line from the table that refers to the one that is
 * referred to. Empty when there is no table.
 */
export function relationDiagram(relations: readonly DescribedRelation[]): string {
  const tables = relations.filter(({ kind }) => kind === 'table' || kind === 'foreign table');
  if (tables.length === 0) return '';
  return ['erDiagram', ...tables.flatMap(tableLines), ...tables.flatMap(referenceLines)].join('\n');
}

function tableLines({ label, columns, constraints }: DescribedRelation): readonly string[] {
  const lines = columns.flatMap((column) => {
    const keys = keyMarks(column, constraints);
    return keys === '' ? [] : [`        ${word(column.shortType)} ${word(column.name)} ${keys}`];
  });
  return lines.length === 0 ? [`    ${entity(label)}`] : [`    ${entity(label)} {`, ...lines, '    }'];
}

function keyMarks({ name }: DescribedAttribute, constraints: readonly DescribedConstraint[]): string {
  const marks = { p: 'PK', f: 'FK', u: 'UK' } as const;
  const kinds = new Set(constraints.filter(({ columns }) => columns.includes(name)).map(({ kind }) => kind));
  return (['p', 'f', 'u'] as const).filter((kind) => kinds.has(kind)).map((kind) => marks[kind]).join(', ');
}

/** `|o` at the parent when the reference may be NULL; `o|` at the child when a key allows one row only. */
function referenceLines({ label, columns, constraints }: DescribedRelation): readonly string[] {
  return constraints.flatMap((constraint) => {
    if (constraint.kind !== 'f' || constraint.referenced === null) return [];
    const isRequired = constraint.columns.every((name) => columns.find((column) => column.name === name)?.notNull);
    const isSingle = constraints.some(
      (key) => (key.kind === 'p' || key.kind === 'u') && key.columns.every((name) => constraint.columns.includes(name)),
    );
    const parent = isRequired ? '||' : '|o';
    const child = isSingle ? 'o|' : 'o{';
    return [`    ${entity(constraint.referenced)} ${parent}--${child} ${entity(label)} : "${quotable(constraint.columns.join(', '))}"`];
  });
}

/** A name that Mermaid takes without quotes, or the name in quotes. */
function entity(label: string): string {
  return /^[A-Za-z_]\w*$/.test(label) ? label : `"${quotable(label.replaceAll('"', ''))}"`;
}

/** Mermaid has no escape for a quote inside a quoted text. */
function quotable(text: string): string {
  return text.replaceAll(/["\n]/g, "'");
}

/** Types and names of attributes must be words; brackets may follow. */
function word(text: string): string {
  const plain = text.replaceAll(/[^\w[\]]+/g, '_');
  return /^[A-Za-z]/.test(plain) ? plain : `x${plain}`;
}
