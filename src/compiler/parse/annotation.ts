/** Reads the comment that names a query: `-- name: GetTask :one`. */
import type { DiagnosticCode } from '../diagnostics/codes.js';
import type { Command } from '../model.js';
import { closestWord } from '../closest-word.js';

export type AnnotationReading =
  | { readonly kind: 'annotation'; readonly name: string; readonly command: Command }
  | MalformedAnnotation
  | { readonly kind: 'prose' };

export interface MalformedAnnotation {
  readonly kind: 'malformed';
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly help: string;
  /** UTF-16 offset in the comment where the caret belongs. */
  readonly at: number;
}

const commands: readonly Command[] = [
  'one',
  'many',
  'exec',
  'execrows',
  'execresult',
  'copyfrom',
  'batchone',
  'batchmany',
  'batchexec',
];

const prose: AnnotationReading = { kind: 'prose' };

/**
 * Judges one comment, given whole. The rules are sqlc's: after the comment mark stands exactly ` name: `, then the
 * name, one blank, and the command. What all but follows them is malformed rather than prose, so that no query gets
 * lost; so is an annotation that does not start its line.
 */
export function readAnnotation(comment: string, startsLine: boolean): AnnotationReading {
  const mark = comment.slice(0, 2);
  const body = (mark === '/*' ? comment.slice(2, -2) : comment.slice(2)).trimEnd();
  if (!isMeant(body, startsLine)) return prose;
  const bodyStart = 2 + (body.length - body.trimStart().length);
  if (body.trim().includes('\n')) return malformed('an annotation has to be on one line', bodyStart, template(mark));
  if (!startsLine) return malformed('an annotation has to start its line', 0, 'Move it to the first column of its own line.');
  if (body === ' name:') return malformed('the name is missing', bodyStart, template(mark));
  if (!body.startsWith(' name: ')) {
    return malformed('an annotation starts with exactly " name: "', bodyStart, corrected(body, mark));
  }
  const words = body.slice(' name: '.length).split(' ');
  return words.length === 2 ? readWords(words, body, mark) : malformed(countMessage(words), bodyStart, corrected(body, mark));
}

/** Whether the author meant an annotation: `name:` at the start of a line, or the full form anywhere, misspelt too. */
function isMeant(body: string, startsLine: boolean): boolean {
  const fullForm = /^\s*(?<key>\p{L}+)\s*[:=]?\s+[\p{L}_][\p{L}\p{N}_]*:?\s+:(?<command>\p{L}+)\s*;?\s*$/u.exec(body);
  if (fullForm !== null) {
    const { key = '', command = '' } = fullForm.groups ?? {};
    if (key.toLowerCase() === 'name') return true;
    return isCommand(command) && closestWord(key.toLowerCase(), ['name'], 1) !== null;
  }
  if (!startsLine || body.trim().includes('\n')) return false;
  if (/^\s*name\s*:/.test(body)) return true;
  return /^\s*name\s*:\s*\S+\s+:\p{L}+/iu.test(body);
}

function readWords(words: readonly string[], body: string, mark: string): AnnotationReading {
  const [name = '', command = ''] = words;
  const nameAt = 2 + ' name: '.length;
  if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) {
    const rule = 'A name has letters, digits and underscores, and no digit first.';
    const help = name.endsWith(':') ? corrected(body, mark) : rule;
    return malformed(`"${name}" cannot be a query name`, nameAt, help);
  }
  const commandAt = nameAt + name.length + 1;
  if (!command.startsWith(':')) {
    const guess = closestWord(command, commands, 2);
    const help = guess === null ? `Add one of ${listed(commands)}.` : `Write ":${guess}".`;
    return malformed('a command starts with a colon', commandAt, help);
  }
  const word = command.slice(1);
  if (isCommand(word)) return { kind: 'annotation', name, command: word };
  return { kind: 'malformed', code: 'RT102', message: `"${command}" is no query command`, help: commandHelp(command), at: commandAt };
}

function isCommand(word: string): word is Command {
  return commands.some((command) => command === word);
}

function commandHelp(command: string): string {
  if (command === ':execlastid') return 'PostgreSQL has no last id: write RETURNING id and :one.';
  const guess = closestWord(command.replace(/^:|[;,.]+$/g, '').toLowerCase(), commands, 2);
  return guess === null ? `Commands are ${listed(commands)}.` : `Did you mean ":${guess}"?`;
}

function countMessage(words: readonly string[]): string {
  if (words.includes('')) return 'between the words of an annotation stands one blank';
  return words.length < 2 ? 'the command is missing' : 'an annotation ends after the command';
}

/** The line as it may have been meant. */
function corrected(body: string, mark: string): string {
  const meant = /^\s*\p{L}+\s*[:=]?\s*(?<name>[\p{L}_][\p{L}\p{N}_]*)\s*:\s*:?\s*(?<command>\p{L}+)/u.exec(body)?.groups;
  const written = meant ?? /^\s*\p{L}+\s*[:=]?\s*(?<name>[\p{L}_][\p{L}\p{N}_]*)\s+(?<command>\p{L}+)\s*$/u.exec(body)?.groups;
  const command = closestWord((written?.['command'] ?? '').toLowerCase(), commands, 2);
  if (written?.['name'] === undefined || command === null) return template(mark);
  return `Write "${line(written['name'], command, mark)}".`;
}

function template(mark: string): string {
  return `Write "${line('GetTask', 'one', mark)}"; a comment that is no annotation starts with another word.`;
}

function line(name: string, command: string, mark: string): string {
  return `${mark} name: ${name} :${command}${mark === '/*' ? ' */' : ''}`;
}

function listed(words: readonly string[]): string {
  return words.map((word) => `:${word}`).join(', ');
}

function malformed(message: string, at: number, help: string): AnnotationReading {
  return { kind: 'malformed', code: 'RT101', message, help, at };
}
