/** Turns schema files into the statements that build the schema. */
import { blankPsqlLines, scan, splitStatements, SqlTextError, type SqlStatement, type SqlToken } from '../../sql/index.js';
import type { DiagnosticCode } from '../diagnostics/codes.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { SourceFile } from '../model.js';
import { upSpans } from './formats/up-spans.js';
import { isNamedQuery } from './named-query.js';
import { isBesideTheSchema } from './statements-beside.js';

export interface SchemaStatement {
  readonly file: SourceFile;
  /** UTF-16 offset of the statement's first token in the file. */
  readonly offset: number;
  readonly text: string;
  /** Its first words in lower case, one blank between. */
  readonly head: string;
}

export interface SchemaSource {
  readonly statements: readonly SchemaStatement[];
  /** Names in `CREATE EXTENSION`. */
  readonly extensions: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Words of a statement's head. */
const HEAD = 6;

/**
 * Reads schema files in the given order. Of a migration only the way up counts; what only psql understands,
 * data, annotated queries, and statements about other things than the schema are left out.
 * `loadSqlParser()` must have been awaited.
 */
export function readSchemaFiles(files: readonly SourceFile[]): SchemaSource {
  const statements: SchemaStatement[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const file of files) {
    const report = (code: DiagnosticCode, mistake: { message: string; offset: number; help: string }): void => {
      const { message, offset, help } = mistake;
      diagnostics.push({ code, severity: 'error', message, file, offset, help });
    };
    try {
      const { text, mistakes } = blankPsqlLines(file.text);
      for (const mistake of mistakes) report('RT151', mistake);
      statements.push(...statementsOf(file, text));
    } catch (error) {
      if (!(error instanceof SqlTextError)) throw error;
      report(error.name === 'MigrationFormatError' ? 'RT150' : 'RT105', error);
    }
  }
  return { statements, extensions: extensionNames(statements), diagnostics };
}

/** `text`: that of the file, some of it blanked. */
function statementsOf(file: SourceFile, text: string): SchemaStatement[] {
  const tokens = scan(text);
  return upSpans(text, tokens).flatMap(({ start, end }) => {
    const own = tokens.filter((token) => token.start >= start && token.end <= end);
    return splitStatements(text, own).statements.flatMap((statement): SchemaStatement[] => {
      const words = wordsOf(statement);
      if (isBesideTheSchema(words) || isNamedQuery(statement, words)) return [];
      const head = words.slice(0, HEAD).join(' ');
      return [{ file, offset: statement.codeStart, text: text.slice(statement.codeStart, statement.end), head }];
    });
  });
}

function wordsOf({ tokens }: SqlStatement): string[] {
  return tokens.filter(isCode).map((token) => (token.kind === 'word' ? token.text.toLowerCase() : token.text));
}

function isCode(token: SqlToken): boolean {
  return token.kind !== 'line-comment' && token.kind !== 'block-comment';
}

/** Also those that a DO block or a function creates. */
function extensionNames(statements: readonly SchemaStatement[]): readonly string[] {
  const pattern = /\bcreate\s+extension\s+(?:if\s+not\s+exists\s+)?(?:"([^"]+)"|([a-z_][a-z0-9_]*))/gi;
  const names = new Set<string>();
  for (const { text } of statements) {
    for (const match of text.matchAll(pattern)) names.add(match[1] ?? (match[2] ?? '').toLowerCase());
  }
  return [...names].sort();
}
