/** What a constant holds. */
import type { Catalogue } from '../../catalogue.js';
import { bool, constantBytes, type Datum, int, type TreeNode } from '../../tree/node.js';
import { type Contents, noContents, type Slot, unknownContents } from '../../types/contents.js';
import { jsonbShape, jsonTextShape } from './json-constant.js';

/** OIDs of built-in types; `unknown` is that of a literal that nobody gave a type. */
const Oid = {
  bool: 16,
  text: 25,
  json: 114,
  float4: 700,
  float8: 701,
  unknown: 705,
  varchar: 1043,
  date: 1082,
  timestamp: 1114,
  timestamptz: 1184,
  interval: 1186,
  numeric: 1700,
  jsonb: 3802,
} as const;

export function constantContents(node: TreeNode, catalogue: Catalogue): Contents {
  if (bool(node, 'constisnull')) return noContents;
  const value = node.fields.get('constvalue');
  if (typeof value !== 'object' || value === null || !('datum' in value)) return unknownContents;
  switch (int(node, 'consttype')) {
    case Oid.bool:
      return { kind: 'truth', value: value.datum[0] === 1 };
    case Oid.text:
    case Oid.varchar:
    case Oid.unknown:
      return textContents(constantText(node) ?? '');
    case Oid.json:
      return { kind: 'json', shape: jsonTextShape(value) };
    case Oid.jsonb:
      return { kind: 'json', shape: jsonbShape(value) };
    case Oid.numeric:
      return isSpecialNumeric(value) ? unknownContents : { kind: 'finite' };
    case Oid.float4:
      return isFinite(value, 4) ? { kind: 'finite' } : unknownContents;
    case Oid.float8:
      return isFinite(value, 8) ? { kind: 'finite' } : unknownContents;
    case Oid.date:
    case Oid.timestamp:
    case Oid.timestamptz:
    case Oid.interval:
      return isFiniteTime(value) ? { kind: 'finite' } : unknownContents;
    default:
      return catalogue.types.get(int(node, 'consttype'))?.elementOid ? arrayContents(value) : unknownContents;
  }
}

/** The text of a constant of a text type; null for anything else. */
export function constantText(node: TreeNode): string | null {
  const type = int(node, 'consttype');
  const bytes = constantBytes(node);
  if (bytes === null) return null;
  // An unknown literal is a C string, with a zero at its end; the others have their length in front.
  if (type === Oid.unknown) return Buffer.from(bytes.filter((byte) => byte !== 0)).toString('utf8');
  return type === Oid.text || type === Oid.varchar ? Buffer.from(bytes.slice(4)).toString('utf8') : null;
}

/** A longer text is no name for anything. */
const LONGEST_NAME = 64;

function textContents(text: string): Contents {
  return text.length > LONGEST_NAME ? unknownContents : { kind: 'texts', values: [text] };
}

/** An array's header: length word, number of dimensions, offset of the data, 0 where there is no bitmap of NULLs. */
function arrayContents({ datum }: Datum): Contents {
  const dimensions = datum[4] ?? 0;
  const hasBitmap = datum.slice(8, 12).some((byte) => byte !== 0);
  const reason = 'the array constant may hold NULL';
  const contents = dimensions === 0 ? noContents : unknownContents;
  let element: Slot = { nullable: hasBitmap, reason, contents };
  for (let row = 1; row < dimensions; row += 1) element = { nullable: false, reason, contents: { kind: 'array', element } };
  // Behind the element type stand the lengths of the dimensions, then the number that each counts from.
  const counted = Buffer.from(datum.slice(16, 24));
  if (dimensions > 1 || counted.length < 8) return { kind: 'array', element, size: { atLeast: Math.min(dimensions, 1), isPlain: dimensions === 0 } };
  return { kind: 'array', element, size: { atLeast: counted.readInt32LE(0), isPlain: counted.readInt32LE(4) === 1 } };
}

/** NumericChoice: a header word whose top bits 11 mark NaN and the infinities. */
function isSpecialNumeric({ datum }: Datum): boolean {
  return ((datum[5] ?? 0xff) & 0xc0) === 0xc0;
}

/** Where a real is kept by value, zeros fill its word up. */
function isFinite({ datum }: Datum, width: 4 | 8): boolean {
  const bytes = Buffer.from(datum);
  return Number.isFinite(width === 4 ? bytes.readFloatLE(0) : bytes.readDoubleLE(0));
}

/** Infinity is the least and the greatest number of the type; of an interval in each of its three parts. */
function isFiniteTime({ datum }: Datum): boolean {
  const bytes = datum.slice(0, 8);
  const top = bytes.at(-1);
  const rest = bytes.slice(0, -1);
  return !((top === 0x7f && rest.every((byte) => byte === 0xff)) || (top === 0x80 && rest.every((byte) => byte === 0)));
}
