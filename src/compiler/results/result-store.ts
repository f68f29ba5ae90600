/**
 * Verdicts on disk. While schema, query files and compiler are unchanged, a run needs no database and
 * does not even parse: `rowtype generate --check` in CI costs little more than reading the files.
 */
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { EnumType, SchemaOutline, SolvedQuery } from '../model.js';
import { codeStamp } from './code-stamp.js';

/** A query file without a mistake. */
export interface KnownFile {
  readonly queries: readonly SolvedQuery[];
  /** What is good to know of it, told again in each run. */
  readonly warnings: readonly Omit<Diagnostic, 'file'>[];
}

/** What is known under one schema. */
export interface SchemaResults {
  /** Version of the PostgreSQL that judged. */
  readonly postgres: string;
  enums: readonly EnumType[];
  readonly outline: SchemaOutline;
  /** Files without a mistake, by `fileKey`. */
  readonly files: Map<string, KnownFile>;
}

interface ResultDocument {
  readonly postgres: string;
  readonly enums: readonly EnumType[];
  readonly outline: SchemaOutline;
  readonly files: readonly (readonly [string, KnownFile])[];
}

/** Schemas whose verdicts are kept. */
const KEEP = 8;

/** The key of a query file: SHA-256 of its text. */
export function fileKey(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export class ResultStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Null when there is nothing, or nothing that can be read. */
  async read(schemaHash: string): Promise<SchemaResults | null> {
    try {
      const { postgres, enums, outline, files } = JSON.parse(await readFile(this.#path(schemaHash), 'utf8')) as ResultDocument;
      return { postgres, enums, outline, files: new Map(files) };
    } catch {
      return null;
    }
  }

  /** Keeps the verdicts of the given files; those of files that are gone are dropped. A full disk is no error. */
  async write(schemaHash: string, results: SchemaResults, keys: ReadonlySet<string>): Promise<void> {
    const { postgres, enums, outline, files } = results;
    const document: ResultDocument = { postgres, enums, outline, files: [...files].filter(([key]) => keys.has(key)) };
    const path = this.#path(schemaHash);
    const beside = `${path}.${randomBytes(6).toString('hex')}`;
    try {
      await mkdir(this.#folder, { recursive: true });
      await writeFile(beside, JSON.stringify(document));
      await rename(beside, path);
      await this.#prune();
    } catch {
      await rm(beside, { force: true });
    }
  }

  #path(schemaHash: string): string {
    return join(this.#folder, `results-${schemaHash.slice(0, 32)}-${codeStamp()}.json`);
  }

  async #prune(): Promise<void> {
    const names = (await readdir(this.#folder)).filter((name) => /^results-.*\.json$/.test(name));
    const aged = await Promise.all(names.map(async (name) => ({ name, at: (await stat(join(this.#folder, name))).mtimeMs })));
    aged.sort((a, b) => b.at - a.at);
    for (const { name } of aged.slice(KEEP)) await rm(join(this.#folder, name), { force: true });
  }
}
