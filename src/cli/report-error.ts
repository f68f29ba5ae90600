/** What a person sees when a command fails: a sentence and a way out, never a stack trace. */
import { missingPackage } from './missing-package.js';

/** Several lines without a line break at the end. With `debug`, the stack follows. */
export function reportError(error: unknown, debug: boolean): string {
  const lines = describe(error);
  if (debug && error instanceof Error) lines.push(error.stack ?? String(error));
  return lines.join('\n');
}

function describe(error: unknown): string[] {
  const missing = missingPackage(error);
  if (missing !== null) return [missing.message, `help: ${missing.help}`];
  if (error instanceof Error) {
    // The other rooms' classes are not imported: that would load their packages.
    if ('report' in error && typeof error.report === 'string') return [error.report];
    if ('help' in error && typeof error.help === 'string') return [error.message, `help: ${error.help}`];
    if ('syscall' in error && 'code' in error) return fileSystemError(error.message, String(error.code));
  }
  const message = error instanceof Error ? error.message : String(error);
  return [`rowtype itself failed: ${message}`, 'help: Set ROWTYPE_DEBUG=1 to see where, and please report it.'];
}

const advice: Readonly<Record<string, string>> = {
  EACCES: 'Change its permissions, or run as its owner.',
  EPERM: 'Change its permissions, or run as its owner.',
  EROFS: 'The disk is read-only: name another folder.',
  ENOSPC: 'The disk is full: make room.',
  ENOTDIR: 'A part of the path is a file: name another folder.',
  EEXIST: 'A file is in the way: name another folder.',
  EISDIR: 'A folder is in the way: rename it.',
};

/** Node's sentence has the path in it: "EACCES: permission denied, open '…'". */
function fileSystemError(message: string, code: string): string[] {
  const sentence = message.replace(/^[A-Z0-9]+: /, '');
  return [`${sentence} (${code})`, `help: ${advice[code] ?? 'Check the path and the disk.'}`];
}
