/** Runs `vet` over a folder of this directory's cases, or over queries given as text, against one open schema. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { VetResult } from '../../src/compiler/index.js';
import { openSession, type OpenedSession } from '../../src/compiler/open-session.js';
import { schemaHash } from '../../src/compiler/schema/schema-hash.js';
import { vetFiles, type VetRules } from '../../src/compiler/vet-files.js';
import { loadSqlParser } from '../../src/sql/index.js';

export const folder = fileURLToPath(new URL('.', import.meta.url));

/** Snapshots of the schema, shared with the other tests that compile. */
const cacheFolder = fileURLToPath(new URL('../../node_modules/.cache/rowtype-tests', import.meta.url));

/** The schema of `schema.sql`, opened when it is first needed. */
export class TestVet {
  #opened: Promise<OpenedSession> | null = null;

  async files(files: readonly { readonly path: string; readonly text: string }[], rules: VetRules = {}): Promise<VetResult> {
    this.#opened ??= openTestSession();
    const { session } = await this.#opened;
    if (session === null) throw new Error('schema.sql is refused');
    return vetFiles(files, session, rules);
  }

  /** All files of a folder beside this file. */
  folder(name: string, rules: VetRules = {}): Promise<VetResult> {
    const paths = readdirSync(`${folder}${name}`).filter((file) => file.endsWith('.sql')).map((file) => `${name}/${file}`);
    return this.files(paths.map((path) => ({ path, text: readFileSync(`${folder}${path}`, 'utf8') })), rules);
  }

  text(text: string, rules: VetRules = {}): Promise<VetResult> {
    return this.files([{ path: 'queries.sql', text }], rules);
  }

  async close(): Promise<void> {
    const opened = await this.#opened;
    await opened?.session?.schema.database.close();
  }
}

async function openTestSession(): Promise<OpenedSession> {
  await loadSqlParser();
  const files = [{ path: 'schema.sql', text: readFileSync(`${folder}schema.sql`, 'utf8') }];
  return openSession(files, { hash: schemaHash(files), cacheFolder, enums: [] });
}
