/** A mistake of the user, with its place and the way out. Stages collect these; they never throw them. */
import type { SourceFile } from '../model.js';
import type { DiagnosticCode } from './codes.js';

export interface Diagnostic {
  readonly code: DiagnosticCode;
  /** A note is good to know, and nothing to mend. */
  readonly severity: 'error' | 'warning' | 'note';
  /** One sentence, no trailing period needed; PostgreSQL's own words where it refused. */
  readonly message: string;
  readonly file: SourceFile;
  /** UTF-16 offset in `file.text`; the caret stands there. */
  readonly offset: number;
  /** One line that says what to do. */
  readonly help: string | null;
}
