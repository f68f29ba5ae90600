/** The number in a migration's name: what orders migrations. */

/** `<number>_<name>`, with no character that node-pg-migrate or a shell would read as something else. */
export const migrationNamePattern = /^\d{1,17}[_-][A-Za-z0-9_.-]{1,200}$/;

/** The number without leading zeros: `0007_x` and `7_y` are in each other's way. */
export function migrationNumber(name: string): string {
  return (/^\d+/.exec(name)?.[0] ?? '').replace(/^0+(?=\d)/, '');
}

/** Sorts as node-pg-migrate does: 17 digits are a UTC time stamp in milliseconds, others a number. */
export function migrationOrder(name: string): number {
  const digits = /^\d+/.exec(name)?.[0] ?? '';
  if (digits.length !== 17) return Number(digits);
  const [, year, month, day, hour, minute, second, ms] =
    /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{3})$/.exec(digits) ?? [];
  return Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
    Number(ms),
  );
}
