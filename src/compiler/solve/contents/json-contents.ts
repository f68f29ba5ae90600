/**
 * The shape of JSON that functions build.
 *
 * @see https://www.postgresql.org/docs/18/functions-json.html
 */
import type { CatalogueFunction } from '../../catalogue.js';
import type { JsonProperty, JsonShape } from '../../json-shape.js';
import { bool, child, children, constantBytes, int, type TreeNode } from '../../tree/node.js';
import { type Contents, unknownContents } from '../../types/contents.js';
import { jsonObject, jsonOfValue } from '../../types/json-of-value.js';
import { anyJson, elementShape, nullableShape, unionShape } from '../../types/json-union.js';
import { expressionType } from '../expression-type.js';
import type { Scope } from '../scope.js';
import type { Solver } from '../solver.js';
import { accessedMember, constantName } from './json-members.js';
import { concatenated, memberOf, withoutKey, withoutNulls } from './json-operations.js';

function jsonContents(shape: JsonShape): Contents {
  return { kind: 'json', shape };
}

/** What an argument becomes inside JSON. */
export interface JsonValueOf {
  /** The shape where the argument is not NULL. */
  readonly shape: JsonShape;
  readonly nullable: boolean;
}

export function jsonArgument(node: TreeNode, scope: Scope, solver: Solver): JsonValueOf {
  const shape = jsonOfValue(expressionType(node, solver.catalogue), solver.contents(node, scope), solver.catalogue);
  return { shape, nullable: solver.expression(node, scope).nullable };
}

function whole({ shape, nullable }: JsonValueOf): JsonShape {
  return nullableShape(shape, nullable);
}

/** Null for functions that build no JSON, or JSON of which nothing is known. */
export function jsonFunction(node: TreeNode, called: CatalogueFunction, scope: Scope, solver: Solver): Contents | null {
  const args = children(node, 'args');
  const [first, second] = args;
  const argument = (arg: TreeNode): JsonValueOf => jsonArgument(arg, scope, solver);
  const given = (arg: TreeNode | undefined): JsonShape => (arg === undefined ? anyJson : jsonShapeOf(solver.contents(arg, scope)));
  switch (called.name) {
    case 'to_json':
    case 'to_jsonb':
    case 'row_to_json':
    case 'array_to_json':
      return first === undefined ? null : jsonContents(argument(first).shape);
    case 'json_build_object':
    case 'jsonb_build_object':
      return jsonContents(builtObject(args, false, argument));
    case 'json_build_array':
    case 'jsonb_build_array':
      return bool(node, 'funcvariadic') ? jsonContents({ kind: 'array', element: anyJson }) : jsonContents(builtArray(args, false, argument));
    case 'json_object':
    case 'jsonb_object':
    case 'hstore_to_json':
    case 'hstore_to_jsonb':
      return jsonContents(recordOf([nullableShape({ kind: 'string' }, true)]));
    case 'json_strip_nulls':
    case 'jsonb_strip_nulls':
      return second === undefined || isFalse(second) ? jsonContents(withoutNulls(given(first))) : null;
    case 'jsonb_concat':
      return jsonContents(concatenated(given(first), given(second)));
    case 'jsonb_delete':
      return called.signature === 'pg_catalog.jsonb_delete(jsonb,text)' ? jsonContents(withoutKey(given(first), textOf(second))) : null;
    case 'json_object_field':
    case 'jsonb_object_field':
      return jsonContents(memberOf(given(first), textOf(second)));
    case 'json_array_element':
    case 'jsonb_array_element':
      return second === undefined ? null : jsonContents(accessedMember(given(first), second) ?? elementShape(given(first)));
    default:
      return null;
  }
}

export function jsonShapeOf(contents: Contents): JsonShape {
  return contents.kind === 'json' ? contents.shape : anyJson;
}

/** @param absent ABSENT ON NULL: what is NULL is left out */
function builtObject(args: readonly TreeNode[], absent: boolean, argument: (arg: TreeNode) => JsonValueOf): JsonShape {
  const values = args.flatMap((arg, index) => (index % 2 === 1 ? [{ ...argument(arg), key: textOf(args[index - 1]) }] : []));
  const shapes = values.map((value) => (absent ? value.shape : whole(value)));
  const properties = values.flatMap(({ key, nullable }, index): JsonProperty[] => {
    const shape = shapes[index];
    return key === null || shape === undefined ? [] : [{ key, shape, optional: absent && nullable }];
  });
  return properties.length === values.length ? jsonObject(properties) : recordOf(shapes);
}

function builtArray(args: readonly TreeNode[], absent: boolean, argument: (arg: TreeNode) => JsonValueOf): JsonShape {
  const values = args.map(argument);
  if (!absent) return { kind: 'tuple', elements: values.map(whole) };
  const elements = values.map(({ shape }) => shape);
  return values.some(({ nullable }) => nullable) ? { kind: 'array', element: unionShape(elements) } : { kind: 'tuple', elements };
}

function recordOf(values: readonly JsonShape[]): JsonShape {
  return { kind: 'record', value: unionShape(values) };
}

/** JsonConstructorType. The aggregates and what casts the result stand in `func`. */
const Constructor = { object: 1, array: 2, objectAgg: 3, arrayAgg: 4, parse: 5, scalar: 6 } as const;

/** JSON_OBJECT, JSON_ARRAY and their like. */
export function jsonConstructorContents(node: TreeNode, scope: Scope, solver: Solver): Contents {
  const args = children(node, 'args');
  const absent = bool(node, 'absent_on_null');
  const argument = (arg: TreeNode): JsonValueOf => jsonArgument(arg, scope, solver);
  const [first] = args;
  const inner = child(node, 'func');
  switch (int(node, 'type')) {
    case Constructor.object:
      return jsonContents(builtObject(args, absent, argument));
    case Constructor.array:
      return jsonContents(builtArray(args, absent, argument));
    case Constructor.objectAgg:
    case Constructor.arrayAgg:
      return inner === null ? unknownContents : solver.contents(inner, scope);
    case Constructor.scalar:
      return first === undefined ? unknownContents : jsonContents(argument(first).shape);
    default:
      return unknownContents;
  }
}

/** Aggregates that gather JSON, also as window functions. Null for others. */
export function jsonAggregate(name: string, args: readonly TreeNode[], scope: Scope, solver: Solver): Contents | null {
  const match = /^jsonb?_(object_)?agg(_unique)?(_strict)?$/.exec(name);
  const value = match === null ? undefined : args[match[1] === undefined ? 0 : 1];
  if (match === null || value === undefined) return null;
  const found = jsonArgument(value, scope, solver);
  const element = match[3] === undefined ? whole(found) : found.shape;
  return jsonContents(match[1] === undefined ? { kind: 'array', element } : { kind: 'record', value: element });
}

function textOf(node: TreeNode | undefined): string | null {
  return node === undefined ? null : constantName(node);
}

function isFalse(node: TreeNode): boolean {
  return constantBytes(node)?.[0] === 0;
}
