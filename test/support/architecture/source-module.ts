/** What the architecture rules see of a source file: its imports, its functions and the names it uses. */
import { parseAst } from 'vitest/node';
import { posix } from 'node:path';

export interface SourceModule {
  /** Relative to the repository, POSIX. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly ModuleImport[];
  readonly functions: readonly { readonly name: string; readonly line: number; readonly lines: number }[];
  /** Names used as values that the file does not reach by a dot: `console`, `process`. */
  readonly globals: ReadonlySet<string>;
  readonly usesAny: boolean;
  /** Every string and template text. */
  readonly strings: readonly string[];
}

export interface ModuleImport {
  /** A path in the repository for a relative import (`.js` turned into `.ts`), else the specifier. */
  readonly target: string;
  readonly isRelative: boolean;
  /** Nothing of it is left when the program runs. */
  readonly typeOnly: boolean;
}

type Node = Readonly<Record<string, unknown>> & { readonly type: string; readonly start: number; readonly end: number };

export function readSourceModule(path: string, text: string): SourceModule {
  const program: unknown = parseAst(text, { lang: 'ts' }, path);
  const imports: ModuleImport[] = [];
  const functions: { name: string; line: number; lines: number }[] = [];
  const globals = new Set<string>();
  const strings: string[] = [];
  let usesAny = false;
  walk(program, null, (node, parent) => {
    const specifier = specifierOf(node);
    if (specifier !== null) imports.push(importOf(path, specifier, isTypeOnly(node)));
    if (/^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type)) {
      functions.push({ name: nameOf(node, parent), ...extent(text, node) });
    }
    if (node.type === 'Identifier' && isValueUse(node, parent)) globals.add(String(node['name']));
    if (node.type === 'TSAnyKeyword') usesAny = true;
    if (node.type === 'Literal' && typeof node['value'] === 'string') strings.push(node['value']);
    if (node.type === 'TemplateElement') strings.push(text.slice(node.start, node.end));
  });
  return { path, text, imports, functions, globals, usesAny, strings };
}

function walk(value: unknown, parent: Node | null, visit: (node: Node, parent: Node | null) => void): void {
  if (Array.isArray(value)) for (const item of value) walk(item, parent, visit);
  else if (isNode(value)) {
    visit(value, parent);
    for (const key of Object.keys(value)) walk(value[key], value, visit);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function specifierOf(node: Node): string | null {
  const imports = ['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration', 'ImportExpression', 'TSImportType'];
  if (!imports.includes(node.type)) return null;
  const source = node['source'] ?? node['argument'];
  return isNode(source) && typeof source['value'] === 'string' ? source['value'] : null;
}

function isTypeOnly(node: Node): boolean {
  if (node.type === 'TSImportType' || node['importKind'] === 'type' || node['exportKind'] === 'type') return true;
  const specifiers = node['specifiers'];
  if (!Array.isArray(specifiers) || specifiers.length === 0) return false;
  return specifiers.every((each: Node) => each['importKind'] === 'type' || each['exportKind'] === 'type');
}

function importOf(path: string, specifier: string, typeOnly: boolean): ModuleImport {
  if (!specifier.startsWith('.')) return { target: specifier, isRelative: false, typeOnly };
  const target = posix.join(posix.dirname(path), specifier).replace(/\.js$/, '.ts');
  return { target, isRelative: true, typeOnly };
}

function nameOf(node: Node, parent: Node | null): string {
  for (const holder of [node['id'], parent?.['id'], parent?.['key']]) {
    if (isNode(holder) && typeof holder['name'] === 'string') return holder['name'];
  }
  return 'a function';
}

function extent(text: string, node: Node): { line: number; lines: number } {
  const line = text.slice(0, node.start).split('\n').length;
  return { line, lines: text.slice(node.start, node.end).split('\n').length };
}

/** Not a property after a dot, not a key, not a declaration's own name in an import or a type. */
function isValueUse(node: Node, parent: Node | null): boolean {
  if (parent === null) return true;
  if (parent.type === 'MemberExpression' && parent['property'] === node && parent['computed'] !== true) return false;
  if (/^(?:Property|MethodDefinition|PropertyDefinition)$/.test(parent.type) && parent['key'] === node) return false;
  return !/^(?:Import|Export)\w*Specifier$/.test(parent.type) && !parent.type.startsWith('TS');
}
