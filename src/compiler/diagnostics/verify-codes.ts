/** The codes of `rowtype verify`: differences between what code was compiled for and what a database does. */
export const verifyCodes = {
  RT601: 'the database refuses the query',
  RT602: 'a parameter has another type',
  RT603: 'the result has other columns',
  RT604: 'a column has another type',
  RT605: 'NULL can come where the compiled code has no null, or cannot come where it has one',
  RT606: 'another number of rows can come',
  RT607: 'an INSERT leaves out a column that needs a value',
  RT608: 'NULL is passed to a column that refuses it',
  RT609: 'a query that only read may write',
} as const;

export type VerifyCode = keyof typeof verifyCodes;
