/** What a function in PL/pgSQL returns: the expressions of its RETURN statements, for a set the queries of RETURN QUERY. */
import { parsePlpgsql } from '../../sql/index.js';

export interface PlpgsqlReturns {
  /** SQL text of each; to reach the end of a function without RETURN is an error. */
  readonly expressions: readonly string[];
  /** Whether a name of an argument still means what the caller passed, wherever a RETURN stands. */
  readonly keepsArguments: boolean;
}

/**
 * @param definition a whole `CREATE FUNCTION`
 * @param returnsSet then a RETURN without a value only ends the function
 * @returns null when the body cannot be read, or when it returns a variable of its own or rows of a dynamic query
 *
 * @see https://www.postgresql.org/docs/18/plpgsql-control-structures.html#PLPGSQL-STATEMENTS-RETURNING-RETURN
 */
export function plpgsqlReturns(definition: string, argumentCount: number, returnsSet = false): PlpgsqlReturns | null {
  // With #variable_conflict, or the setting of that name, a name that a column has too can mean either.
  if (/variable_conflict/i.test(definition)) return null;
  const tree = parsePlpgsql(definition);
  const nodes = tree === null ? [] : [...labelled(tree)];
  const names = nodes.flatMap(([label, node]) => (label === 'PLpgSQL_var' || label === 'PLpgSQL_rec' ? [String(node['refname'])] : []));
  const args = names.slice(0, argumentCount);
  // The parser adds a RETURN without a line at the end of the body.
  const returned = returnsSet
    ? nodes.flatMap(([label, node]) => (setReturning.has(label) ? [textOf(node['query'])] : []))
    : nodes.flatMap(([label, node]) => (label === 'PLpgSQL_stmt_return' && node['lineno'] !== undefined ? [returnedText(node, args)] : []));
  const expressions = returned.flatMap((text) => text ?? []);
  if (returned.length === 0 || expressions.length < returned.length) return null;
  const hidden = names.slice(argumentCount).some((name) => args.includes(name));
  const isQuiet = nodes.every(([label, node]) => !label.startsWith('PLpgSQL_stmt_') || (keeping.has(label) && node['into'] !== true));
  return { expressions: [...new Set(expressions)], keepsArguments: isQuiet && !hidden };
}

/** Add rows to the set. RETURN NEXT gives those of variables. */
const setReturning = new Set(['PLpgSQL_stmt_return_query', 'PLpgSQL_stmt_return_next']);

/** Statements that give no variable a value, but for `INTO`. */
const keeping = new Set(['block', 'if', 'case', 'return', 'return_query', 'raise', 'assert', 'perform', 'execsql'].map((name) => `PLpgSQL_stmt_${name}`));

interface PlpgsqlNode {
  readonly [field: string]: unknown;
}

/** All nodes, which the parser wraps as `{ label: fields }`, in the order of the text. */
function* labelled(value: unknown): Generator<readonly [string, PlpgsqlNode]> {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) yield* labelled(item);
    return;
  }
  for (const [label, inner] of Object.entries(value)) {
    if (label.startsWith('PLpgSQL_') && typeof inner === 'object' && inner !== null) yield [label, inner as PlpgsqlNode];
    yield* labelled(inner);
  }
}

/** Null for one that returns nothing, or a variable that is no argument. */
function returnedText({ expr, retvarno }: PlpgsqlNode, args: readonly string[]): string | null {
  if (typeof retvarno === 'number' && retvarno >= 0) {
    const name = args[retvarno];
    if (name === undefined) return null;
    return /^\$\d+$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
  }
  return textOf(expr);
}

/** The SQL of an expression or query; null where there is none. */
function textOf(node: unknown): string | null {
  const text = (node as { readonly PLpgSQL_expr?: { readonly query?: unknown } } | undefined)?.PLpgSQL_expr?.query;
  return typeof text === 'string' ? text : null;
}
