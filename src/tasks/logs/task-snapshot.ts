/** The log of a task as it is stored at a pause, and the validator that it passes on its way in and out. */
import type { SchemaIssue, SchemaResult, StandardSchema } from '../../runtime/index.js';

/** One message between a user and the agent, as the agent's API gives it. */
export interface TaskMessage {
  /** A whole number. */
  readonly id: number;
  readonly role: 'user' | 'agent';
  readonly content: string;
  /** RFC 3339 with a time zone: `2026-03-01T12:00:00.5Z`. */
  readonly time: string;
}

/** The envelope in `task_snapshots.log_snapshot`; `format` is the API that the messages come from. */
export interface TaskSnapshot {
  readonly format: 'agentapi';
  readonly data: { readonly messages: readonly TaskMessage[] };
}

/** A Standard Schema that answers at once. */
export interface SynchronousSchema<T> extends StandardSchema<unknown, T> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => SchemaResult<T>;
    readonly types?: { readonly input: unknown; readonly output: T } | undefined;
  };
}

/**
 * The validator of the envelope, as every library that takes a Standard Schema can use it (https://standardschema.dev).
 * It names all issues with their paths. Members that it does not know are left out of its value.
 *
 * @example
 * const result = taskSnapshotSchema['~standard'].validate(JSON.parse(text));
 * if (result.issues === undefined) console.log(result.value.data.messages.length);
 */
export const taskSnapshotSchema: SynchronousSchema<TaskSnapshot> = schema((value, report) => {
  const { format, data } = objectAt(value, [], report);
  if (format !== 'agentapi') report(['format'], 'must be "agentapi"');
  return { format: 'agentapi', data: { messages: messagesAt(objectAt(data, ['data'], report)['messages'], ['data', 'messages'], report) } };
});

/** The validator of what an agent uploads: `{ messages: […] }`. */
export const taskLogSchema: SynchronousSchema<TaskSnapshot['data']> = schema((value, report) => ({
  messages: messagesAt(objectAt(value, [], report)['messages'], ['messages'], report),
}));

/** The place of an issue, as `messages[3].time`, and what is wrong there. */
function describeIssue({ path = [], message }: SchemaIssue): { readonly place: string; readonly message: string } {
  const keys = path.map((part) => (typeof part === 'object' ? part.key : part));
  const place = keys.reduce<string>((text, key) => (typeof key === 'number' ? `${text}[${key}]` : `${text}${text && '.'}${String(key)}`), '');
  return { place, message };
}

/** The value, or the first of the issues. */
export function readSchema<T>(of: SynchronousSchema<T>, value: unknown): { readonly value: T } | { readonly place: string; readonly message: string } {
  const result = of['~standard'].validate(value);
  if (result.issues === undefined) return { value: result.value };
  const [issue = { message: 'is not valid' }] = result.issues;
  return describeIssue(issue);
}

type Path = readonly (string | number)[];
type Report = (path: Path, message: string) => void;

/** What `read` makes of the value counts only when it has reported nothing. */
function schema<T>(read: (value: unknown, report: Report) => T): SynchronousSchema<T> {
  const validate = (value: unknown): SchemaResult<T> => {
    const issues: SchemaIssue[] = [];
    const output = read(value, (path, message) => issues.push({ path, message }));
    return issues.length === 0 ? { value: output } : { issues };
  };
  return { '~standard': { version: 1, vendor: 'rowtype', validate } };
}

function objectAt(value: unknown, path: Path, report: Report): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Readonly<Record<string, unknown>>;
  report(path, 'must be an object');
  return {};
}

function messagesAt(value: unknown, path: Path, report: Report): TaskMessage[] {
  if (Array.isArray(value)) return Array.from(value, (item: unknown, index) => messageAt(item, [...path, index], report));
  report(path, 'must be an array');
  return [];
}

function messageAt(value: unknown, path: Path, report: Report): TaskMessage {
  const { id, role, content, time } = objectAt(value, path, report);
  if (!Number.isSafeInteger(id)) report([...path, 'id'], 'must be a whole number');
  if (role !== 'user' && role !== 'agent') report([...path, 'role'], 'must be "user" or "agent"');
  if (typeof content !== 'string') report([...path, 'content'], 'must be a string');
  else if (unstorable.test(content)) report([...path, 'content'], String.raw`must hold neither \u0000 nor half of a surrogate pair, which PostgreSQL cannot store`);
  if (typeof time !== 'string' || !isInstant(time)) report([...path, 'time'], 'must be an RFC 3339 time with a time zone');
  // Each of them is what its type says, or was reported.
  return { id, role, content, time } as TaskMessage;
}

const unstorable = /\0|\p{Surrogate}/u;
const rfc3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** https://www.rfc-editor.org/rfc/rfc3339#section-5.6, without leap seconds */
function isInstant(text: string): boolean {
  const [, year, month, day] = rfc3339.exec(text) ?? [];
  if (year === undefined) return false;
  const date = new Date(`${year}-${month}-01T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return false;
  date.setUTCDate(Number(day));
  return Number(day) > 0 && date.getUTCMonth() + 1 === Number(month);
}
