/** Opens a schema to judge queries with: in the embedded database, or in a scratch database on a server. */
import type { Session } from './compile-files.js';
import type { Diagnostic } from './diagnostics/diagnostic.js';
import type { EnumType, SourceFile } from './model.js';
import type { OpenedSchema } from './schema/open-schema.js';

export interface SessionOptions {
  /** `schemaHash` of the files. */
  readonly hash: string;
  /** Folder for snapshots of schemas; null keeps none. */
  readonly cacheFolder: string | null;
  /** Judge with this server instead of the embedded one. */
  readonly databaseUrl?: string;
  /** Enum types that queries which are not compiled again use. */
  readonly enums: readonly EnumType[];
}

export interface OpenedSession {
  /** Null, with diagnostics, when the schema is refused. Its database is the caller's to close. */
  readonly session: Session | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** `loadSqlParser()` must have been awaited. */
export async function openSession(files: readonly SourceFile[], options: SessionOptions): Promise<OpenedSession> {
  const { schema, diagnostics } = await openSchemaOf(files, options);
  if (schema === null) return { session: null, diagnostics };
  const [{ createTypeResolver }, { outlineSchema }] = await Promise.all([import('./types/resolve-type.js'), import('./types/schema-outline.js')]);
  const types = createTypeResolver(schema.catalogue, options.enums);
  return { session: { schema, types, outline: outlineSchema(schema.catalogue), solved: new Map() }, diagnostics };
}

/** Loaded only now: while nothing changed, no database is needed, and its package takes long to load. */
async function openSchemaOf(files: readonly SourceFile[], options: SessionOptions): Promise<OpenedSchema> {
  const { hash, cacheFolder, databaseUrl } = options;
  if (databaseUrl !== undefined) {
    const { openScratchSchema } = await import('./schema/open-scratch-schema.js');
    return openScratchSchema(files, databaseUrl);
  }
  const { openSchema } = await import('./schema/open-schema.js');
  const { SnapshotStore } = await import('./schema/snapshot-store.js');
  return openSchema(files, hash, cacheFolder === null ? null : new SnapshotStore(cacheFolder));
}
