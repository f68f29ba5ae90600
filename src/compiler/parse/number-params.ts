/** Gives every parameter of a statement its number. */
import type { DiagnosticCode } from '../diagnostics/codes.js';
import type { AnnotatedParam } from '../model.js';
import type { Macros } from './macros.js';
import type { NamedPlaceholder } from './placeholder.js';

/** A mistake in the use of parameters. */
export interface ParamMistake {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly offset: number;
  readonly help: string;
}

export interface NumberedParams {
  /** In order of position, without gaps unless `mistakes` tells of one. */
  readonly params: readonly AnnotatedParam[];
  /** The `n` of `$n` for each name. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly mistakes: readonly ParamMistake[];
}

/**
 * sqlc's numbering: a `$n` keeps its number; names take the lowest numbers that are left, in the order in which they
 * first appear; one name is one parameter, nullable as soon as one place says `narg`.
 */
export function numberParams({ placeholders, casts, bounds }: Omit<Macros, 'mistakes'>): NumberedParams {
  const named = new Map<string, NamedPlaceholder[]>();
  const written = new Map<number, PlainUse>();
  for (const placeholder of placeholders) {
    if (placeholder.kind === 'embed' || placeholder.kind === 'literal') continue;
    if (placeholder.kind === 'numbered') {
      const { start } = placeholder;
      const first = written.get(placeholder.number) ?? { offset: placeholder.offset, cast: false, bound: bounds.get(start) ?? null };
      written.set(placeholder.number, { ...first, cast: first.cast || casts.has(start) });
    } else named.set(placeholder.name, [...(named.get(placeholder.name) ?? []), placeholder]);
  }
  const numbers = new Map<string, number>();
  let next = 1;
  for (const name of named.keys()) {
    while (written.has(next)) next += 1;
    numbers.set(name, next);
    next += 1;
  }
  const params = [...plainParams(written), ...[...named].map(([name, uses]) => namedParam(name, numbers.get(name) ?? 0, uses, casts))];
  params.sort((a, b) => a.position - b.position);
  return { params, numbers, mistakes: [...mixedUses(named), ...gap(params), ...tooMany(params)] };
}

type PlainUse = Pick<AnnotatedParam, 'offset' | 'cast' | 'bound'>;

function plainParams(written: ReadonlyMap<number, PlainUse>): AnnotatedParam[] {
  return [...written].map(([position, use]) => ({ position, name: null, declaredNullable: false, slice: false, elementsNullable: false, ...use }));
}

function namedParam(
  name: string,
  position: number,
  uses: readonly NamedPlaceholder[],
  casts: ReadonlySet<number>,
): AnnotatedParam {
  return {
    position,
    name,
    declaredNullable: uses.some((use) => use.kind === 'narg'),
    cast: uses.some((use) => casts.has(use.start)),
    slice: uses.some(isList),
    elementsNullable: uses.some((use) => use.kind === 'nslice'),
    bound: null,
    offset: uses[0]?.offset ?? 0,
  };
}

function isList({ kind }: NamedPlaceholder): boolean {
  return kind === 'slice' || kind === 'nslice';
}

/** A list cannot be one value too. */
function mixedUses(named: ReadonlyMap<string, readonly NamedPlaceholder[]>): ParamMistake[] {
  return [...named].flatMap(([name, uses]) => {
    const first = uses[0];
    const other = uses.find((use) => isList(use) !== (first !== undefined && isList(first)));
    if (other === undefined) return [];
    const message = `parameter ${name} is a list in one place and a single value in another`;
    return [{ code: 'RT107', message, offset: other.offset, help: 'Use two names.' }];
  });
}

/** PostgreSQL numbers from 1 to the highest that it sees, and wants a type for each. */
function gap(params: readonly AnnotatedParam[]): ParamMistake[] {
  const index = params.findIndex((param, place) => param.position !== place + 1);
  const offender = params[index];
  if (offender === undefined) return [];
  if (offender.position < 1) {
    return [{ code: 'RT203', message: `there is no parameter $${offender.position}`, offset: offender.offset, help: 'Parameters start at $1.' }];
  }
  const message = `$${offender.position} is used, but $${index + 1} is not: PostgreSQL cannot tell its type`;
  const help = `Number the parameters without gaps, or name them: @${exampleName(params)}.`;
  return [{ code: 'RT203', message, offset: offender.offset, help }];
}

/** The protocol counts parameters in 16 bits. */
const MOST_PARAMS = 65_535;

function tooMany(params: readonly AnnotatedParam[]): ParamMistake[] {
  const offender = params[MOST_PARAMS];
  if (offender === undefined) return [];
  const message = `${params.length} parameters, but PostgreSQL takes ${MOST_PARAMS} in a statement`;
  return [{ code: 'RT203', message, offset: offender.offset, help: 'Pass arrays: = ANY (@ids::int[]), or INSERT … SELECT FROM unnest(…).' }];
}

function exampleName(params: readonly AnnotatedParam[]): string {
  return params.find((param) => param.name !== null)?.name ?? 'name';
}
