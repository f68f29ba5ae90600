/** The corpus for servers that do not know all of PostgreSQL 18: its schema in their words. */
import type { SourceFile } from '../../src/compiler/model.js';

/** What a version before `before` refuses, and what says as much of it as matters. */
const older: readonly { readonly before: number; readonly text: string; readonly instead: string }[] = [
  { before: 18, text: 'alter table not_valid add constraint a_there not null a not valid;', instead: '' },
  { before: 18, text: 'alter table not_valid add constraint c_there check (c is not null) not enforced;', instead: '' },
  { before: 18, text: 'a int not null no inherit,', instead: 'a int,' },
  { before: 18, text: ' virtual', instead: ' stored' },
  { before: 18, text: 'alter table enforced add constraint off foreign key (c_id) references customers not enforced;', instead: '' },
  { before: 17, text: "'infinity', 'infinity', null)", instead: "'infinity', '1 day', null)" },
  { before: 17, text: "'-infinity', '-infinity', 'infinity')", instead: "'-infinity', '1 day', 'infinity')" },
];

/** @throws when a replaced text is gone from the schema */
export function olderSchema(schema: readonly SourceFile[], version: number): readonly SourceFile[] {
  return older.filter(({ before }) => version < before).reduce<readonly SourceFile[]>((files, { text, instead }) => {
    if (!files.some((file) => file.text.includes(text))) throw new Error(`the schema of the corpus no longer holds: ${text}`);
    return files.map((file) => ({ ...file, text: file.text.replaceAll(text, instead) }));
  }, schema);
}

/** Without the statement that holds `offset`: a table that only newer servers know, and later what needs it. */
export function withoutStatement(schema: readonly SourceFile[], path: string, offset: number): readonly SourceFile[] {
  return schema.map((file) => {
    if (file.path !== path) return file;
    const before = file.text.lastIndexOf(';\n', offset);
    const end = file.text.indexOf(';\n', offset);
    return { ...file, text: file.text.slice(0, before < 0 ? 0 : before + 2) + (end < 0 ? '' : file.text.slice(end + 2)) };
  });
}
