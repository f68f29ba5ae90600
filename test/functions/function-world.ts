/** A PostgreSQL with every extension that PGlite ships, and its functions as the solver sees them. */
import { EmbeddedDatabase } from '../../src/compiler/analyse/embedded-database.js';
import type { BodyReader } from '../../src/compiler/analyse/read-function-bodies.js';
import { readCatalogue } from '../../src/compiler/analyse/read-catalogue.js';
import { shippedExtensions } from '../../src/compiler/analyse/shipped-extensions.js';
import { type NeverNull, neverNull } from '../../src/compiler/solve/function-facts.js';
import { neverNullFunctions } from '../../src/compiler/solve/data/never-null-functions.js';
import { nullableFunctions } from './nullable-functions.js';

/** Where functions are called: PGlite, or a database of a server. */
export interface FunctionDatabase extends BodyReader {
  close(): Promise<void>;
}

export interface FunctionWorld {
  readonly database: FunctionDatabase;
  /** Extensions that PostgreSQL refused to make, with its words. */
  readonly refused: readonly string[];
  readonly functions: readonly SqlFunction[];
  close(): Promise<void>;
}

export interface SqlFunction {
  /** As the table of facts writes it. */
  readonly signature: string;
  /** Schema-qualified and quoted. */
  readonly name: string;
  readonly argumentTypes: readonly string[];
  readonly variadic: boolean;
  readonly volatility: string;
  /** No argument or result is of a type that SQL has no value of. */
  readonly callable: boolean;
  readonly fact: NeverNull | null;
}

interface SignatureRow {
  readonly oid: number;
  readonly name: string;
  readonly argumentTypes: readonly string[];
  readonly variadic: boolean;
  readonly callable: boolean;
}

const signaturesSql = `
select json_agg(json_build_object('oid', p.oid::int8, 'name', quote_ident(s.nspname) || '.' || quote_ident(p.proname),
  'argumentTypes', (select coalesce(json_agg(format_type(a, null) order by n), '[]') from unnest(p.proargtypes) with ordinality t(a, n)),
  'variadic', p.provariadic <> 0,
  'callable', not exists (select from unnest(p.proargtypes::oid[] || p.prorettype) t(a)
      where a in ('internal'::regtype, 'cstring'::regtype, 'trigger'::regtype, 'event_trigger'::regtype, 'language_handler'::regtype,
        'fdw_handler'::regtype, 'index_am_handler'::regtype, 'tsm_handler'::regtype, 'table_am_handler'::regtype))))::text
from pg_proc p join pg_namespace s on s.oid = p.pronamespace where p.prokind = 'f'`;

/** PostgreSQL inside this process, with what PGlite ships. */
export async function openEmbeddedWorld(): Promise<FunctionWorld> {
  return openFunctionWorld(await EmbeddedDatabase.open({ extensions: shippedExtensions }), shippedExtensions);
}

/** @param database an empty one */
export async function openFunctionWorld(database: FunctionDatabase, extensions: readonly string[]): Promise<FunctionWorld> {
  const refused: string[] = [];
  for (const name of extensions) {
    await database.execute(`create extension if not exists "${name}" cascade`).catch((error: unknown) => {
      refused.push(`${name}: ${String(error)}`);
    });
  }
  const { functions } = await readCatalogue(database);
  const rows = new Map((JSON.parse(await database.queryText(signaturesSql)) as readonly SignatureRow[]).map((row) => [row.oid, row]));
  return {
    database,
    refused,
    functions: functions.flatMap((entry) => {
      const row = rows.get(entry.oid);
      if (row === undefined || !entry.builtIn) return [];
      const { name, argumentTypes, variadic, callable } = row;
      return [{ signature: entry.signature.replace(/^pg_catalog\./, ''), name, argumentTypes, variadic, callable, volatility: entry.volatility, fact: neverNull(entry) }];
    }),
    close: () => database.close(),
  };
}

/** Signatures of a table of facts: `name: (a) | (a,b)`. */
export function tableSignatures(table: string): readonly string[] {
  return table.trim().split('\n').flatMap((line) => {
    const colon = line.indexOf(': (');
    return line.slice(colon + 2).split(' | ').map((types) => line.slice(0, colon) + types);
  });
}

export interface TableReview {
  /** Entries that name no function. */
  readonly stale: readonly string[];
  /** Functions that SQL can call, of which neither table speaks: the solver takes them as nullable. */
  readonly unjudged: readonly string[];
  readonly judged: number;
}

export function reviewTables({ functions }: Pick<FunctionWorld, 'functions'>): TableReview {
  const known = new Set(functions.map(({ signature }) => signature));
  const sometimes = new Set(tableSignatures(nullableFunctions));
  const open = functions.filter(({ callable, fact, signature }) => callable && fact === null && !sometimes.has(signature));
  return {
    stale: tableSignatures(neverNullFunctions).filter((signature) => !known.has(signature)),
    unjudged: open.map(({ signature }) => signature).sort(),
    judged: functions.filter(({ callable }) => callable).length - open.length,
  };
}
