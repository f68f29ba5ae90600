/** What the rules say of one query, after its off-switches. */
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { VetCode } from '../diagnostics/vet-codes.js';
import type { AnnotatedQuery } from '../model.js';
import { readOffSwitches, type OffSwitches } from './off-switches.js';
import type { Remark, VetRule } from './vet-rule.js';
import type { VettedQuery } from './vetted-query.js';

/** A place of a query that a rule warns about. */
export interface Finding extends Diagnostic {
  readonly code: VetCode;
  readonly severity: 'warning';
  /** Name of the query. */
  readonly query: string;
  readonly help: string;
}

export interface VettedFindings {
  readonly findings: readonly Finding[];
  /** Off-switches that cannot be read. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Rules that were asked outside, such as those on the plan, and what they had to say. */
export interface AskedRule {
  readonly code: VetCode;
  readonly remarks: readonly Remark[];
}

export function vetQuery(vetted: VettedQuery, rules: readonly VetRule[], asked: readonly AskedRule[] = []): VettedFindings {
  const { query } = vetted;
  const judged = [...rules.map(({ code, check }) => ({ code, remarks: check(vetted) })), ...asked];
  const found = judged.flatMap(({ code, remarks }) => remarks.map((remark) => finding(code, remark, query)));
  const switches = readOffSwitches(query);
  const ran = new Set(judged.map(({ code }) => code));
  return {
    findings: [...found.filter(({ code }) => !isOff(code, switches)), ...idleSwitches(switches, found, ran, query)],
    diagnostics: switches.diagnostics,
  };
}

function finding(code: VetCode, { offset, message, help }: Remark, { file, name }: AnnotatedQuery): Finding {
  return { code, severity: 'warning', message, file, offset, help, query: name };
}

function isOff(code: VetCode, { codes, sqlc }: OffSwitches): boolean {
  return sqlc === 'all' || sqlc.has(code) || codes.some((switched) => switched.code === code);
}

/** A switch of a rule that was asked and had nothing to say. */
function idleSwitches(
  { codes }: OffSwitches,
  found: readonly Finding[],
  ran: ReadonlySet<VetCode>,
  query: AnnotatedQuery,
): readonly Finding[] {
  return codes.flatMap(({ code, offset }) => {
    if (!ran.has(code) || found.some((each) => each.code === code)) return [];
    const message = `${code} has nothing to say about ${query.name}: there is nothing to switch off`;
    return [finding('RT592', { offset, message, help: `Take ${code} out of the comment.` }, query)];
  });
}
