/** SQL names as TypeScript names: columns, parameters, functions, types and enums. */

/**
 * Words that a function or constant of a generated module cannot bear: JavaScript's reserved words, names that a
 * module may not declare, and the values that generated modules import.
 */
const reservedValues = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export ' +
    'extends false finally for function if implements import in instanceof interface let new null package private ' +
    'protected public return static super switch this throw true try typeof undefined var void while with yield ' +
    't j defineQuery defineCopyFrom'
  ).split(' '),
);

/** Type names that generated modules use from the runtime or from the language; no enum may hide them. */
const reservedTypes = new Set(
  'Array Date ExecResult JsonFloat JsonValue NoColumns NoParams Promise Queryable Range Record Uint8Array'.split(' '),
);

/**
 * A column, parameter or attribute name in camelCase; `null` when nothing is left that an identifier can hold.
 *
 * `_` and every character that no identifier holds part the words; leading underscores stay; a name written all in
 * capitals is lower-cased first; a name that starts with a digit gets `_` in front, so no name looks like an array
 * index (JavaScript would move such keys to the front).
 *
 *     camelCase('task_id')     // 'taskId'
 *     camelCase('start_50')    // 'start50'
 *     camelCase('Owner name')  // 'ownerName'
 *     camelCase('2fa')         // '_2fa'
 *     camelCase('?!')          // null
 */
export function camelCase(name: string): string | null {
  const leading = /^_*/.exec(name)?.[0] ?? '';
  const text = /\p{Ll}/u.test(name) ? name : name.toLowerCase();
  const words = text.split(/[^\p{ID_Continue}$]+|_+/u).filter((word) => word !== '');
  if (words.length === 0) return null;
  const joined = words.map((word, index) => (index === 0 ? lowerFirstWord(word) : upperFirst(word))).join('');
  const identifier = leading + joined;
  return /^[\p{ID_Start}$_]/u.test(identifier) ? identifier : `_${identifier}`;
}

/**
 * The property names of one row, parameter list or composite value: camelCase, all different, in the given order.
 *
 * A name that is missing, or that PostgreSQL made up (`?column?`), becomes `fallback` and its 1-based position. The
 * second of two equal names gets `_2`, the third `_3`; no name of its own ends so, as camelCase leaves no inner `_`.
 *
 *     memberNames(['id', 'task_id', 'id', '?column?'], 'column')  // ['id', 'taskId', 'id_2', 'column4']
 */
export function memberNames(names: readonly (string | null)[], fallback: 'column' | 'param'): string[] {
  const bases = names.map((name, index) => {
    const usable = name === null || name === '?column?' ? null : camelCase(name);
    return usable ?? `${fallback}${index + 1}`;
  });
  const seen = new Map<string, number>();
  return bases.map((base) => {
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    return count === 1 ? base : `${base}_${count}`;
  });
}

/**
 * The function of a query. The first word is lower-cased, a leading acronym as a whole; the rest stays as written,
 * but for underscores, which part words. A reserved word gets a trailing underscore.
 *
 *     functionName('GetTaskByID')   // 'getTaskByID'
 *     functionName('HTTPRequests')  // 'httpRequests'
 *     functionName('URLs')          // 'urls'
 *     functionName('get_task')      // 'getTask'
 *     functionName('Delete')        // 'delete_'
 */
export function functionName(queryName: string): string {
  return valueName(identifierWords(queryName));
}

/**
 * The start of a query's type names, to which `Params` and `Row` are added.
 *
 *     queryTypeName('GetTaskByID')  // 'GetTaskByID'
 *     queryTypeName('get_task')     // 'GetTask'
 */
export function queryTypeName(queryName: string): string {
  return upperFirst(identifierWords(queryName));
}

/**
 * The type of an enum, from its name in PostgreSQL (with its schema, if the name alone is not enough).
 *
 *     enumTypeName('build_reason')   // 'BuildReason'
 *     enumTypeName('audit.status')   // 'AuditStatus'
 *     enumTypeName('date')           // 'DateEnum'
 */
export function enumTypeName(pgType: string): string {
  const name = upperFirst(camelCase(pgType) ?? 'Enum');
  return reservedTypes.has(name) ? `${name}Enum` : name;
}

/** The constant that lists the labels of the enum type `typeName`: `BuildReason` → `buildReason`. */
export function enumConstName(typeName: string): string {
  return valueName(typeName);
}

function valueName(name: string): string {
  const value = lowerFirstWord(name);
  return reservedValues.has(value) ? `${value}_` : value;
}

function identifierWords(queryName: string): string {
  const leading = /^_*/.exec(queryName)?.[0] ?? '';
  const words = queryName.split(/_+/).filter((word) => word !== '');
  if (words.length === 0) return queryName;
  return leading + words.map((word, index) => (index === 0 ? word : upperFirst(word))).join('');
}

/** Lower-cases the first letter, or a leading acronym: the capitals before the capital that starts the next word. */
function lowerFirstWord(word: string): string {
  const capitals = /^\p{Lu}+/u.exec(word)?.[0] ?? '';
  if (capitals.length < 2) return lowerFirst(word);
  const rest = word.slice(capitals.length);
  const pluralAcronym = /^s(?![\p{Ll}])/u.test(rest);
  const startsWord = /^\p{Ll}/u.test(rest) && !pluralAcronym;
  const lowered = startsWord ? [...capitals].slice(0, -1).join('') : capitals;
  return lowered.toLowerCase() + word.slice(lowered.length);
}

function lowerFirst(word: string): string {
  const [first = '', ...rest] = word;
  return first.toLowerCase() + rest.join('');
}

function upperFirst(word: string): string {
  const at = /^_*/.exec(word)?.[0].length ?? 0;
  const [first = '', ...rest] = word.slice(at);
  return word.slice(0, at) + first.toUpperCase() + rest.join('');
}
