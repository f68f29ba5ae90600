/** One type, with what the settings say about it. */
import type { Origin, TypeShape } from '../model.js';
import { canBeBranded, shapeInForm } from './override-forms.js';
import { type OverrideRule, type OverrideRules, sameOverride } from './override-rules.js';

export interface OverriddenType {
  readonly type: TypeShape;
  /** The settings that were applied, in words; null where none was. */
  readonly override: string | null;
}

export interface TypedMember {
  readonly type: TypeShape;
  readonly origins: readonly Origin[];
}

/**
 * @param direction what a validator makes of the type: what it takes (parameters) or gives (columns)
 * @param own the rule of the query for this very member, if any
 */
export function overrideType(member: TypedMember, direction: 'input' | 'output', rules: OverrideRules, own: OverrideRule | null = null): OverriddenType {
  const used = new Set<string>();
  const work: Work = { rules, direction, used };
  const found = own === null ? agreedRule(member.origins, rules) : { rule: own, depth: 0 };
  const type = found === null ? byType(member.type, work) : atDepth(member.type, found.rule, found.depth, work);
  return { type, override: used.size === 0 ? null : [...used].join('; ') };
}

interface Work {
  readonly rules: OverrideRules;
  readonly direction: 'input' | 'output';
  readonly used: Set<string>;
}

interface Found {
  readonly rule: OverrideRule;
  readonly depth: number;
}

/** The one rule that all origins agree on. */
function agreedRule(origins: readonly Origin[], rules: OverrideRules): Found | null {
  const found = origins.map((origin) => originRule(origin, rules));
  const [first = null] = found;
  if (first === null) return null;
  const agree = found.every((each) => each !== null && each.depth === first.depth && sameOverride(each.rule, first.rule));
  return agree ? first : null;
}

function originRule({ name, depth, below }: Origin, rules: OverrideRules): Found | null {
  const rule = rules.columnRule(name) ?? rules.domainRule(name);
  return rule === null ? agreedRule(below, rules) : { rule, depth };
}

/** The rule is for a value `depth` arrays inside of this type, or around it. */
function atDepth(shape: TypeShape, rule: OverrideRule, depth: number, work: Work): TypeShape {
  if (depth === 0) return byRule(shape, rule, work);
  if (depth > 0) return shape.kind === 'array' ? { ...shape, element: atDepth(shape.element, rule, depth - 1, work) } : byType(shape, work);
  // An element of an array whose schema speaks of the array as a whole.
  return rule.schema === null ? byRule(shape, rule, work) : byType(shape, work);
}

function byRule(shape: TypeShape, rule: OverrideRule, work: Work): TypeShape {
  const { form, brand } = rule.override;
  if (rule.schema !== null) {
    work.used.add(rule.words);
    return { kind: 'validated', pgType: shape.pgType, base: work.rules.inTypeForm(shape), schema: rule.schema, direction: work.direction };
  }
  if (form === null && brand === null) {
    if (work.rules.typeRule(shape.pgType) !== null) work.used.add(rule.words);
    return shape;
  }
  if (shape.kind === 'array') return { ...shape, element: byRule(shape.element, rule, work) };
  const inForm = form === null ? work.rules.inTypeForm(shape) : shapeInForm(shape, form);
  if (inForm === null) return byType(shape, work);
  if (brand === null) {
    work.used.add(rule.words);
    return inForm;
  }
  // A cast may have made another type of the column's: that has no brand.
  if (!canBeBranded(inForm) || work.rules.brandBase(brand)?.codec !== inForm.codec) return byType(shape, work);
  work.used.add(rule.words);
  return { kind: 'branded', pgType: shape.pgType, brand, base: inForm };
}

/** What the settings say about the type itself, and about the types inside of it. */
function byType(shape: TypeShape, work: Work): TypeShape {
  const rule = work.rules.typeRule(shape.pgType);
  if (rule !== null && !isOff(rule)) return ownType(shape, rule, work);
  switch (shape.kind) {
    case 'array':
      return { ...shape, element: byType(shape.element, work) };
    case 'range':
    case 'multirange':
      return { ...shape, subtype: byType(shape.subtype, work) };
    case 'composite':
      return {
        ...shape,
        fields: shape.fields.map((field) => {
          const own = work.rules.fieldRule(shape.pgType, field.name);
          return { ...field, type: own === null ? byType(field.type, work) : byRule(field.type, own, work) };
        }),
      };
    default:
      return shape;
  }
}

/** The rule of a type fits the type: that was looked at when it was read. */
function ownType(shape: TypeShape, rule: OverrideRule, work: Work): TypeShape {
  const { form, brand } = rule.override;
  const inForm = (form === null ? null : shapeInForm(shape, form)) ?? shape;
  work.used.add(rule.words);
  if (rule.schema !== null) return { kind: 'validated', pgType: shape.pgType, base: work.rules.inTypeForm(shape), schema: rule.schema, direction: work.direction };
  if (brand === null) return inForm;
  return inForm.kind === 'array' ? byRule(shape, rule, work) : { kind: 'branded', pgType: shape.pgType, brand, base: inForm };
}

function isOff({ override }: OverrideRule): boolean {
  return override.form === null && override.brand === null && override.schema === null;
}
