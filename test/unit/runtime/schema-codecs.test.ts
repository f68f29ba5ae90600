/** Validators of three libraries as codecs: what fits goes through, what does not is an error with the validator's issues. */
import { type } from 'arktype';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { codecs as t, type Codec, type StandardSchema } from '../../../src/runtime/index.js';
import { encodeParams } from '../../../src/runtime/encode-params.js';
import { decodeRows, rowPlan } from '../../../src/runtime/decode-rows.js';

const validators: Readonly<Record<string, StandardSchema<unknown, { title: string; owner: { age: number } }>>> = {
  zod: z.object({ title: z.string(), owner: z.object({ age: z.number() }) }),
  valibot: v.object({ title: v.string(), owner: v.object({ age: v.number() }) }),
  arktype: type({ title: 'string', owner: { age: 'number' } }),
};

function decode<T>(codec: Codec<T>, text: string | null): unknown {
  const plan = rowPlan([{ key: 'payload', field: 'payload', codec: codec as Codec<unknown> }]);
  return decodeRows('GetTask', plan, { fields: [{ name: 'payload' }], rows: [[text]], rowCount: 1, command: 'SELECT' })[0];
}

function thrown(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

describe.each(Object.entries(validators))('%s', (_name, schema) => {
  const good = { title: 'a', owner: { age: 7 } };

  test('a value that fits goes through in both directions', () => {
    expect(decode(t.schemaOutput(t.jsonb, schema), JSON.stringify(good))).toEqual({ payload: good });
    expect(encodeParams('AddTask', [{ name: 'payload', codec: t.schemaInput(t.jsonb, schema) as Codec<unknown> }], { payload: good })).toEqual([JSON.stringify(good)]);
  });

  test('a column that does not fit tells query, column, place, value and issues', () => {
    const error = thrown(() => decode(t.schemaOutput(t.jsonb, schema), '{"title":"a","owner":{"age":"old"}}'));
    expect(error).toMatchObject({ name: 'DecodeError', code: 'DECODE', query: 'GetTask', column: 'payload', value: '{"title":"a","owner":{"age":"old"}}' });
    expect(error).toMatchObject({ message: expect.stringMatching(/^GetTask: column payload does not fit its schema at "owner.age" \(.+\): "\{/) });
    expect(error).toMatchObject({ issues: [{ message: expect.stringMatching(/./) }] });
  });

  test('a parameter that does not fit tells the place but never the value', () => {
    const secret = { title: 'secret-title', owner: { age: 'secret-age' } };
    const codec = t.schemaInput(t.jsonb, schema) as Codec<unknown>;
    const error = thrown(() => encodeParams('AddTask', [{ name: 'payload', codec }], { payload: secret }));
    expect(error).toMatchObject({ name: 'ParameterError', query: 'AddTask', parameter: 'payload', message: 'AddTask: parameter payload does not fit its schema at "owner.age"' });
    expect(error).toMatchObject({ issues: [{ message: expect.stringMatching(/./) }] });
  });

  test('NULL is a matter of the column, not of the validator', () => {
    expect(decode(t.nullable(t.schemaOutput(t.jsonb, schema)), null)).toEqual({ payload: null });
    expect(thrown(() => decode(t.schemaOutput(t.jsonb, schema), null))).toMatchObject({ name: 'UnexpectedNullError' });
  });
});

test('a column is what the validator makes of it; a parameter is sent as it was passed', () => {
  const schema = z.object({ at: z.iso.date().transform((text) => new Date(text)), tags: z.array(z.string()).default([]) });
  expect(decode(t.schemaOutput(t.jsonb, schema), '{"at":"2024-02-29"}')).toEqual({ payload: { at: new Date('2024-02-29'), tags: [] } });
  expect(t.schemaInput(t.jsonb, schema).encode({ at: '2024-02-29' })).toBe('{"at":"2024-02-29"}');
  // What the validator takes need not be what the column can hold.
  const codec = t.schemaInput(t.text, z.date()) as Codec<unknown>;
  expect(() => codec.encode(new Date())).toThrow('must be a string, got a Date');
});

test('issues of an element and of an attribute are told too', () => {
  const email = z.email();
  expect(thrown(() => decode(t.array(t.schemaOutput(t.text, email)), '{a@b.cd,x}'))).toMatchObject({ issues: [{ message: 'Invalid email address' }] });
  const pair = t.composite({ to: ['to', t.schemaInput(t.text, email)] }) as Codec<unknown>;
  expect(thrown(() => encodeParams('Send', [{ name: 'pair', codec: pair }], { pair: { to: 'x' } }))).toMatchObject({
    message: 'Send: parameter pair has a key to that does not fit its schema',
    issues: [{ message: 'Invalid email address' }],
  });
});

test('many issues are three places and a number', () => {
  const schema = z.object({ a: z.string(), b: z.string(), c: z.string(), d: z.string(), e: z.string() });
  expect(() => t.schemaInput(t.jsonb, schema).encode({} as never)).toThrow('does not fit its schema at "a", "b", "c" and 2 more');
});

test('a validator that answers later is an error at once, and its own failure ends nothing', () => {
  const later: StandardSchema<string> = { '~standard': { version: 1, vendor: 'test', validate: () => Promise.reject(new Error('later')) } };
  const asynchronous = [later, z.string().refine(() => Promise.resolve(false)), v.pipeAsync(v.string(), v.checkAsync(() => Promise.resolve(true)))];
  for (const schema of asynchronous) {
    const error = thrown(() => decode(t.schemaOutput(t.text, schema), 'x'));
    expect(error).toMatchObject({ name: 'DecodeError', code: 'DECODE', query: 'GetTask', column: 'payload', issues: [] });
    expect(error).toMatchObject({ message: 'GetTask: column payload has an asynchronous schema; rowtype can only use one that answers at once: "x"' });
  }
});

test('a codec of the other direction says so', () => {
  expect(() => t.schemaOutput(t.text, z.string()).encode('x')).toThrow('schemaInput');
  expect(() => t.schemaInput(t.text, z.string()).decode('x')).toThrow('schemaOutput');
});
