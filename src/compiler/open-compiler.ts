/** A compiler that stays open: what is unchanged since the last call, or the last run, is not done again. */
import { loadSqlParser } from '../sql/index.js';
import type { CompiledFiles, Session } from './compile-files.js';
import type { Diagnostic } from './diagnostics/diagnostic.js';
import { sortDiagnostics } from './diagnostics/sort.js';
import type { Compilation, SolvedQuery, SourceFile } from './model.js';
import { type OpenedSession, openSession } from './open-session.js';
import { fileKey, type KnownFile, ResultStore, type SchemaResults } from './results/result-store.js';
import { schemaHash } from './schema/schema-hash.js';

export interface CompileInput {
  readonly schema: readonly SourceFile[];
  readonly queries: readonly SourceFile[];
}

export interface Compiler {
  /**
   * Compiles all queries. What is wrong is in `diagnostics`; every good query is in `queries` all the
   * same. Calls wait for one another.
   */
  compile(input: CompileInput): Promise<Compilation>;
  /** Ends the embedded database, or removes the scratch database. */
  close(): Promise<void>;
}

export interface CompilerOptions {
  /** Folder for schemas (about 20 MB each) and verdicts; null keeps none, and each start takes seconds. */
  readonly cacheFolder: string | null;
  /**
   * Judge with this server (PostgreSQL 16 or newer) instead of the embedded one: the schema is built in
   * a scratch database there, which is removed by `close`.
   */
  readonly databaseUrl?: string;
}

export function openCompiler(options: CompilerOptions): Compiler {
  const work = new Work(options);
  let last: Promise<unknown> = Promise.resolve();
  return {
    compile(input) {
      const result = last.then(() => work.compile(input));
      last = result.catch(() => undefined);
      return result;
    },
    async close() {
      await last;
      await work.close();
    },
  };
}

class Work {
  readonly #options: CompilerOptions;
  /** Verdicts of another server are not mixed with those of the embedded one. */
  readonly #store: ResultStore | null;
  #hash = '';
  #session: Session | null = null;
  #results: SchemaResults | null = null;

  constructor(options: CompilerOptions) {
    this.#options = options;
    const keeps = options.cacheFolder !== null && options.databaseUrl === undefined;
    this.#store = keeps ? new ResultStore(options.cacheFolder ?? '') : null;
  }

  async compile({ schema, queries }: CompileInput): Promise<Compilation> {
    await this.#useSchema(schema);
    const known = this.#known(queries);
    if (known !== null && this.#results !== null) {
      const { postgres, enums, outline } = this.#results;
      return { postgres, ...known, enums, outline };
    }
    // Loaded only now: while nothing changed, nothing is parsed or solved.
    const [{ compileFiles, compileParsed }, { parseQueries }] = await Promise.all([import('./compile-files.js'), import('./parse/parse-queries.js'), loadSqlParser()]);
    const unknown = queries.filter((file) => this.#results?.files.has(fileKey(file.text)) !== true);
    // While the database is loaded beside this thread, the queries are parsed in it.
    const [opened, parsed] = await Promise.all([this.#openSession(schema), parseQueries(unknown)]);
    const fresh = opened.session === null ? null : await compileParsed(parsed, opened.session);
    if (fresh === null || opened.session === null) return compileWithoutSchema(queries, opened.diagnostics);
    const merged = this.#merge(queries, unknown, fresh);
    // A name that two files share is told only when both are looked at.
    const compiled = hasDuplicates(merged.queries) ? await compileFiles(queries, opened.session) : merged;
    await this.#keep(queries, opened.session, compiled);
    return {
      postgres: opened.session.schema.catalogue.version,
      queries: compiled.queries,
      enums: opened.session.types.enums(),
      outline: opened.session.outline,
      diagnostics: sortDiagnostics(compiled.diagnostics),
    };
  }

  async close(): Promise<void> {
    await this.#session?.schema.database.close();
    this.#session = null;
  }

  async #useSchema(files: readonly SourceFile[]): Promise<void> {
    const hash = schemaHash(files);
    if (hash === this.#hash) return;
    await this.close();
    this.#hash = hash;
    this.#results = (await this.#store?.read(hash)) ?? null;
  }

  /** All queries, when every file is known and no two names are equal. */
  #known(files: readonly SourceFile[]): CompiledFiles | null {
    if (files.some((file) => this.#results?.files.has(fileKey(file.text)) !== true)) return null;
    const known = this.#merge(files, [], { queries: [], diagnostics: [] });
    return hasDuplicates(known.queries) ? null : { ...known, diagnostics: sortDiagnostics(known.diagnostics) };
  }

  async #openSession(files: readonly SourceFile[]): Promise<OpenedSession> {
    if (this.#session !== null) return { session: this.#session, diagnostics: [] };
    const opened = await openSession(files, { ...this.#options, hash: this.#hash, enums: this.#results?.enums ?? [] });
    this.#session = opened.session;
    return opened;
  }

  /** In the order of the files, those that are known among them. */
  #merge(files: readonly SourceFile[], unknown: readonly SourceFile[], fresh: CompiledFiles): CompiledFiles {
    const known = new Map(files.filter((file) => !unknown.includes(file)).map((file) => [file, this.#results?.files.get(fileKey(file.text))]));
    const queries = files.flatMap((file) => {
      const own = known.get(file)?.queries.map((query) => ({ ...query, file: file.path }));
      return own ?? fresh.queries.filter((query) => query.file === file.path);
    });
    const warnings = [...known].flatMap(([file, own]) => own?.warnings.map((warning) => ({ ...warning, file })) ?? []);
    return { queries, diagnostics: [...fresh.diagnostics, ...warnings] };
  }

  async #keep(files: readonly SourceFile[], session: Session, compiled: CompiledFiles): Promise<void> {
    const results: SchemaResults = {
      postgres: session.schema.catalogue.version,
      enums: session.types.enums(),
      outline: session.outline,
      files: this.#results?.files ?? new Map<string, KnownFile>(),
    };
    for (const file of files) {
      const told = compiled.diagnostics.filter((diagnostic) => diagnostic.file.path === file.path);
      if (told.some(({ severity }) => severity === 'error')) continue;
      const warnings = told.map(({ code, severity, message, offset, help }) => ({ code, severity, message, offset, help }));
      results.files.set(fileKey(file.text), { queries: compiled.queries.filter((query) => query.file === file.path), warnings });
    }
    this.#results = results;
    await this.#store?.write(this.#hash, results, new Set(files.map((file) => fileKey(file.text))));
  }
}

/** Only the mistakes of the query files that can be told without a schema, besides those of the schema. */
export async function compileWithoutSchema(files: readonly SourceFile[], diagnostics: readonly Diagnostic[]): Promise<Compilation> {
  const { parseQueries } = await import('./parse/parse-queries.js');
  const parsed = await parseQueries(files);
  return { postgres: '', queries: [], enums: [], outline: { columns: [], types: [] }, diagnostics: sortDiagnostics([...diagnostics, ...parsed.diagnostics]) };
}

function hasDuplicates(queries: readonly SolvedQuery[]): boolean {
  return new Set(queries.map((query) => query.name)).size < queries.length;
}
