/** PostgreSQL inside this process (PGlite): where schemas are built and statements are analysed. */
import { PGlite, type Extension } from '@electric-sql/pglite';
import type { AnalysisDatabase, Description } from './analysis-database.js';
import { modulesOf } from './shipped-extensions.js';
import { smallStart } from './small-start.js';
import { unfoldNotice } from './unfold-notice.js';

/** LOG notices carry the tree of each parsed statement; the setting is per session. */
const treeSettings = `
  set debug_print_parse = on;
  set debug_pretty_print = off;
  set client_min_messages = log;`;

export interface EmbeddedOptions {
  /** Names of extensions that the schema creates; those that PGlite does not ship are left out. */
  readonly extensions: readonly string[];
  /** A data directory that `dump` gave; without it the database is empty. */
  readonly snapshot?: Uint8Array<ArrayBuffer>;
}

export class EmbeddedDatabase implements AnalysisDatabase {
  readonly ownsServer = true;
  readonly #pglite: PGlite;
  #printsTrees = false;

  private constructor(pglite: PGlite) {
    this.#pglite = pglite;
  }

  static async open({ extensions, snapshot }: EmbeddedOptions): Promise<EmbeddedDatabase> {
    const loaded = await loadExtensions(extensions);
    const pglite = await PGlite.create({
      extensions: loaded,
      ...(snapshot === undefined ? await smallStart() : { loadDataDir: new Blob([snapshot]) }),
    });
    return new EmbeddedDatabase(pglite);
  }

  /** Runs statements without parameters. */
  async execute(sql: string): Promise<void> {
    await this.#pglite.exec(sql);
  }

  async queryText(sql: string): Promise<string> {
    const result = await this.#pglite.query<[unknown]>(sql, [], { rowMode: 'array' });
    return String(result.rows[0]?.[0] ?? '');
  }

  async describe(sql: string): Promise<Description> {
    if (!this.#printsTrees) {
      await this.#pglite.exec(treeSettings);
      this.#printsTrees = true;
    }
    let tree = '';
    const { queryParams, resultFields } = await this.#pglite
      .describeQuery(sql, {
        onNotice(notice) {
          if (notice.message === 'parse tree:') tree = unfoldNotice(notice.detail ?? '');
        },
      })
      .catch((error: unknown) => {
        throw stackOverflow(error) ?? error;
      });
    return {
      paramTypes: queryParams.map((param) => param.dataTypeID),
      columns: resultFields.map((field) => ({ name: field.name, typeOid: field.dataTypeID })),
      tree,
    };
  }

  /** The data directory as one uncompressed archive, for `open`. */
  async dump(): Promise<Uint8Array<ArrayBuffer>> {
    const archive = await this.#pglite.dumpDataDir('none');
    return new Uint8Array(await archive.arrayBuffer());
  }

  async close(): Promise<void> {
    await this.#pglite.close();
  }
}

/**
 * PostgreSQL runs on the stack of JavaScript here. Where that ends PGlite drops the Parse message without a word, and
 * what follows misses its statement (SQLSTATE 26000), or finds a buffer that was not given back. The session is sound
 * afterwards: that second error ends its transaction.
 */
function stackOverflow(error: unknown): Error | null {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  const isLost = code === '26000' || (code === 'XX000' && String(message).startsWith('bad buffer ID'));
  if (!isLost) return null;
  // SQLSTATE statement_too_complex, as a server says it.
  return Object.assign(new Error('the statement is nested too deeply for the embedded PostgreSQL'), {
    code: '54001',
    hint: 'Put lists in place of long chains (= ANY (…) for OR), or compile with --database-url: a server has a larger stack.',
  });
}

async function loadExtensions(names: readonly string[]): Promise<Record<string, Extension>> {
  const loaded: Record<string, Extension> = {};
  for (const module of new Set(names.flatMap(modulesOf))) {
    const specifier = `@electric-sql/pglite/contrib/${module}`;
    const found = (await import(specifier)) as Record<string, Extension>;
    const extension = found[module];
    if (extension !== undefined) loaded[module] = extension;
  }
  return loaded;
}
