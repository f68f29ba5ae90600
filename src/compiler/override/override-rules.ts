/** Overrides against the schema: which column and type each is for, what inherits it, and what cannot be. */
import { closestWord } from '../closest-word.js';
import type { BrandType, OutlineColumn, OutlineType, SchemaOutline, SchemaReference, TypeShape } from '../model.js';
import { outlineShape } from './outline-shapes.js';
import { canBeBranded, formsOf, shapeInForm } from './override-forms.js';
import type { OverrideEntry, OverrideProblem, ReadOverride } from './overrides.js';

/** An override that can be applied. */
export interface OverrideRule {
  readonly override: ReadOverride;
  readonly schema: SchemaReference | null;
  /** Where it comes from, in words: `the settings of tasks.id`. */
  readonly words: string;
}

export class OverrideRules {
  readonly problems: OverrideProblem[] = [];
  readonly #types: ReadonlyMap<string, OutlineType>;
  readonly #columns: ReadonlyMap<string, OutlineColumn>;
  readonly #fields: ReadonlyMap<string, OutlineColumn>;
  /** By a type's label. */
  readonly #typeRules = new Map<string, OverrideRule>();
  /** By a column's full name. */
  readonly #columnRules = new Map<string, OverrideRule>();
  readonly #inherited = new Map<string, OverrideRule | null>();
  readonly #brands = new Map<string, { base: TypeShape & { kind: 'scalar' }; of: Set<string> }>();
  readonly #schemas: ReadonlyMap<string, SchemaReference>;

  constructor(entries: readonly OverrideEntry[], { types, columns }: SchemaOutline, schemas: ReadonlyMap<string, SchemaReference>) {
    this.#types = new Map(types.map((type) => [type.name, type]));
    this.#columns = new Map(columns.map((column) => [column.name, column]));
    this.#fields = new Map(columns.map((column) => [column.shownName, column]));
    this.#schemas = schemas;
    const typeNames = new Map(types.flatMap((type) => [type.label, type.shownName, type.name].map((name) => [name, type] as const)));
    const columnNames = new Map(columns.flatMap((column) => [column.shownName, column.name].map((name) => [name, column] as const)));
    for (const entry of entries.filter(({ section }) => section === 'types')) {
      const type = this.#target(entry, typeNames, 'type', this.#typeRules, ({ label }) => label);
      if (type !== null) this.#addRule(entry, type.name, this.#typeRules, type.label, `the type ${type.label}`);
    }
    for (const entry of entries.filter(({ section }) => section === 'columns')) {
      const column = this.#target(entry, columnNames, 'column', this.#columnRules, ({ name }) => name);
      if (column !== null) this.#addRule(entry, column.type, this.#columnRules, column.name, column.shownName);
    }
    for (const column of columns) {
      const rule = this.columnRule(column.name);
      if (rule?.override.brand !== undefined && rule.override.brand !== null) this.#brands.get(rule.override.brand)?.of.add(column.shownName);
    }
  }

  /** The rule for a type by its label: `bigint`. */
  typeRule(label: string): OverrideRule | null {
    return this.#typeRules.get(label) ?? null;
  }

  /** The rule for a domain by its full name, or for a domain below it. */
  domainRule(name: string): OverrideRule | null {
    const type = this.#types.get(name);
    if (type?.kind !== 'domain') return null;
    return this.typeRule(type.label) ?? (type.of === null ? null : this.domainRule(type.of));
  }

  /** The rule for a column by its full name: its own, that of the columns it references, or that of its domain. */
  columnRule(name: string): OverrideRule | null {
    const column = this.#columns.get(name);
    if (column === undefined) return null;
    return this.#columnRules.get(name) ?? this.#inheritedRule(column) ?? this.domainRule(column.type);
  }

  /** The rule for an attribute of a composite value of a table's type. */
  fieldRule(relation: string, column: string): OverrideRule | null {
    const field = this.#fields.get(`${relation}.${column}`);
    return field === undefined ? null : this.columnRule(field.name);
  }

  /** The brands that were given to something. */
  brands(): readonly BrandType[] {
    return [...this.#brands].map(([name, { base, of }]) => ({ name, base, of: [...of] }));
  }

  /** What a brand is made of; null where it has not been given to anything that can bear it. */
  brandBase(brand: string): (TypeShape & { readonly kind: 'scalar' }) | null {
    return this.#brands.get(brand)?.base ?? null;
  }

  /** A rule for `shape`; null, with a problem, where it does not fit. */
  rule(entry: OverrideEntry, shape: TypeShape, of: string): OverrideRule | null {
    const { override } = entry;
    const rule = { override, schema: this.#schemas.get(entry.key + entry.section) ?? null, words: `the settings of ${of}` };
    const inForm = override.form === null ? this.inTypeForm(shape) : shapeInForm(shape, override.form);
    if (inForm === null) {
      const can = formsOf(shape);
      const help = can.length === 0 ? 'Its one form is the default.' : `It can be ${can.join(' or ')}.`;
      this.#report(entry, 'unfit', `${of} has no form ${override.form ?? ''}${typeWords(shape, of)}`, help);
      return null;
    }
    return override.brand === null || this.#claimBrand(entry, override.brand, inForm, of) ? rule : null;
  }

  /** The shape in the form that its type's override gives it; JSON without its inner types. */
  inTypeForm(shape: TypeShape): TypeShape {
    // What a query tells of its JSON is not for a validator to know.
    if (shape.kind === 'json') return { kind: 'scalar', pgType: shape.pgType, codec: shape.pgType === 'json' ? 'json' : 'jsonb' };
    if (shape.kind === 'array') return { ...shape, element: this.inTypeForm(shape.element) };
    const form = this.typeRule(shape.pgType)?.override.form ?? null;
    return (form === null ? null : shapeInForm(shape, form)) ?? shape;
  }

  #claimBrand(entry: OverrideEntry, brand: string, shape: TypeShape, of: string): boolean {
    let base = shape;
    while (base.kind === 'array') base = base.element;
    if (!canBeBranded(base)) {
      const help = 'A brand is for text, numbers, UUIDs, dates and their like, and for arrays of them; JSON can have a schema.';
      this.#report(entry, 'unfit', `${of} cannot be of the brand ${brand}${typeWords(shape, of)}`, help);
      return false;
    }
    const known = this.#brands.get(brand);
    if (known !== undefined && known.base.codec !== base.codec) {
      const [first = ''] = known.of;
      const help = 'Give one of them another brand; values of two types are never the same.';
      const { pgType } = known.base;
      const difference = pgType === base.pgType ? `has another form for ${of} than for ${first}` : `is ${pgType} for ${first} and ${base.pgType} for ${of}`;
      this.#report(entry, 'unfit', `the brand ${brand} ${difference}`, help);
      return false;
    }
    this.#brands.set(brand, { base: known?.base ?? base, of: new Set([...(known?.of ?? []), of]) });
    return true;
  }

  #addRule(entry: OverrideEntry, typeName: string, rules: Map<string, OverrideRule>, key: string, of: string): void {
    const shape = outlineShape(typeName, this.#types);
    const rule = shape === null ? null : this.rule(entry, shape, of);
    if (rule !== null) rules.set(key, rule);
  }

  #target<T>(entry: OverrideEntry, names: ReadonlyMap<string, T>, what: string, rules: ReadonlyMap<string, OverrideRule>, keyOf: (target: T) => string): T | null {
    const target = names.get(entry.key);
    if (target === undefined) {
      const closest = closestWord(entry.key, [...names.keys()], Math.max(2, Math.floor(entry.key.length / 4)));
      const other = `Name a ${what} of the schema, such as ${what === 'type' ? '"int8"' : `"${[...names.keys()][0] ?? 'table.column'}"`}.`;
      this.#report(entry, 'unknown', `there is no ${what} ${entry.key}`, closest === null ? other : `Did you mean "${closest}"?`);
      return null;
    }
    if (!rules.has(keyOf(target))) return target;
    this.#report(entry, 'unfit', `the ${what} ${entry.key} has two overrides`, 'Remove one of them.');
    return null;
  }

  /** The one rule that all columns which it references agree on. */
  #inheritedRule(column: OutlineColumn): OverrideRule | null {
    const known = this.#inherited.get(column.name);
    if (known !== undefined) return known;
    // A column that references itself, or a circle of them, says nothing.
    this.#inherited.set(column.name, null);
    const rules = column.references.flatMap((name) => this.#columnRules.get(name) ?? this.#inheritedRule(this.#columns.get(name) ?? column) ?? []);
    const [first] = rules;
    const agreed = first !== undefined && rules.every((rule) => sameOverride(rule, first)) ? first : null;
    const rule = agreed === null ? null : { ...agreed, words: `${agreed.words}, which ${column.shownName} references` };
    this.#inherited.set(column.name, rule);
    return rule;
  }

  #report({ section, key }: OverrideEntry, kind: OverrideProblem['kind'], message: string, help: string): void {
    this.problems.push({ kind, section, key, message, help });
  }
}

/** `: it is of the type jsonb`, where that is not what the words say already. */
function typeWords({ pgType }: TypeShape, of: string): string {
  return of === `the type ${pgType}` ? '' : `: it is of the type ${pgType}`;
}

export function sameOverride(a: OverrideRule, b: OverrideRule): boolean {
  return JSON.stringify(a.override) === JSON.stringify(b.override);
}
