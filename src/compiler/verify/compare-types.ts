/** Whether values of one type pass where code was compiled for another. */
import type { JsonShape } from '../json-shape.js';
import type { TypeShape } from '../model.js';
import { jsonFits } from './json-fit.js';

export type TypeFit =
  | { readonly kind: 'same' }
  /** Another type whose values the code takes for what they are, or labels that it does not know. */
  | { readonly kind: 'compatible'; readonly what: string }
  | { readonly kind: 'different'; readonly what: string };

/** A result of type `actual` read by code for `compiled`. */
export function fitOfResult(compiled: TypeShape, actual: TypeShape): TypeFit {
  return fit(compiled, actual, { scalars: () => false, labels: resultLabels, json: resultJson });
}

/** A value of type `compiled` sent where `actual` is expected. */
export function fitOfParam(compiled: TypeShape, actual: TypeShape): TypeFit {
  return fit(compiled, actual, { scalars: (from, to) => wider[from]?.includes(to) === true, labels: paramLabels, json: () => same });
}

interface Direction {
  /** Whether text of one codec is text of the other. */
  readonly scalars: (compiled: string, actual: string) => boolean;
  readonly labels: (compiled: readonly string[], actual: readonly string[]) => TypeFit;
  readonly json: (compiled: TypeShape, actual: TypeShape) => TypeFit;
}

/** Codecs whose every value is one of the others too. */
const wider: Readonly<Record<string, readonly string[]>> = {
  int2: ['int4', 'int8', 'numeric', 'float8', 'text'],
  int4: ['int8', 'numeric', 'float8', 'text'],
  int8: ['numeric', 'text'],
  float4: ['float8', 'numeric', 'text'],
  float8: ['numeric', 'text'],
  numeric: ['text'],
  uuid: ['text'],
  json: ['jsonb', 'text'],
  jsonb: ['json', 'text'],
};

const same: TypeFit = { kind: 'same' };

function fit(given: TypeShape, found: TypeShape, direction: Direction): TypeFit {
  const [compiled, actual] = [plainType(given), plainType(found)];
  const named = compiled.pgType === actual.pgType || localName(compiled) === localName(actual);
  const what = `${compiled.pgType} has become ${actual.pgType}`;
  const other: TypeFit = { kind: 'different', what };
  if (JSON.stringify(compiled) === JSON.stringify(actual)) return same;
  if (compiled.kind === 'json' || actual.kind === 'json') return direction.json(compiled, actual);
  if (compiled.kind === 'scalar' && actual.kind === 'scalar') {
    if (named && compiled.codec === actual.codec) return same;
    const passes = compiled.codec === actual.codec || direction.scalars(compiled.codec, actual.codec);
    return passes ? { kind: 'compatible', what } : other;
  }
  if (compiled.kind === 'enum' && actual.kind === 'enum') return direction.labels(compiled.labels, actual.labels);
  if (compiled.kind === 'array' && actual.kind === 'array') return fit(compiled.element, actual.element, direction);
  if (compiled.kind === 'composite' && actual.kind === 'composite') return fieldsFit(compiled.fields, actual.fields, direction, compiled.pgType);
  if ((compiled.kind === 'range' || compiled.kind === 'multirange') && compiled.kind === actual.kind) {
    return fit(compiled.subtype, actual.subtype, direction);
  }
  return other;
}

/** What the database knows of: brands and validators are the code's own. */
export function plainType(type: TypeShape): TypeShape {
  return type.kind === 'branded' || type.kind === 'validated' ? plainType(type.base) : type;
}

type Fields = Extract<TypeShape, { readonly kind: 'composite' }>['fields'];

function fieldsFit(compiled: Fields, actual: Fields, direction: Direction, pgType: string): TypeFit {
  const list = (fields: Fields): string => fields.map(({ name }) => name).join(', ');
  if (list(compiled) !== list(actual)) {
    return { kind: 'different', what: `the fields of ${pgType} are ${list(actual)}, not ${list(compiled)}` };
  }
  const fits = compiled.map((field, index) => fit(field.type, actual[index]?.type ?? field.type, direction));
  return fits.find(({ kind }) => kind === 'different') ?? fits.find(({ kind }) => kind === 'compatible') ?? same;
}

function resultLabels(compiled: readonly string[], actual: readonly string[]): TypeFit {
  const unknown = actual.filter((label) => !compiled.includes(label));
  return unknown.length === 0 ? same : { kind: 'compatible', what: `the code does not know the label ${quoted(unknown)}, and throws when it reads one` };
}

/** Only results have a shape that is known. */
function resultJson(compiled: TypeShape, actual: TypeShape): TypeFit {
  if (!isJson(compiled) || !isJson(actual)) return { kind: 'different', what: `${compiled.pgType} has become ${actual.pgType}` };
  const fits = jsonFits(jsonShape(compiled), jsonShape(actual));
  return fits ? same : { kind: 'different', what: 'the JSON has another shape' };
}

function isJson(type: TypeShape): boolean {
  return type.kind === 'json' || (type.kind === 'scalar' && (type.codec === 'json' || type.codec === 'jsonb'));
}

function jsonShape(type: TypeShape): JsonShape {
  return type.kind === 'json' ? type.shape : { kind: 'any' };
}

function paramLabels(compiled: readonly string[], actual: readonly string[]): TypeFit {
  const gone = compiled.filter((label) => !actual.includes(label));
  return gone.length === 0 ? same : { kind: 'different', what: `there is no label ${quoted(gone)}` };
}

function quoted(labels: readonly string[]): string {
  return labels.map((label) => `"${label}"`).join(', ');
}

/** Without its schema, which is written or not by the search path. */
function localName({ pgType }: TypeShape): string {
  return /(?:"(?:[^"]|"")*"|[^".]+)$/.exec(pgType)?.[0] ?? pgType;
}
