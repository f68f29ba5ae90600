/**
 * Options of PGlite that make an empty database in little memory.
 *
 * While initdb runs PGlite holds two servers of 128 MB each, the least that its WebAssembly module asks for, and a copy of
 * one, of which all but a tenth is zeros. The module grows its memory by itself, so it can begin with less.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { PGliteOptions } from '@electric-sql/pglite';
import { withLeastMemory } from './wasm-memory.js';

/** Pages of 64 kB: 32 MB, of which data, stack and the first server take half. */
const PAGES = 512;

/**
 * Statements are looked at, hardly run: of 128 MB for pages and a write-ahead log in files of 16 MB next to nothing would
 * be used.
 *
 * @see https://www.postgresql.org/docs/current/app-initdb.html
 */
const initDbStartParams = ['--wal-segsize=1', '-c', 'shared_buffers=8MB', '-c', 'min_wal_size=2MB', '-c', 'max_wal_size=32MB'];

/** Node's types leave the global out. */
const { WebAssembly: wasm } = globalThis as unknown as {
  readonly WebAssembly: { compile(bytes: Uint8Array<ArrayBuffer>): Promise<NonNullable<PGliteOptions['pgliteWasmModule']>> };
};

/** A PGlite whose module is not as expected starts as it does by itself, and only needs more memory. */
export async function smallStart(): Promise<PGliteOptions> {
  try {
    const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
    const bytes = withLeastMemory(await readFile(join(dirname(entry), 'pglite.wasm')), PAGES);
    if (bytes === null) return { initDbStartParams };
    return { initDbStartParams, pgliteWasmModule: await wasm.compile(bytes), initialMemory: PAGES * 65_536 };
  } catch {
    return { initDbStartParams };
  }
}
