/** Schemas on disk, keyed by content hash: the data directory as one archive, and its catalogue. */
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { CatalogueDocument } from '../analyse/read-catalogue.js';
import { catalogueSql } from '../analyse/catalogue-sql.js';

export interface Snapshot {
  /** Extensions that the embedded database must load. */
  readonly extensions: readonly string[];
  /** Null where nobody asks for it: of the empty database. */
  readonly catalogue: CatalogueDocument | null;
  readonly dataDirectory: Uint8Array<ArrayBuffer>;
}

/** What lies beside the archive. */
interface SnapshotDocument extends Omit<Snapshot, 'dataDirectory'> {
  /** Length of the archive: a torn one is not used. */
  readonly bytes: number;
}

/** Grows with each change in how a snapshot is made. */
const FORMAT = 3;

/** Newest schemas to keep; one takes about 25 MB. */
const KEEP = 6;

export class SnapshotStore {
  readonly #folder: string;
  readonly #version: string;

  /** `folder` is made when something is written. */
  constructor(folder: string) {
    this.#folder = folder;
    this.#version = formatVersion();
  }

  /** Null when there is none, or none that can be read: a broken snapshot is built anew. */
  async read(key: string): Promise<Snapshot | null> {
    const path = this.#path(key);
    try {
      const [catalogue, data] = await Promise.all([readFile(`${path}.json`, 'utf8'), readFile(`${path}.tar`)]);
      const document = JSON.parse(catalogue) as SnapshotDocument;
      if (document.bytes !== data.byteLength) return null;
      const now = new Date();
      await utimes(`${path}.tar`, now, now).catch(() => undefined);
      return { extensions: document.extensions, catalogue: document.catalogue, dataDirectory: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) };
    } catch {
      return null;
    }
  }

  /** Writes atomically: another process reads the old state or the new one. A full disk is no error. */
  async write(key: string, snapshot: Snapshot): Promise<void> {
    const path = this.#path(key);
    const mark = randomBytes(6).toString('hex');
    const { extensions, catalogue, dataDirectory } = snapshot;
    const document: SnapshotDocument = { bytes: dataDirectory.byteLength, extensions, catalogue };
    try {
      await mkdir(this.#folder, { recursive: true });
      await writeFile(`${path}.tar.${mark}`, dataDirectory);
      await rename(`${path}.tar.${mark}`, `${path}.tar`);
      await writeFile(`${path}.json.${mark}`, JSON.stringify(document));
      await rename(`${path}.json.${mark}`, `${path}.json`);
      await this.#prune();
    } catch {
      await rm(`${path}.tar.${mark}`, { force: true });
      await rm(`${path}.json.${mark}`, { force: true });
    }
  }

  #path(key: string): string {
    return join(this.#folder, `${key.slice(0, 32)}-${this.#version}`);
  }

  async #prune(): Promise<void> {
    const names = (await readdir(this.#folder)).filter((name) => name.endsWith('.tar'));
    const aged = await Promise.all(
      names.map(async (name) => ({ name, at: (await stat(join(this.#folder, name))).mtimeMs })),
    );
    aged.sort((a, b) => b.at - a.at);
    for (const { name } of aged.slice(KEEP)) {
      await rm(join(this.#folder, name), { force: true });
      await rm(join(this.#folder, name.replace(/\.tar$/, '.json')), { force: true });
    }
  }
}

/** A snapshot is only good for the PGlite that wrote it, and its catalogue for the queries that read it. */
function formatVersion(): string {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const description = readFileSync(join(dirname(entry), '..', 'package.json'), 'utf8');
  return createHash('sha256')
    .update(`${FORMAT};`)
    .update(String((JSON.parse(description) as { version?: unknown }).version))
    .update(JSON.stringify(catalogueSql) + catalogueSql.relations(180_000))
    .digest('hex')
    .slice(0, 12);
}
