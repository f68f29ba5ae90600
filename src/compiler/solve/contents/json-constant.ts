/** The shape of a JSON constant: `'[]'::jsonb`, `'{"a": 1}'::json`. */
import type { Datum } from '../../tree/node.js';
import type { JsonShape } from '../../json-shape.js';
import { anyJson, nullJson } from '../../types/json-union.js';
import { jsonObject } from '../../types/json-of-value.js';

/** `json` keeps its text, behind the length header. */
export function jsonTextShape({ datum }: Datum): JsonShape {
  try {
    return shapeOf(JSON.parse(Buffer.from(datum.slice(4)).toString('utf8')));
  } catch {
    return anyJson;
  }
}

function shapeOf(value: unknown): JsonShape {
  if (value === null) return nullJson;
  if (typeof value === 'number') return { kind: 'number' };
  if (typeof value === 'string') return textShape(value);
  if (typeof value === 'boolean') return { kind: 'literal', value };
  if (Array.isArray(value)) return { kind: 'tuple', elements: value.map(shapeOf) };
  return jsonObject(Object.entries(value as object).map(([key, held]) => ({ key, shape: shapeOf(held), optional: false })));
}

/** A longer text is no name for anything. */
const LONGEST_NAME = 64;

function textShape(text: string): JsonShape {
  return text.length > LONGEST_NAME ? { kind: 'string' } : { kind: 'literal', value: text };
}

/** JsonbContainer: a header with the number of members, an entry for each key and value, their bytes. */
const Header = { count: 0x0fff_ffff, scalar: 0x1000_0000, object: 0x2000_0000, array: 0x4000_0000 } as const;

/** JEntry: type bits, and a length or, in every 32nd entry, the end's offset. */
const Entry = { length: 0x0fff_ffff, type: 0x7000_0000, hasOffset: 0x8000_0000 } as const;

/** @see https://github.com/postgres/postgres/blob/REL_18_STABLE/src/include/utils/jsonb.h */
export function jsonbShape({ datum }: Datum): JsonShape {
  return containerShape(Buffer.from(datum), 4);
}

function containerShape(bytes: Buffer, at: number): JsonShape {
  const header = bytes.readUInt32LE(at);
  const count = header & Header.count;
  const isObject = (header & Header.object) !== 0;
  const entries = isObject ? count * 2 : count;
  const data = at + 4 + entries * 4;
  let offset = 0;
  const members: { readonly text: string; readonly shape: JsonShape }[] = [];
  for (let index = 0; index < entries; index += 1) {
    const entry = bytes.readUInt32LE(at + 4 + index * 4);
    const field = entry & Entry.length;
    const end = (entry & Entry.hasOffset) === 0 ? offset + field : field;
    members.push(memberShape(bytes, entry & Entry.type, data + offset, data + end));
    offset = end;
  }
  if (!isObject) {
    const elements = members.map(({ shape }) => shape);
    return (header & Header.scalar) === 0 ? { kind: 'tuple', elements } : (elements[0] ?? anyJson);
  }
  // First all keys, then all values.
  const properties = members.slice(0, count).map(({ text }, index) => ({ key: text, shape: members[count + index]?.shape ?? anyJson, optional: false }));
  return jsonObject(properties);
}

function memberShape(bytes: Buffer, type: number, start: number, end: number): { text: string; shape: JsonShape } {
  switch (type >>> 28) {
    case 0: {
      const text = bytes.toString('utf8', start, end);
      return { text, shape: textShape(text) };
    }
    case 1:
      return { text: '', shape: { kind: 'number' } };
    case 2:
    case 3:
      return { text: '', shape: { kind: 'literal', value: type >>> 28 === 3 } };
    case 4:
      return { text: '', shape: nullJson };
    // Containers start at a multiple of four.
    case 5:
      return { text: '', shape: containerShape(bytes, start + ((4 - (start % 4)) % 4)) };
    default:
      return { text: '', shape: anyJson };
  }
}
