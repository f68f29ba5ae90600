/** What a condition proves: the facts that follow when it came out true, false, or merely not NULL. */
import type { Catalogue } from '../catalogue.js';
import { bool, child, children, constantBytes, int, ints, type TreeNode, word } from '../tree/node.js';
import { some } from '../tree/walk.js';
import { truthComparison } from './truth-comparison.js';
import { canonicalText } from './canonical.js';
import { columnKey, everyColumnKey, type Fact, isValueKey, valueKey } from './fact.js';
import { functionOid, isRepeatable } from './volatility.js';

export interface ConditionPlace {
  readonly catalogue: Catalogue;
  /** Range table of the level whose columns the facts speak of. */
  readonly rangeTable: readonly TreeNode[];
  /** How many levels below that one the condition stands. */
  readonly level: number;
  readonly origin: string;
  readonly unless: string | null;
}

/** Facts in rows for which the condition is true. */
export function factsWhenTrue(node: TreeNode, place: ConditionPlace): readonly Fact[] {
  return factsWhen(node, true, place);
}

/** Facts in rows for which the condition is false (not: NULL). */
export function factsWhenFalse(node: TreeNode, place: ConditionPlace): readonly Fact[] {
  return factsWhen(node, false, place);
}

function factsWhen(node: TreeNode, outcome: boolean, place: ConditionPlace): readonly Fact[] {
  switch (node.tag) {
    case 'BOOLEXPR':
      return boolean(node, outcome, place);
    case 'NULLTEST':
      return nullTest(node, outcome, place);
    case 'BOOLEANTEST':
      return booleanTest(node, outcome, place);
    case 'SCALARARRAYOPEXPR':
      return arrayComparison(node, outcome, place);
    case 'ROWCOMPAREEXPR':
      return rowComparison(node, place);
    case 'DISTINCTEXPR':
      return outcome ? [] : sameAsNonNull(node, place);
    case 'SUBLINK':
      return outcome ? subLink(node, place) : [];
    case 'RELABELTYPE':
    case 'COLLATEEXPR':
      return through(node, (arg) => factsWhen(arg, outcome, place));
    case 'VAR':
      return booleanColumn(node, outcome, place);
    case 'OPEXPR': {
      const compared = truthComparison(node, place.catalogue);
      const inside = compared === null ? [] : factsWhen(compared.condition, compared.value === outcome, place);
      return [...factsWhenNotNull(node, place), ...inside];
    }
    default:
      return factsWhenNotNull(node, place);
  }
}

/** `WHERE s.has_owner`: the column has a value, and so has the condition that it stands for. */
function booleanColumn(node: TreeNode, outcome: boolean, place: ConditionPlace): readonly Fact[] {
  const facts = factsWhenNotNull(node, place);
  const [own] = facts;
  if (own === undefined) return [];
  const known: Fact = { ...own, key: valueKey(int(node, 'varno'), int(node, 'varattno'), outcome) };
  return [...facts, known, ...factsBehind(node, place, (meant, inner) => factsWhen(meant, outcome, inner))];
}

/** Facts in rows for which the expression is not NULL. */
export function factsWhenNotNull(node: TreeNode, place: ConditionPlace): readonly Fact[] {
  switch (node.tag) {
    case 'VAR':
      return column(node, place);
    case 'CONST':
    case 'PARAM':
    case 'CASETESTEXPR':
      return [];
    case 'RELABELTYPE':
    case 'COERCEVIAIO':
    case 'ARRAYCOERCEEXPR':
    case 'COERCETODOMAIN':
    case 'COLLATEEXPR':
    case 'NAMEDARGEXPR':
      return [...expressionFact(node, place), ...through(node, (arg) => factsWhenNotNull(arg, place))];
    case 'FUNCEXPR':
    case 'OPEXPR':
    case 'NULLIFEXPR':
      return [...expressionFact(node, place), ...strictArguments(node, place)];
    case 'FIELDSELECT':
      return [...expressionFact(node, place), ...through(node, (arg) => factsWhenNotNull(arg, place))];
    case 'SUBSCRIPTINGREF':
      // A fetch is NULL for a NULL container; what stores is in no condition.
      return [...expressionFact(node, place), ...factsOfContainer(node, place)];
    default:
      return expressionFact(node, place);
  }
}

function boolean(node: TreeNode, outcome: boolean, place: ConditionPlace): readonly Fact[] {
  const args = children(node, 'args');
  const operator = word(node, 'boolop');
  if (operator === 'not') return args[0] === undefined ? [] : factsWhen(args[0], !outcome, place);
  const parts = args.map((arg) => factsWhen(arg, outcome, place));
  // A true AND and a false OR decide every part; a true OR and a false AND only some part.
  const decidesAll = (operator === 'and') === outcome;
  return decidesAll ? parts.flat() : intersection(parts);
}

function intersection(parts: readonly (readonly Fact[])[]): readonly Fact[] {
  const [first, ...rest] = parts;
  if (first === undefined) return [];
  return first.filter((fact) => rest.every((facts) => facts.some((other) => implies(other, fact))));
}

/** Whether one fact is at least as strong as another. */
function implies(strong: Fact, weak: Fact): boolean {
  const covers =
    strong.key === weak.key || (weak.relation !== null && strong.key === everyColumnKey(weak.relation) && !isValueKey(weak.key));
  return covers && weak.nulling.every((join) => strong.nulling.includes(join));
}

function nullTest(node: TreeNode, outcome: boolean, place: ConditionPlace): readonly Fact[] {
  const arg = child(node, 'arg');
  if (arg === null) return [];
  const isNotNull = int(node, 'nulltesttype') === 1;
  if (arg.tag === 'ROWEXPR' && isNotNull && outcome) {
    return children(arg, 'args').flatMap((field) => factsWhenNotNull(field, place));
  }
  // For rows the two tests are not opposites: IS NOT NULL needs every field, IS NULL fails with one.
  if (isNotNull !== outcome) return [];
  const facts = factsWhenNotNull(arg, place);
  const isWholeRow = isNotNull && arg.tag === 'VAR' && int(arg, 'varattno') === 0;
  return isWholeRow ? [...facts, ...facts.map((fact) => ({ ...fact, key: everyColumnKey(int(arg, 'varno')) }))] : facts;
}

/** BooleanTest types: 0 IS TRUE, 1 IS NOT TRUE, 2 IS FALSE, 3 IS NOT FALSE, 4 IS UNKNOWN, 5 IS NOT UNKNOWN. */
function booleanTest(node: TreeNode, outcome: boolean, place: ConditionPlace): readonly Fact[] {
  const arg = child(node, 'arg');
  if (arg === null) return [];
  const test = int(node, 'booltesttype');
  const negated = test % 2 === 1;
  if (test >= 4) return negated === outcome ? factsWhenNotNull(arg, place) : [];
  return negated === outcome ? [] : factsWhen(arg, test < 2, place);
}

/**
 * `x op ANY (array)` true and `x op ALL (array)` false need one comparison that is not NULL. The other two
 * outcomes are those of an empty array too; with elements, every comparison came out.
 */
function arrayComparison(node: TreeNode, outcome: boolean, place: ConditionPlace): readonly Fact[] {
  const [scalar, array] = children(node, 'args');
  if (!isStrict(node, place.catalogue)) return [];
  const facts = array === undefined ? [] : [...factsWhenNotNull(array, place)];
  const decided = bool(node, 'useOr') === outcome || (array !== undefined && hasElements(array));
  if (scalar !== undefined && decided) facts.push(...factsWhenNotNull(scalar, place));
  return facts;
}

/** An array that is written out and not empty, as `NOT IN (1, 2)` makes it. */
function hasElements(array: TreeNode): boolean {
  if (array.tag === 'ARRAYEXPR') return !bool(array, 'multidims') && children(array, 'elements').length > 0;
  if (array.tag === 'ARRAYCOERCEEXPR') return through(array, (arg) => (hasElements(arg) ? [true] : [])).length > 0;
  // Header of an array: length word, then the number of dimensions, 0 for an empty one.
  return constantBytes(array)?.slice(4, 8).some((byte) => byte !== 0) === true;
}

/** The first OID that PostgreSQL gives to what users and extensions make. */
const FIRST_NORMAL_OID = 16384;

/**
 * `(a, b) < (c, d)`: the first pair is always compared, the others only where those before are equal. It is the family's
 * function that compares, not the operator's: those of PostgreSQL's own families are strict.
 */
function rowComparison(node: TreeNode, place: ConditionPlace): readonly Fact[] {
  const family = ints(node, 'opfamilies')[0] ?? FIRST_NORMAL_OID;
  if (family >= FIRST_NORMAL_OID) return [];
  return [children(node, 'largs')[0], children(node, 'rargs')[0]].flatMap((side) =>
    side === undefined ? [] : factsWhenNotNull(side, place),
  );
}

/** `a IS NOT DISTINCT FROM b`: where one side cannot be NULL, the other is not. */
function sameAsNonNull(node: TreeNode, place: ConditionPlace): readonly Fact[] {
  const [left, right] = children(node, 'args');
  if (left === undefined || right === undefined) return [];
  if (isSurelyNotNull(right)) return factsWhenNotNull(left, place);
  return isSurelyNotNull(left) ? factsWhenNotNull(right, place) : [];
}

function isSurelyNotNull(node: TreeNode): boolean {
  if (node.tag === 'RELABELTYPE') return through(node, (arg) => (isSurelyNotNull(arg) ? [true] : [])).length > 0;
  return node.tag === 'CONST' && !bool(node, 'constisnull');
}

/** SubLinkType: 0 EXISTS, 2 ANY. */
function subLink(node: TreeNode, place: ConditionPlace): readonly Fact[] {
  const type = int(node, 'subLinkType');
  const test = child(node, 'testexpr');
  if (type === 2 && test !== null) return factsWhenTrue(test, place);
  const query = child(node, 'subselect');
  if (type !== 0 || query === null || !everyRowPassedWhere(query)) return [];
  const inner = { ...place, level: place.level + 1 };
  const quals = fromConditions(child(query, 'jointree'));
  return quals.flatMap((qual) => factsWhenTrue(qual, inner));
}

/** An aggregate without groups has a row also when WHERE let none pass. */
function everyRowPassedWhere(query: TreeNode): boolean {
  return !bool(query, 'hasAggs') && child(query, 'havingQual') === null && children(query, 'groupingSets').length === 0;
}

/** WHERE, and the ON of inner joins that no outer join stands over; a set operation has neither. */
function fromConditions(node: TreeNode | null): readonly TreeNode[] {
  if (node === null) return [];
  const quals = child(node, 'quals');
  const own = quals === null ? [] : [quals];
  if (node.tag === 'FROMEXPR') return [...own, ...children(node, 'fromlist').flatMap((item) => fromConditions(item))];
  if (int(node, 'jointype') === 0) {
    return [...own, ...fromConditions(child(node, 'larg')), ...fromConditions(child(node, 'rarg'))];
  }
  return [];
}

function strictArguments(node: TreeNode, place: ConditionPlace): readonly Fact[] {
  if (!isStrict(node, place.catalogue)) return [];
  const args = children(node, 'args');
  // NULLIF(a, b) is NULL for a NULL a, and a for a NULL b.
  const proven = node.tag === 'NULLIFEXPR' ? args.slice(0, 1) : args;
  return proven.flatMap((arg) => factsWhenNotNull(arg, place));
}

function isStrict(node: TreeNode, catalogue: Catalogue): boolean {
  return catalogue.functions.get(functionOid(node, catalogue))?.strict === true;
}

function factsOfContainer(node: TreeNode, place: ConditionPlace): readonly Fact[] {
  const container = child(node, 'refexpr');
  return container === null ? [] : factsWhenNotNull(container, place);
}

function through<T>(node: TreeNode, next: (arg: TreeNode) => readonly T[]): readonly T[] {
  const arg = child(node, 'arg');
  return arg === null ? [] : next(arg);
}

function expressionFact(node: TreeNode, place: ConditionPlace): readonly Fact[] {
  if (place.level > 0 || !isRepeatable(node, place.catalogue)) return [];
  const isFixed = !some(node, (part) => part.tag === 'VAR' && int(part, 'varlevelsup') === 0);
  return [{ key: canonicalText(node), relation: null, isFixed, nulling: [], unless: place.unless, origin: place.origin }];
}

function column(node: TreeNode, place: ConditionPlace): readonly Fact[] {
  if (int(node, 'varlevelsup') !== place.level || int(node, 'varreturningtype') !== 0) return [];
  const relation = int(node, 'varno');
  const attribute = int(node, 'varattno');
  const nulling = ints(node, 'varnullingrels');
  const fact: Fact = { key: columnKey(relation, attribute), relation, isFixed: false, nulling, unless: place.unless, origin: place.origin };
  return [fact, ...factsBehind(node, place, factsWhenNotNull)];
}

/** What the expression behind a column of a grouped query (PostgreSQL 18) says; its own outer joins count beside those of the reference. */
function factsBehind(column: TreeNode, place: ConditionPlace, factsOf: (meant: TreeNode, place: ConditionPlace) => readonly Fact[]): readonly Fact[] {
  const entry = place.rangeTable[int(column, 'varno') - 1];
  const meant = entry === undefined ? undefined : children(entry, 'groupexprs')[int(column, 'varattno') - 1];
  if (meant === undefined) return [];
  const nulling = ints(column, 'varnullingrels');
  return factsOf(meant, { ...place, level: 0 }).map((fact) => ({ ...fact, nulling: union(fact.nulling, nulling) }));
}

function union(a: readonly number[], b: readonly number[]): readonly number[] {
  return [...new Set([...a, ...b])];
}
