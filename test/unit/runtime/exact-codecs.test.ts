/** The codecs that an override can choose lose nothing: a value comes back as it was, or is an error. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codecs as t, RowtypeError } from '../../../src/runtime/index.js';

describe('int8 as number', () => {
  test('every safe integer comes back, and everything beyond is refused', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => {
        const isSafe = value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER);
        if (isSafe) expect(BigInt(t.int8AsNumber.decode(String(value)))).toBe(value);
        else expect(() => t.int8AsNumber.decode(String(value))).toThrow('beyond what a number holds exactly');
      }),
    );
    fc.assert(fc.property(fc.maxSafeInteger(), (value) => {
      expect(t.int8AsNumber.decode(t.int8AsNumber.encode(value) ?? '')).toBe(value + 0);
    }));
  });

  test.each([[1.5], [2 ** 53], [Number.NaN], [Infinity], ['1'], [1n]])('%s is no parameter', (value) => {
    expect(() => t.int8AsNumber.encode(value as number)).toThrow(/must be/);
  });
});

describe('numeric as number', () => {
  test('every number comes back', () => {
    fc.assert(
      fc.property(fc.double({ noDefaultInfinity: false }), (value) => {
        expect(t.numericAsNumber.decode(plainDecimal(value))).toBe(value + 0);
      }),
    );
  });

  test.each([
    ['12.50', 12.5], ['0.00', 0], ['-0.10', -0.1], ['100', 100], ['1000000000000000000000', 1e21],
    ['NaN', Number.NaN], ['Infinity', Infinity], ['-Infinity', -Infinity], ['0.000001', 1e-6], ['0.0000001', 1e-7],
  ])('%s is %d', (text, value) => {
    expect(t.numericAsNumber.decode(text)).toBe(value);
  });

  test.each(['12345678901234567890.5', '9007199254740993', '0.1000000000000000055', `1${'0'.repeat(400)}`])('%s has too many digits', (text) => {
    expect(() => t.numericAsNumber.decode(text)).toThrow('has more digits than a number holds exactly');
  });

  test.each(['', 'x', '0x10', '1e5', '1_000'])('%j is not a number', (text) => {
    expect(() => t.numericAsNumber.decode(text)).toThrow('is not a number');
  });
});

/** A number as PostgreSQL prints it as numeric: without exponent. */
function plainDecimal(value: number): string {
  const [digits = '', exponent] = String(value).split('e');
  if (exponent === undefined) return digits;
  const [whole = '', fraction = ''] = digits.replace('-', '').split('.');
  const point = whole.length + Number(exponent);
  const all = whole + fraction;
  const text = point <= 0 ? `0.${'0'.repeat(-point)}${all}` : point >= all.length ? all.padEnd(point, '0') : `${all.slice(0, point)}.${all.slice(point)}`;
  return value < 0 ? `-${text}` : text;
}

describe('numeric as bigint', () => {
  test('whole numbers of any size come back, fractions are refused', () => {
    fc.assert(fc.property(fc.bigInt(), (value) => {
      expect(t.numericAsBigint.decode(t.numericAsBigint.encode(value) ?? '')).toBe(value);
    }));
    expect(t.numericAsBigint.decode('12.00')).toBe(12n);
    for (const text of ['12.5', 'NaN', 'Infinity', '']) expect(() => t.numericAsBigint.decode(text)).toThrow('is not a whole number');
    expect(() => t.numericAsBigint.encode(1 as unknown as bigint)).toThrow('must be a bigint, got a number');
  });
});

describe('date as Date', () => {
  test('every day that both can hold comes back', () => {
    const days = fc.integer({ min: -2_440_000, max: 50_000_000 });
    fc.assert(fc.property(days, (day) => {
      const value = new Date(day * 86_400_000);
      expect(t.dateAsDate.decode(t.dateAsDate.encode(value) ?? '')).toEqual(value);
    }));
  });

  test.each([
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
    ['0001-01-01', '0001-01-01T00:00:00.000Z'],
    ['0001-12-31 BC', '0000-12-31T00:00:00.000Z'],
    ['12024-01-01', '+012024-01-01T00:00:00.000Z'],
  ])('%s is %s', (text, iso) => {
    expect(t.dateAsDate.decode(text).toISOString()).toBe(iso);
    expect(t.dateAsDate.encode(new Date(iso))).toBe(text);
  });

  test('what would be lost is refused', () => {
    expect(() => t.dateAsDate.decode('infinity')).toThrow('is infinite');
    expect(() => t.dateAsDate.decode('02/29/2024')).toThrow('DateStyle');
    expect(() => t.dateAsDate.decode('5874897-12-31')).toThrow('later than a Date can hold');
    expect(() => t.dateAsDate.encode(new Date('2024-02-29T00:00:01Z'))).toThrow('must be midnight in UTC');
    expect(() => t.dateAsDate.encode(new Date(Number.NaN))).toThrow('must be a valid Date');
  });
});

describe('a brand', () => {
  const taskId = t.brand('TaskId', t.uuid);
  const id = '0d9c8f1e-0000-4000-8000-000000000001';

  test('is nothing but the value at run time', () => {
    expect(taskId(id)).toBe(id);
    expect(taskId.codec.decode(id)).toBe(id);
    expect(taskId.codec.encode(taskId(id))).toBe(id);
  });

  test('is given to no value that its type cannot hold', () => {
    const failure = (): unknown => taskId('task 7');
    expect(failure).toThrow(RowtypeError);
    expect(failure).toThrow('the value must be a UUID, so it is no TaskId');
    expect(() => t.brand('Count', t.int8AsNumber)(1.5)).toThrow('so it is no Count');
  });
});
