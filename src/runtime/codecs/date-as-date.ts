/** `date` as a Date: https://www.postgresql.org/docs/current/datatype-datetime.html */
import type { Codec } from './codec.js';
import { describeValue, isDate } from './describe-value.js';
import { date } from './text.js';

const dayMs = 86_400_000;

/** 24 November 4714 BC: the earliest that PostgreSQL stores. */
const earliest = Date.UTC(-4713, 10, 24);

/**
 * `date` as the Date of its midnight in UTC. As a parameter only a midnight in UTC is taken: any other Date names an hour,
 * which would be lost. `infinity` and `-infinity` are errors.
 */
export const dateAsDate: Codec<Date> = {
  name: 'date',
  nullable: false,
  decode: (text) => {
    const [, years, month, day, era] = /^(\d{4,})-(\d\d)-(\d\d)( BC)?$/.exec(date.decode(text)) ?? [];
    if (years === undefined) throw new TypeError('is infinite, which a Date cannot hold');
    const value = new Date(0);
    // There is no year 0: 1 BC is the astronomical year 0.
    value.setUTCFullYear(era === undefined ? Number(years) : 1 - Number(years), Number(month) - 1, Number(day));
    if (Number.isNaN(value.getTime())) throw new RangeError('is later than a Date can hold');
    return value;
  },
  encode: (value) => {
    if (!isDate(value)) throw new TypeError(`must be a Date, got ${describeValue(value)}`);
    const time = value.getTime();
    if (Number.isNaN(time)) throw new TypeError('must be a valid Date');
    if (time % dayMs !== 0) throw new TypeError('must be midnight in UTC, for a date has no hour');
    if (time < earliest) throw new RangeError('is earlier than PostgreSQL can hold (4714 BC)');
    const year = value.getUTCFullYear();
    const years = String(year > 0 ? year : 1 - year).padStart(4, '0');
    // toISOString ends in -MM-DDTHH:MM:SS.mmmZ whatever sign and length its year has.
    return `${years}${value.toISOString().slice(-20, -14)}${year > 0 ? '' : ' BC'}`;
  },
};
