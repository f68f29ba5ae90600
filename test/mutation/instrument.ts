/**
 * Puts every mutant of a module into one text: each guard asks `$m(n)` whether mutant `n` is on. So a mutant costs no
 * compilation, and a run without mutants tells which statements reach which guard.
 */
import { parseAst } from 'vitest/node';

export interface Mutant {
  readonly number: number;
  readonly file: string;
  readonly line: number;
  /** Where the source begins in the file, and where it ends. */
  readonly start: number;
  readonly end: number;
  /** The same of the function or table around it that is not inside another. */
  readonly within: { readonly start: number; readonly end: number };
  /** The source that is replaced, on one line. */
  readonly code: string;
  readonly by: string;
}

export interface Instrumented {
  readonly text: string;
  readonly mutants: readonly Mutant[];
}

type Node = Readonly<Record<string, unknown>> & { readonly type: string; readonly start: number; readonly end: number };

interface Insertion {
  readonly at: number;
  readonly text: string;
  /** Closing texts come before opening ones at the same place. */
  readonly closes: boolean;
}

/** @param first number of the first mutant */
export function instrument(file: string, text: string, first: number): Instrumented {
  const mutants: Mutant[] = [];
  let within = { start: 0, end: text.length };
  const opening: Insertion[] = [];
  const closing: Insertion[] = [];

  const mutant = (node: Node, by: string): string => {
    const code = text.slice(node.start, node.end).replaceAll(/\s+/g, ' ');
    const { start, end } = node;
    mutants.push({ number: first + mutants.length, file, line: text.slice(0, start).split('\n').length, start, end, within, code, by });
    return `$m(${first + mutants.length - 1})`;
  };
  const wrap = (node: Node, before: string, after: string, inside: () => void): void => {
    opening.push({ at: node.start, text: before, closes: false });
    inside();
    closing.push({ at: node.end, text: after, closes: true });
  };
  const constant = (node: Node, inside: () => void): void =>
    wrap(node, `(!${mutant(node, 'false')} && (${mutant(node, 'true')} || (`, ')))', inside);

  const visit = (value: unknown, parent: Node | null, booleans: boolean): void => {
    if (Array.isArray(value)) for (const item of value) visit(item, parent, booleans);
    if (!isNode(value)) return;
    const within = isFunction(value) ? returnsBoolean(value) : booleans;
    const inside = (): void => {
      for (const key of Object.keys(value)) visit(value[key], value, within);
    };
    const is = (key: string): boolean => parent?.[key] === value;
    const decides = (parent?.type === 'IfStatement' || parent?.type === 'ConditionalExpression') && is('test');
    const isResult = booleans && ((parent?.type === 'ReturnStatement' && is('argument')) || (parent?.type === 'ArrowFunctionExpression' && is('body') && returnsBoolean(parent)));
    const isLiteral = value.type === 'Literal';
    if ((decides || isResult) && !isLiteral && value.type !== 'BlockStatement') constant(value, inside);
    else if (parent?.type === 'LogicalExpression' && parent['operator'] === '&&') wrap(value, `(${mutant(value, 'true')} || (`, '))', inside);
    else if (parent?.type === 'LogicalExpression' && parent['operator'] === '||') wrap(value, `(!${mutant(value, 'false')} && (`, '))', inside);
    else {
      const dull = parent === null ? null : dullCallback(value, parent);
      if (dull === null) inside();
      else wrap(value, `(${mutant(value, dull)} ? ${dull} : (`, '))', inside);
    }
  };
  for (const statement of parseAst(text, { lang: 'ts' }, file).body) {
    within = { start: statement.start, end: statement.end };
    visit(statement, null, false);
  }
  return { text: inserted(text, [...closing, ...opening]), mutants };
}

/** What a callback of `filter`, `every` or `some` becomes: one that keeps all, or finds none. */
function dullCallback(node: Node, parent: Node): string | null {
  const callee = parent['callee'];
  if (parent.type !== 'CallExpression' || !isNode(callee) || !Array.isArray(parent['arguments']) || parent['arguments'][0] !== node) return null;
  const property = callee['property'];
  const name = isNode(property) ? property['name'] : null;
  if (name === 'filter' || name === 'every') return '() => true';
  return name === 'some' && callee.type === 'MemberExpression' ? '() => false' : null;
}

function isFunction(node: Node): boolean {
  return /^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type);
}

function returnsBoolean(node: Node): boolean {
  const annotation = node['returnType'];
  const type = isNode(annotation) ? annotation['typeAnnotation'] : null;
  return isNode(type) && type.type === 'TSBooleanKeyword';
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function inserted(text: string, insertions: readonly Insertion[]): string {
  // The sort keeps the order of equal places: inner texts close first, outer ones open first.
  const sorted = [...insertions].sort((left, right) => left.at - right.at || Number(right.closes) - Number(left.closes));
  let result = '';
  let from = 0;
  for (const { at, text: piece } of sorted) {
    result += text.slice(from, at) + piece;
    from = at;
  }
  return result + text.slice(from);
}
