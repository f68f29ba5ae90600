import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { withLeastMemory } from '../../../src/compiler/analyse/wasm-memory.js';

const { WebAssembly: wasm } = globalThis as unknown as {
  readonly WebAssembly: {
    readonly Module: new (bytes: Uint8Array) => object;
    readonly Memory: new (limits: { initial: number; maximum: number }) => object;
    readonly Instance: new (module: object, imports: object) => object;
  };
};

/** Imports of all kinds, the memory of 300 to 1000 pages last. */
const imports = [
  ['f', 0x00, 0x00],
  ['t', 0x01, 0x70, 0x00, 0x01],
  ['u', 0x01, 0x70, 0x01, 0x01, 0x90, 0x01],
  ['g', 0x03, 0x7f, 0x00],
  ['m', 0x02, 0x01, 0xac, 0x02, 0xe8, 0x07],
] as const;

function moduleOf(entries: readonly (readonly [string, ...number[]])[]): Uint8Array {
  const body = entries.flatMap(([name, ...type]) => [1, 'e'.charCodeAt(0), 1, name.charCodeAt(0), ...type]);
  const functionType = [0x01, 0x04, 0x01, 0x60, 0x00, 0x00];
  return new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...functionType, 0x02, body.length + 1, entries.length, ...body]);
}

/** Whether a memory that begins with so many pages is enough for the module. */
function takes(module: Uint8Array, pages: number): boolean {
  try {
    new wasm.Instance(new wasm.Module(module), { e: { m: new wasm.Memory({ initial: pages, maximum: 1000 }) } });
    return true;
  } catch {
    return false;
  }
}

describe('the least memory that a module imports', () => {
  test('becomes less, and nothing else changes', () => {
    const module = moduleOf(imports.slice(-1));
    expect([takes(module, 299), takes(module, 300)]).toEqual([false, true]);
    const small = withLeastMemory(module, 20) ?? new Uint8Array();
    expect([takes(small, 19), takes(small, 20)]).toEqual([false, true]);
    expect(small.length).toBe(module.length);
    expect([...small].filter((byte, at) => byte !== module[at])).toHaveLength(2);
  });

  test('is found behind imports of every other kind', () => {
    const module = moduleOf(imports);
    const small = withLeastMemory(module, 20) ?? new Uint8Array();
    expect(() => new wasm.Module(small)).not.toThrow();
    expect(small.slice(0, -4)).toEqual(module.slice(0, -4));
    expect(small.slice(-4)).toEqual(new Uint8Array([0x94, 0x00, 0xe8, 0x07]));
  });

  test('is left alone where it is no more than that, or no memory is imported', () => {
    expect(withLeastMemory(moduleOf(imports), 300)).toBeNull();
    expect(withLeastMemory(moduleOf(imports.slice(0, -1)), 20)).toBeNull();
    expect(() => withLeastMemory(moduleOf(imports).slice(0, 20), 20)).toThrow(RangeError);
  });

  test('of PGlite is more than the compiler begins with', () => {
    const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
    const small = withLeastMemory(readFileSync(join(dirname(entry), 'pglite.wasm')), 512) ?? new Uint8Array();
    expect(() => new wasm.Module(small)).not.toThrow();
  });
});
