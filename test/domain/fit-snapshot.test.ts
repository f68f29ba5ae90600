/** Which part of a log a snapshot keeps, and what the validator lets through; no database. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codecs } from '../../src/runtime/index.js';
import { fitSnapshot, shortenedNotice } from '../../src/tasks/logs/fit-snapshot.js';
import { maxSnapshotBytes, maxSnapshotMessages, taskLogSchema, taskSnapshotSchema, type TaskMessage } from '../../src/tasks/index.js';

const message = (id: number, content: string): TaskMessage => ({ id, role: 'agent', content, time: '2026-03-01T12:00:00Z' });
const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));
const kept = (messages: readonly TaskMessage[]) => fitSnapshot(messages).snapshot.data.messages;
const hasLoneSurrogate = (text: string): boolean => /\p{Surrogate}/u.test(text);

describe('a snapshot', () => {
  test('holds the last 30 messages, in their order', () => {
    const messages = Array.from({ length: 45 }, (_, id) => message(id, 'x'));
    expect(kept(messages)).toEqual(messages.slice(-maxSnapshotMessages));
    expect(fitSnapshot(messages)).toMatchObject({ dropped: 15, isShortened: false });
    expect(kept(messages.slice(0, 30))).toHaveLength(30);
    expect(kept([])).toEqual([]);
  });

  test('drops the oldest messages until it fits', () => {
    const messages = [message(1, 'a'.repeat(30_000)), message(2, 'b'.repeat(30_000)), message(3, 'c'.repeat(30_000))];
    expect(kept(messages)).toEqual(messages.slice(1));
  });

  test('stops at the first message that does not fit: there is no gap', () => {
    const messages = [message(1, 'a'), message(2, 'b'.repeat(60_000)), message(3, 'c'.repeat(10_000))];
    expect(kept(messages)).toEqual(messages.slice(2));
  });

  test('fits to the byte', () => {
    const room = maxSnapshotBytes - bytes(fitSnapshot([message(1, '')]).snapshot);
    const full = [message(1, 'x'.repeat(room))];
    expect(kept(full)).toEqual(full);
    const two = [message(1, 'x'), message(2, 'y'.repeat(room - bytes(message(1, 'x')) - 1))];
    expect(kept(two)).toEqual(two);
    expect(kept([message(1, 'xx'), ...two.slice(1)])).toEqual(two.slice(1));
    expect(fitSnapshot([message(1, 'x'.repeat(room + 1))])).toMatchObject({ isShortened: true });
  });

  test('keeps the end of a single message that is too long, and says so', () => {
    const { snapshot, isShortened } = fitSnapshot([message(1, 'a'), message(2, `${'b'.repeat(100_000)}the end`)]);
    const [only] = snapshot.data.messages;
    expect(isShortened).toBe(true);
    expect(only?.content).toMatch(/^\[The beginning of this message was cut off\.\]\nb+the end$/);
    expect(only?.content).toHaveLength(shortenedNotice.length + 57_344);
  });

  test.each([
    ['of two bytes', 'é'],
    ['of three bytes', '漢'],
    ['of two halves', '😀'],
    ['that JSON escapes', '"'],
    ['that JSON writes as six bytes', '\u0001'],
  ])('fills its room with characters %s, and splits none', (_, character) => {
    const { snapshot } = fitSnapshot([message(1, character.repeat(70_000))]);
    expect(bytes(snapshot)).toBeLessThanOrEqual(maxSnapshotBytes);
    const [only] = snapshot.data.messages;
    const rest = only?.content.slice(shortenedNotice.length) ?? '';
    expect(rest.replaceAll(character, '')).toBe('');
    expect(bytes(snapshot) > maxSnapshotBytes - 6 || Array.from(rest).length === 57_344).toBe(true);
  });

  test('fits, splits no character and is an end of the log, whatever the log is', () => {
    const content = fc.tuple(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.constantFrom(1, 40, 3000)).map(([text, times]) => text.repeat(times));
    fc.assert(
      fc.property(fc.array(content, { maxLength: 40 }), (contents) => {
        const messages = contents.map((text, id) => message(id, text));
        const { snapshot, dropped, isShortened } = fitSnapshot(messages);
        const result = snapshot.data.messages;
        expect(bytes(snapshot)).toBeLessThanOrEqual(maxSnapshotBytes);
        expect(result.length).toBeLessThanOrEqual(maxSnapshotMessages);
        expect(result.length + dropped).toBe(messages.length);
        expect(result.length > 0).toBe(messages.length > 0);
        expect(result.some((each) => hasLoneSurrogate(each.content))).toBe(false);
        if (isShortened) expect(messages.at(-1)?.content.endsWith(result[0]?.content.slice(shortenedNotice.length) ?? '-')).toBe(true);
        else expect(result).toEqual(result.length === 0 ? [] : messages.slice(-result.length));
        expect(taskSnapshotSchema['~standard'].validate(snapshot)).toEqual({ value: snapshot });
      }),
      { numRuns: 60 },
    );
  });
});

describe('the validator', () => {
  const good = message(1, 'hello');
  const issues = (value: unknown) => {
    const result = taskSnapshotSchema['~standard'].validate(value);
    return result.issues?.map(({ path = [], message: text }) => [path.join('.'), text.replace(/ .*/, '')]);
  };
  const within = (messages: unknown) => ({ format: 'agentapi', data: { messages } });

  test('is a Standard Schema of version 1', () => {
    expect(taskSnapshotSchema['~standard']).toMatchObject({ version: 1, vendor: 'rowtype' });
  });

  test('leaves out what it does not know', () => {
    const value = { ...within([{ ...good, type: 'output' }]), more: 1 };
    expect(taskSnapshotSchema['~standard'].validate(value)).toEqual({ value: within([good]) });
    const uploaded = { messages: [good], truncated: true, total_count: 9 };
    expect(taskLogSchema['~standard'].validate(uploaded)).toEqual({ value: { messages: [good] } });
  });

  test.each<readonly [string, unknown, readonly string[]]>([
    ['null', null, ['format', 'data', 'data.messages']],
    ['a list', [], ['', 'format', 'data', 'data.messages']],
    ['another format', { ...within([]), format: 'other' }, ['format']],
    ['no messages', { format: 'agentapi', data: {} }, ['data.messages']],
    ['messages that are null', within(null), ['data.messages']],
    ['messages that are an object', within({}), ['data.messages']],
    ['a message that is a string', within(['x']), ['data.messages.0']],
    ['an id with a fraction', within([{ ...good, id: 1.5 }]), ['data.messages.0.id']],
    ['an id beyond what a number holds', within([{ ...good, id: 2 ** 53 }]), ['data.messages.0.id']],
    ['another role', within([good, { ...good, role: 'system' }]), ['data.messages.1.role']],
    ['a type in place of a role', within([{ id: 1, type: 'input', content: '', time: good.time }]), ['data.messages.0.role']],
    ['content that is no string', within([{ ...good, content: 7 }]), ['data.messages.0.content']],
    ['a NUL character', within([{ ...good, content: 'a\0b' }]), ['data.messages.0.content']],
    ['half of a surrogate pair', within([{ ...good, content: 'a\uD83D' }]), ['data.messages.0.content']],
    ['several mistakes', within([{ ...good, id: 'x', time: '' }, { ...good, role: null }]), ['data.messages.0.id', 'data.messages.0.time', 'data.messages.1.role']],
  ])('refuses %s', (_, value, paths) => {
    const found = issues(value)?.map(([path]) => path) ?? [];
    expect(found).toEqual(expect.arrayContaining([...paths]));
    expect(found.filter((path) => path !== '' && !paths.some((each) => path?.startsWith(each)))).toEqual([]);
  });

  test.each(['2026-03-01T12:00:00Z', '2026-03-01t12:00:00z', '2024-02-29T23:59:59.123456789+05:30', '0001-01-01T00:00:00-23:59'])('takes the time %s', (time) => {
    expect(issues(within([{ ...good, time }]))).toBeUndefined();
  });

  test.each([
    '2026-03-01T12:00:00', '2026-03-01 12:00:00Z', '2026-03-01', '12:00:00Z', '2026-02-29T12:00:00Z', '2026-13-01T12:00:00Z', '2026-04-31T12:00:00Z',
    '2026-04-00T12:00:00Z', '2026-03-01T24:00:00Z', '2026-03-01T12:60:00Z', '2026-03-01T12:00:00+24:00', '2026-03-01T12:00:00+0530', 'now', '', 1_772_366_400,
  ])('refuses the time %s', (time) => {
    expect(issues(within([{ ...good, time }]))).toEqual([['data.messages.0.time', 'must']]);
  });

  test('answers to every value, and what it lets through is stored and read again as it is', () => {
    const time = fc.oneof(fc.date({ noInvalidDate: true }).map((date) => date.toISOString()), fc.string());
    const loose = fc.record({ id: fc.oneof(fc.integer(), fc.anything()), role: fc.constantFrom('user', 'agent', 'system'), content: fc.string({ unit: 'binary' }), time });
    const value = fc.oneof(fc.anything({ withNullPrototype: true }), fc.record({ format: fc.constantFrom('agentapi', 'x'), data: fc.record({ messages: fc.array(fc.oneof(loose, fc.anything())) }) }));
    fc.assert(
      fc.property(value, (candidate) => {
        const result = taskSnapshotSchema['~standard'].validate(candidate);
        if (result.issues !== undefined) {
          expect(result.issues.length).toBeGreaterThan(0);
        } else {
          const text = codecs.jsonb.encode(JSON.parse(JSON.stringify(result.value))) ?? '';
          expect(JSON.stringify(taskSnapshotSchema['~standard'].validate(codecs.jsonb.decode(text)))).toBe(JSON.stringify(result));
        }
      }),
      { numRuns: 500 },
    );
  });
});
