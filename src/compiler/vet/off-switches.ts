/**
 * Comments that switch rules off for one query:
 *
 *     -- rowtype-vet-disable RT501, RT505: the name is unique while its owner lives
 *     -- @sqlc-vet-disable
 */
import type { DiagnosticCode } from '../diagnostics/codes.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { isVetCode, vetCodes, type VetCode } from '../diagnostics/vet-codes.js';
import type { AnnotatedQuery } from '../model.js';
import { type CommentLine, queryComments } from './query-comments.js';

export interface SwitchedCode {
  readonly code: VetCode;
  /** UTF-16 offset in the file of the code's name. */
  readonly offset: number;
}

export interface OffSwitches {
  /** Rules named by `rowtype-vet-disable`: each must have something to switch off. */
  readonly codes: readonly SwitchedCode[];
  /** Rules named by `@sqlc-vet-disable`, which may be there for sqlc alone; `all` where it names none. */
  readonly sqlc: ReadonlySet<VetCode> | 'all';
  readonly diagnostics: readonly Diagnostic[];
}

export function readOffSwitches(query: AnnotatedQuery): OffSwitches {
  const comments = queryComments(query);
  const own = comments.flatMap((comment) => readComment(comment, query));
  return {
    codes: own.flatMap(({ codes }) => codes),
    sqlc: sqlcSwitches(comments),
    diagnostics: own.flatMap(({ diagnostics }) => diagnostics),
  };
}

interface ReadComment {
  readonly codes: readonly SwitchedCode[];
  readonly diagnostics: readonly Diagnostic[];
}

function readComment({ text, offset }: CommentLine, { file }: AnnotatedQuery): readonly ReadComment[] {
  const [directive, verb] = /^@?rowtype-vet-([\w-]*)/i.exec(text) ?? [];
  if (directive === undefined) return [];
  const problem = (code: DiagnosticCode, at: number, message: string, help: string): Diagnostic => ({
    code, severity: 'error', message, file, offset: offset + at, help,
  });
  const example = 'For example: -- rowtype-vet-disable RT501: the pair is unique in practice.';
  if (verb !== 'disable') {
    return [{ codes: [], diagnostics: [problem('RT590', 0, `there is no comment ${directive}; rules are switched off by rowtype-vet-disable`, example)] }];
  }
  const rest = text.slice(directive.length);
  const colon = rest.indexOf(':');
  const list = colon < 0 ? rest : rest.slice(0, colon);
  const names = [...list.matchAll(/[^\s,]+/g)].map((match) => ({ name: match[0].toUpperCase(), at: directive.length + match.index }));
  const diagnostics: Diagnostic[] = [];
  if (names.length === 0) diagnostics.push(problem('RT590', 0, 'this off-switch names no rule', example));
  for (const { name, at } of names) {
    if (!isSwitchable(name)) diagnostics.push(problem('RT590', at, `${name} is no rule that can be switched off`, `The rules are ${switchable.join(', ')}; behind a colon comes the reason.`));
  }
  if (diagnostics.length === 0 && (colon < 0 || rest.slice(colon + 1).trim() === '')) {
    diagnostics.push(problem('RT591', 0, 'this off-switch gives no reason', `Write it behind a colon. ${example}`));
  }
  const codes = names.flatMap(({ name, at }) => (isSwitchable(name) ? [{ code: name, offset: offset + at }] : []));
  return [{ codes, diagnostics }];
}

/** The codes of off-switches themselves, and of what no rule says, stay on. */
function isSwitchable(name: string): name is VetCode {
  return isVetCode(name) && !/^RT5(?:21|9\d)$/.test(name);
}

const switchable = Object.keys(vetCodes).filter(isSwitchable);

/**
 * sqlc's form: the names of rules behind blanks, or none for all. Names that are not ours are sqlc's.
 *
 * @see https://docs.sqlc.dev/en/latest/howto/vet.html
 */
function sqlcSwitches(comments: readonly CommentLine[]): OffSwitches['sqlc'] {
  const codes = new Set<VetCode>();
  for (const { text } of comments) {
    const [directive] = /^@sqlc-vet-disable(?!\S)/.exec(text) ?? [];
    if (directive === undefined) continue;
    const names = text.slice(directive.length).match(/[^\s,]+/g);
    if (names === null) return 'all';
    for (const name of names) if (isSwitchable(name)) codes.add(name);
  }
  return codes;
}
