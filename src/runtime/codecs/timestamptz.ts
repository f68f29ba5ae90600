/** `timestamp with time zone` as a Date: https://www.postgresql.org/docs/current/datatype-datetime.html */
import type { Codec } from './codec.js';
import { describeValue, isDate } from './describe-value.js';

const isoTimestamp =
  /^(\d{4,6})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))?([+-])(\d\d)(?::(\d\d)(?::(\d\d))?)?( BC)?$/;

/** 24 November 4714 BC, midnight UTC: the earliest that PostgreSQL stores. */
const earliest = Date.UTC(-4713, 10, 24);

/**
 * `timestamptz` as a Date: an instant, in milliseconds.
 *
 * - Microseconds are cut to milliseconds (towards the past). Where the rest matters, compare in SQL or select
 *   `…::text`.
 * - Every zone offset, years BC and years after 9999 are read. The session must use DateStyle ISO (the default);
 *   another style is an error, never a wrong Date.
 * - A Date holds no infinity and ends in the year 275760: `infinity`, `-infinity` and later dates are errors.
 */
export const timestamptz: Codec<Date> = { name: 'timestamptz', nullable: false, decode, encode };

function decode(text: string): Date {
  const match = isoTimestamp.exec(text);
  if (match === null) throw new TypeError(reasonOfRefusal(text));
  const [, years, month, day, hours, minutes, seconds, fraction = '', sign, zoneHours, zoneMinutes = '0', zoneSeconds = '0', era] = match;
  // There is no year 0: 1 BC is the astronomical year 0.
  const year = era === undefined ? Number(years) : 1 - Number(years);
  const instant = new Date(0);
  instant.setUTCFullYear(year, Number(month) - 1, Number(day));
  const zone = Number(zoneHours) * 3600 + Number(zoneMinutes) * 60 + Number(zoneSeconds);
  instant.setUTCHours(Number(hours), Number(minutes), Number(seconds), Number(fraction.slice(0, 3).padEnd(3, '0')));
  const time = instant.getTime() - (sign === '-' ? -zone : zone) * 1000;
  const value = new Date(time);
  if (Number.isNaN(value.getTime())) throw new RangeError('is later than a Date can hold');
  return value;
}

function reasonOfRefusal(text: string): string {
  if (text === 'infinity' || text === '-infinity') return 'is infinite, which a Date cannot hold; select it as text';
  return 'is not a timestamp in ISO form; the session must use DateStyle ISO';
}

function encode(value: Date): string {
  if (!isDate(value)) throw new TypeError(`must be a Date, got ${describeValue(value)}`);
  const time = value.getTime();
  if (Number.isNaN(time)) throw new TypeError('must be a valid Date');
  if (time < earliest) throw new RangeError('is earlier than PostgreSQL can hold (4714 BC)');
  const year = value.getUTCFullYear();
  const years = String(year > 0 ? year : 1 - year).padStart(4, '0');
  // toISOString ends in -MM-DDTHH:MM:SS.mmmZ whatever sign and length its year has.
  return `${years}${value.toISOString().slice(-20)}${year > 0 ? '' : ' BC'}`;
}
