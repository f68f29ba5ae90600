/** Makes a log small enough to be kept: the last messages, and of a last one that is too long its end. */
import type { TaskMessage, TaskSnapshot } from './task-snapshot.js';

/** A snapshot holds the last so many messages. */
export const maxSnapshotMessages = 30;

/** A snapshot as JSON in UTF-8 is no longer than that: 64 KiB. */
export const maxSnapshotBytes = 65_536;

/** Of a message that is too long alone, no more than so many characters are kept: 56 Ki. */
const maxShortenedCharacters = 57_344;

/** What stands in for the beginning of a message that was shortened. */
export const shortenedNotice = '[The beginning of this message was cut off.]\n';

export interface FittedSnapshot {
  readonly snapshot: TaskSnapshot;
  /** Messages that are not in it, the oldest ones. */
  readonly dropped: number;
  /** Its only message lacks its beginning. */
  readonly isShortened: boolean;
}

/** The envelope with the longest end of the log that fits both limits. */
export function fitSnapshot(messages: readonly TaskMessage[]): FittedSnapshot {
  const kept: TaskMessage[] = [];
  // Every message but the first comes with a comma.
  let bytes = bytesOf(envelope([])) - 1;
  for (const message of messages.slice(-maxSnapshotMessages).toReversed()) {
    bytes += bytesOf(message) + 1;
    if (bytes > maxSnapshotBytes) break;
    kept.push(message);
  }
  kept.reverse();
  const last = messages.at(-1);
  const isShortened = kept.length === 0 && last !== undefined;
  if (isShortened) kept.push(shorten(last));
  return { snapshot: envelope(kept), dropped: messages.length - kept.length, isShortened };
}

function envelope(messages: readonly TaskMessage[]): TaskSnapshot {
  return { format: 'agentapi', data: { messages } };
}

/** The end of the content, as much as there is room for, in whole characters. */
function shorten(message: TaskMessage): TaskMessage {
  let room = maxSnapshotBytes - bytesOf(envelope([{ ...message, content: shortenedNotice }]));
  let start = message.content.length;
  for (let count = 0; count < maxShortenedCharacters && start > 0; count += 1) {
    const isPair = /[\uDC00-\uDFFF]/.test(message.content.charAt(start - 1));
    const character = message.content.slice(start - (isPair ? 2 : 1), start);
    // JSON escapes some characters; its quotes are two bytes.
    room -= bytesOf(character) - 2;
    if (room < 0) break;
    start -= character.length;
  }
  return { ...message, content: shortenedNotice + message.content.slice(start) };
}

const encoder = new TextEncoder();

function bytesOf(value: unknown): number {
  return encoder.encode(JSON.stringify(value)).length;
}
