/** What the settings say about types: the public form, and its reading. */

/** The forms that rowtype has for a type besides its default one. Each is exact, or an error at run time. */
export type OverrideForm = 'number' | 'bigint' | 'string' | 'Date';

/**
 * A type in place of the default one.
 *
 * - a form, such as `'number'` for int8: a value that it cannot hold is an error;
 * - `{ brand: 'TaskId' }`, also with a form: `{ as: 'number', brand: 'TaskId' }`;
 * - `{ schema: './src/schemas.ts#payload' }`: an exported Standard Schema validator; the path counts from the package.json;
 * - `false`: the default type, whatever another setting says.
 */
export type Override =
  | OverrideForm
  | false
  | { readonly as?: OverrideForm; readonly brand?: string }
  | { readonly schema: string };

/** Types by what they are for. A query's entry wins over a column's, and that over a type's. */
export interface Overrides {
  /** By type: `int8`, `pg_catalog.int8`, `public.email`. */
  readonly types?: Readonly<Record<string, Override>>;
  /** By column of a table or view: `tasks.id`, `public.tasks.id`. It follows its values wherever they go unchanged. */
  readonly columns?: Readonly<Record<string, Override>>;
  /** By result column or parameter of a query: `GetTask.payload`. */
  readonly queries?: Readonly<Record<string, Override>>;
}

export const overrideSections = ['types', 'columns', 'queries'] as const;
export type OverrideSection = (typeof overrideSections)[number];

/** An override that was read. */
export interface ReadOverride {
  readonly form: OverrideForm | null;
  readonly brand: string | null;
  readonly schema: { readonly module: string; readonly exportName: string } | null;
}

/** One entry of the settings. */
export interface OverrideEntry {
  readonly section: OverrideSection;
  readonly key: string;
  readonly override: ReadOverride;
}

/** Something wrong with the settings; `key` is null for a section. */
export interface OverrideProblem {
  readonly kind: 'unknown' | 'unfit';
  readonly section: string;
  readonly key: string | null;
  readonly message: string;
  readonly help: string;
}

const forms: readonly string[] = ['number', 'bigint', 'string', 'Date'] satisfies OverrideForm[];
const example = 'Write a form such as "number", { "brand": "TaskId" }, { "schema": "./src/schemas.ts#payload" } or false.';

export interface ReadOverrides {
  readonly entries: readonly OverrideEntry[];
  readonly problems: readonly OverrideProblem[];
}

/** Takes whatever JSON holds; entries that cannot be read are problems and left out. */
export function readOverrides(given: unknown): ReadOverrides {
  const entries: OverrideEntry[] = [];
  const problems: OverrideProblem[] = [];
  if (!isObject(given)) {
    return { entries, problems: [{ kind: 'unfit', section: 'overrides', key: null, message: '"overrides" must be an object', help: 'Its keys are types, columns and queries.' }] };
  }
  for (const [section, members] of Object.entries(given)) {
    const known = overrideSections.find((name) => name === section);
    if (known === undefined || !isObject(members)) {
      const message = known === undefined ? `there is no kind of overrides "${section}"` : `"${section}" of the overrides must be an object`;
      problems.push({ kind: 'unfit', section, key: null, message, help: 'The kinds are types, columns and queries, each an object.' });
      continue;
    }
    for (const [key, value] of Object.entries(members)) {
      const read = readOverride(value);
      if ('wrong' in read) problems.push({ kind: 'unfit', section: known, key, message: `the override of ${key} ${read.wrong}`, help: read.help });
      else entries.push({ section: known, key, override: read });
    }
  }
  return { entries, problems };
}

type Wrong = { readonly wrong: string; readonly help: string };

function readOverride(value: unknown): ReadOverride | Wrong {
  const none: ReadOverride = { form: null, brand: null, schema: null };
  if (value === false) return none;
  if (isForm(value)) return { ...none, form: value };
  if (!isObject(value) || Object.keys(value).length === 0) return { wrong: `cannot be ${JSON.stringify(value) ?? String(value)}`, help: example };
  const stranger = Object.keys(value).find((key) => !['as', 'brand', 'schema'].includes(key));
  if (stranger !== undefined) return { wrong: `has no place for "${stranger}"`, help: example };
  const { as: form, brand, schema } = value;
  if (schema !== undefined) {
    if (form !== undefined || brand !== undefined) return { wrong: 'has a schema and something else', help: 'Let the schema do it: it decides the type alone.' };
    return readSchema(schema, none);
  }
  if (form !== undefined && !isForm(form)) return { wrong: `has no form ${JSON.stringify(form)}`, help: `The forms are ${forms.join(', ')}.` };
  if (brand !== undefined && (typeof brand !== 'string' || !/^[A-Z][A-Za-z0-9]*$/.test(brand))) {
    return { wrong: `cannot be of the brand ${JSON.stringify(brand)}`, help: 'A brand is a name of letters and digits that begins with a capital, such as TaskId.' };
  }
  return { ...none, form: form ?? null, brand: typeof brand === 'string' ? brand : null };
}

function readSchema(schema: unknown, none: ReadOverride): ReadOverride | Wrong {
  const [, module, exportName] = typeof schema === 'string' ? (/^([^#]+)#([\p{ID_Start}$_][\p{ID_Continue}$]*)$/u.exec(schema) ?? []) : [];
  if (module === undefined || exportName === undefined) {
    return { wrong: `has no schema ${JSON.stringify(schema)}`, help: 'Write the file, # and what it exports: "./src/schemas.ts#payload".' };
  }
  return { ...none, schema: { module, exportName } };
}

function isForm(value: unknown): value is OverrideForm {
  return typeof value === 'string' && forms.includes(value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
