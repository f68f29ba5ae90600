/**
 * Changes how much memory a WebAssembly module asks for at its start.
 *
 * @see https://webassembly.github.io/spec/core/binary/modules.html#import-section
 */

/** Length of the magic number and the version. */
const HEADER = 8;
const IMPORT_SECTION = 2;

/** Kinds of an import. */
const kinds = { func: 0, table: 1, memory: 2, global: 3, tag: 4 } as const;

/** A number of the format, and where what follows it begins. */
interface Read {
  readonly value: number;
  readonly end: number;
}

/**
 * A copy of `module` whose imported memory has at least `pages` pages of 64 kB, in place of more; null when it imports none,
 * or asks for no more than that.
 */
export function withLeastMemory(module: Uint8Array, pages: number): Uint8Array<ArrayBuffer> | null {
  const found = leastMemory(module);
  if (found === null || found.value <= pages) return null;
  const copy = new Uint8Array(module);
  // As many bytes as before, so that no length changes: the format allows leading zeros.
  for (let at = found.start, rest = pages; at < found.end; at += 1, rest >>>= 7) {
    copy[at] = (rest & 0x7f) | (at < found.end - 1 ? 0x80 : 0);
  }
  return copy;
}

function leastMemory(module: Uint8Array): (Read & { readonly start: number }) | null {
  for (let at = HEADER; at < module.length; ) {
    const size = readNumber(module, at + 1);
    if (module[at] === IMPORT_SECTION) return memoryImport(module, size.end);
    at = size.end + size.value;
  }
  return null;
}

function memoryImport(module: Uint8Array, start: number): (Read & { readonly start: number }) | null {
  const count = readNumber(module, start);
  let at = count.end;
  for (let index = 0; index < count.value; index += 1) {
    // Two names, then the kind.
    for (let name = 0; name < 2; name += 1) {
      const length = readNumber(module, at);
      at = length.end + length.value;
    }
    const kind = module[at];
    at += 1;
    if (kind === kinds.memory) return { ...readNumber(module, at + 1), start: at + 1 };
    at = skipType(module, at, kind);
  }
  return null;
}

/** Where the type of an import that is no memory ends. */
function skipType(module: Uint8Array, at: number, kind: number | undefined): number {
  switch (kind) {
    case kinds.func:
      return readNumber(module, at).end;
    case kinds.table: {
      const least = readNumber(module, at + 2);
      return module[at + 1] === 1 ? readNumber(module, least.end).end : least.end;
    }
    case kinds.global:
      return at + 2;
    case kinds.tag:
      return readNumber(module, at + 1).end;
    default:
      throw new RangeError(`there is no import of kind ${kind}`);
  }
}

/** An unsigned number in LEB128. */
function readNumber(module: Uint8Array, start: number): Read {
  let value = 0;
  for (let at = start, shift = 0; ; at += 1, shift += 7) {
    const byte = module[at];
    if (byte === undefined || shift > 28) throw new RangeError('the module ends within a number, or the number is too large');
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return { value, end: at + 1 };
  }
}
