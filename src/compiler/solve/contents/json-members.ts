/** Members of JSON of known shape: which of them are surely there. */
import type { JsonShape } from '../../json-shape.js';
import { child, type TreeNode } from '../../tree/node.js';
import { unionShape } from '../../types/json-union.js';
import { constantInteger } from '../constant-integer.js';
import { constantText } from './constant-contents.js';

/** The member that `json -> key` gives of every value of the shape; null where one may lack it, or the key is not known. */
export function accessedMember(shape: JsonShape, key: TreeNode): JsonShape | null {
  const name = constantName(key);
  return sureMember(shape, name ?? constantInteger(key));
}

function sureMember(shape: JsonShape, key: string | number | null): JsonShape | null {
  switch (shape.kind) {
    case 'object': {
      const property = shape.properties.find((candidate) => candidate.key === key);
      return property === undefined || property.optional ? null : property.shape;
    }
    case 'tuple':
      return typeof key === 'number' ? (shape.elements[key] ?? null) : null;
    case 'union': {
      const members = shape.members.flatMap((member) => sureMember(member, key) ?? []);
      return members.length === shape.members.length ? unionShape(members) : null;
    }
    default:
      return null;
  }
}

/** Whether a value of the shape may be JSON null. */
export function holdsNull(shape: JsonShape): boolean {
  if (shape.kind === 'union') return shape.members.some(holdsNull);
  return shape.kind === 'any' || shape.kind === 'null';
}

/** The text of a constant; null for anything else. */
export function constantName(node: TreeNode): string | null {
  if (node.tag !== 'RELABELTYPE') return constantText(node);
  const arg = child(node, 'arg');
  return arg === null ? null : constantName(arg);
}
