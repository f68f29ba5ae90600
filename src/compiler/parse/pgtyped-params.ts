/** Turns pgtyped's parameters into the placeholders of this compiler: positional, and the same SQL for every call. */
import type { SqlToken } from '../../sql/index.js';
import { spreadIntoInsert } from './pgtyped-insert.js';
import type { PgtypedParam } from './pgtyped-parser.js';
import { type MacroMistake, type NamedPlaceholder, noWrap, type Span } from './placeholder.js';

export interface PgtypedPlaceholders {
  readonly placeholders: readonly NamedPlaceholder[];
  readonly mistakes: readonly MacroMistake[];
  /** Start offsets of those that the author marks as required. */
  readonly required: ReadonlySet<number>;
}

/**
 * | pgtyped | here |
 * | --- | --- |
 * | `:name`, `:name!` | `$1`; NULL may be passed unless it is required |
 * | `IN :ids` of `ids -> (...)` | `= ANY($1)`; `NOT IN` is `<> ALL($1)` |
 * | `:user` of `user -> (name, age)` | `($1, $2)`, of the parameters `userName` and `userAge` |
 * | `VALUES :users` of `users -> ((name, age)...)` | rows of `unnest`, of the lists `usersName` and `usersAge` |
 *
 * @param code the statement's tokens without comments
 */
export function pgtypedPlaceholders(params: readonly PgtypedParam[], code: readonly SqlToken[]): PgtypedPlaceholders {
  const placeholders: NamedPlaceholder[] = [];
  const mistakes: MacroMistake[] = [];
  const required = new Set<number>();
  for (const param of params) {
    for (const { start, end } of param.uses) {
      const found = placeholdersOf(param, { start, end, offset: start }, code);
      if ('message' in found) mistakes.push(found);
      else placeholders.push(...found);
    }
  }
  for (const param of params) {
    for (const { name, required: isRequired } of namesOf(param)) {
      for (const use of isRequired ? placeholders.filter((candidate) => candidate.name === name) : []) required.add(use.start);
    }
  }
  return { placeholders, mistakes: [...mistakes, ...sharedNames(params)], required };
}

function placeholdersOf(param: PgtypedParam, span: Span, code: readonly SqlToken[]): NamedPlaceholder[] | MacroMistake {
  const names = namesOf(param);
  switch (param.transform) {
    case 'scalar':
      return names.map(({ name, required }) => ({ kind: required ? 'arg' : 'narg', name, wrap: noWrap, ...span }));
    case 'array_spread':
      return spreadIntoList(param, span, code);
    case 'pick_tuple':
      return names.map(({ name, required }, index) => ({
        kind: required ? 'arg' : 'narg',
        name,
        wrap: [index === 0 ? '(' : ', ', index === names.length - 1 ? ')' : ''],
        ...(index === 0 ? span : { ...span, start: span.end }),
      }));
    case 'pick_array_spread':
      return spreadIntoInsert(param.name, names, span, code);
  }
}

/** Names of the parameters that one of pgtyped's becomes. */
function namesOf({ name, required, keys }: PgtypedParam): { readonly name: string; readonly required: boolean }[] {
  if (keys.length === 0) return [{ name, required }];
  return keys.map((key) => ({ name: `${name}_${key.name}`, required: key.required }));
}

function spreadIntoList({ name }: PgtypedParam, span: Span, code: readonly SqlToken[]): NamedPlaceholder[] | MacroMistake {
  const at = code.findIndex((token) => token.start === span.start);
  const word = (index: number): string => (code[index]?.kind === 'word' ? (code[index]?.text.toLowerCase() ?? '') : '');
  if (word(at - 1) !== 'in') {
    const help = `Write IN :${name}, or pass one array: = ANY(:${name}) without the @param line.`;
    return { message: `the list :${name} can only stand behind IN`, offset: span.start, help };
  }
  const isNegated = word(at - 2) === 'not';
  const start = code[isNegated ? at - 2 : at - 1]?.start ?? span.start;
  return [{ kind: 'slice', name, wrap: isNegated ? ['<> ALL(', ')'] : ['= ANY(', ')'], ...span, start }];
}

/** `user -> (name)` and `:user_name` would be one parameter. */
function sharedNames(params: readonly PgtypedParam[]): MacroMistake[] {
  const owners = new Map<string, PgtypedParam>();
  const mistakes: MacroMistake[] = [];
  for (const param of params) {
    for (const { name } of namesOf(param)) {
      const owner = owners.get(name);
      if (owner !== undefined) {
        const message = `two parameters would be called ${name}`;
        mistakes.push({ message, offset: param.uses[0]?.start ?? 0, help: 'Rename one of them.' });
      }
      owners.set(name, param);
    }
  }
  return mistakes;
}
