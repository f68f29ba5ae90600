/** Finds the annotated statements of a file: which comment names which statement, and what documents it. */
import { type SqlStatement, splitStatements, type SqlToken } from '../../sql/index.js';
import type { DiagnosticCode } from '../diagnostics/codes.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Command, SourceFile } from '../model.js';
import { type MalformedAnnotation, readAnnotation } from './annotation.js';
import { isComment, startsLine } from './comment-place.js';
import { docAbove } from './doc-comments.js';
import { hasPgtypedQueries } from './pgtyped-queries.js';
import { type Segment, scanSegments } from './scan-segments.js';

/** An annotation and the statement under it, as they stand in the file. */
export interface FoundQuery {
  readonly name: string;
  readonly command: Command;
  /** Offset of the annotation. */
  readonly offset: number;
  /** Doc lines above the annotation. */
  readonly docAbove: readonly string[];
  readonly statement: SqlStatement;
}

export interface FoundQueries {
  readonly queries: readonly FoundQuery[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Each annotation names the statement that follows it. Statements without one are passed over, whatever they hold, with a
 * warning where they stand behind one that has a name;
 * a mistake in one statement leaves the others alone.
 */
export function findQueries(file: SourceFile): FoundQueries {
  const { segments, diagnostics } = scanSegments(file);
  const finder = new Finder(file, [...diagnostics]);
  for (const segment of segments) finder.addSegment(segment);
  return { queries: finder.queries, diagnostics: finder.diagnostics };
}

/** First words of statements that a function could be made of. */
const queryWords: ReadonlySet<string> = new Set(['select', 'insert', 'update', 'delete', 'merge', 'with', 'values', 'table', '(']);

interface Annotation {
  readonly name: string;
  readonly command: Command;
  readonly token: SqlToken;
  /** Place in the segment's tokens. */
  readonly index: number;
}

class Finder {
  readonly queries: FoundQuery[] = [];
  readonly diagnostics: Diagnostic[];
  readonly #file: SourceFile;

  constructor(file: SourceFile, diagnostics: Diagnostic[]) {
    this.#file = file;
    this.diagnostics = diagnostics;
  }

  addSegment({ tokens, brokenAt }: Segment): void {
    const annotations = this.#annotations(tokens);
    this.#checkComments(tokens.slice(0, annotations[0]?.index ?? tokens.length));
    annotations.forEach((annotation, position) => {
      const next = annotations[position + 1];
      const own = tokens.slice(annotation.index + 1, next?.index ?? tokens.length);
      const isCut = next === undefined && brokenAt !== null;
      this.#addQuery(annotation, own, docAbove(this.#file.text, tokens, annotation.index), {
        isCut,
        next: next?.token ?? null,
      });
    });
  }

  /** `own`: everything up to the next annotation. `isCut`: the end of it could not be scanned. */
  #addQuery(
    annotation: Annotation,
    own: readonly SqlToken[],
    above: readonly string[],
    end: { isCut: boolean; next: SqlToken | null },
  ): void {
    const { name, command, token } = annotation;
    const [statement, ...others] = splitStatements(this.#file.text, own).statements;
    if (statement === undefined) {
      if (!end.isCut) this.#report('RT106', `no statement follows the annotation of ${name}`, token.start, 'Write the statement under it, or remove it.');
      return;
    }
    const after = statement.semicolon ?? statement.end;
    this.#checkComments(own.filter((comment) => comment.start > after));
    if (statement.semicolon === null && end.isCut) return;
    if (statement.semicolon === null && end.next !== null) {
      const lastCode = statement.tokens.findLast((candidate) => !isComment(candidate)) ?? token;
      this.#report('RT106', `the statement of ${name} has no end before the next annotation`, lastCode.end, 'End it with a semicolon.');
      return;
    }
    if (!end.isCut) this.#checkOthers(name, others);
    this.queries.push({ name, command, offset: token.start, docAbove: above, statement });
  }

  #annotations(tokens: readonly SqlToken[]): Annotation[] {
    return tokens.flatMap((token, index) => {
      if (!isComment(token)) return [];
      const reading = readAnnotation(token.text, startsLine(this.#file.text, token));
      return reading.kind === 'annotation' ? [{ name: reading.name, command: reading.command, token, index }] : [];
    });
  }

  /** Reports malformed annotations. After a good one the comments of the same statement are left alone. */
  #checkComments(tokens: readonly SqlToken[]): void {
    for (const token of tokens) {
      const reading = this.#misreading(token);
      if (reading !== null) this.#report(reading.code, reading.message, token.start + reading.at, reading.help);
    }
  }

  /** What is wrong with a comment that wants to be an annotation. */
  #misreading(token: SqlToken): MalformedAnnotation | null {
    if (!isComment(token)) return null;
    const reading = readAnnotation(token.text, startsLine(this.#file.text, token));
    return reading.kind === 'malformed' ? reading : null;
  }

  /** Behind an annotated statement one without an annotation is most often a mistake; sqlc passes it over too. */
  #checkOthers(name: string, statements: readonly SqlStatement[]): void {
    if (hasPgtypedQueries(this.#file.text)) return;
    for (const { tokens, codeStart } of statements) {
      const first = tokens.find((token) => !isComment(token));
      const isQuery = first !== undefined && queryWords.has(first.text.toLowerCase());
      if (!isQuery || tokens.some((token) => this.#misreading(token) !== null)) continue;
      this.#report('RT106', `this statement has no annotation and is passed over: ${name} names only the one above it`, codeStart, 'Write one over it, or remove it.', 'warning');
    }
  }

  #report(code: DiagnosticCode, message: string, offset: number, help: string, severity: Diagnostic['severity'] = 'error'): void {
    this.diagnostics.push({ code, severity, message, file: this.#file, offset, help });
  }
}
