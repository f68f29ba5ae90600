/** The one owner of the npm package libpg-query: PostgreSQL's own scanner and parser as WebAssembly. */
import type * as LibPgQuery from 'libpg-query';

export interface RawToken {
  /** UTF-8 byte offsets. */
  readonly start: number;
  readonly end: number;
  readonly tokenType: number;
  readonly keywordKind: number;
}

/** What PostgreSQL's parser says about a text that it refuses. */
export interface ParserComplaint {
  readonly message: string;
  /** Code points before the place. */
  readonly position: number;
  /** The scanner refused, not the grammar: no token begins there. */
  readonly fromScanner: boolean;
}

let library: typeof LibPgQuery | undefined;

/**
 * Loads the WebAssembly module; every other function of this room needs that to have happened.
 * Calling it again costs nothing.
 */
export async function loadSqlParser(): Promise<void> {
  if (library !== undefined) return;
  const loaded = await import('libpg-query');
  await loaded.loadModule();
  library = loaded;
}

/** The tokens of a text without NUL and without control characters; null when the scanner refuses it. */
export function rawScan(text: string): readonly RawToken[] | null {
  if (text === '') return [];
  try {
    return loadedLibrary().scanSync(text).tokens;
  } catch (error) {
    // For a text that it refuses the package reads PostgreSQL's message as JSON.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** PostgreSQL's raw parse tree, or its complaint. */
export function rawParse(text: string): { readonly tree: unknown } | { readonly complaint: ParserComplaint } {
  const { parseSync, hasSqlDetails } = loadedLibrary();
  try {
    return { tree: parseSync(text) };
  } catch (error) {
    if (!hasSqlDetails(error) || error.sqlDetails === undefined) throw error;
    const { message, cursorPosition, fileName } = error.sqlDetails;
    // The grammar reports through the same C function as the scanner; only its words tell them apart.
    const fromScanner = fileName === 'scan.l' && !message.startsWith('syntax error');
    return { complaint: { message, position: Math.max(cursorPosition, 0), fromScanner } };
  }
}

/** PL/pgSQL's tree of a `CREATE FUNCTION`; null when its body is refused. */
export function rawParsePlpgsql(definition: string): unknown {
  try {
    return loadedLibrary().parsePlPgSQLSync(definition);
  } catch {
    return null;
  }
}

function loadedLibrary(): typeof LibPgQuery {
  if (library === undefined) throw new Error('loadSqlParser() has not been awaited');
  return library;
}
