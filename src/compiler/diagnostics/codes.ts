/** The closed list of diagnostic codes: RT0xx files, RT1xx parse, RT2xx PostgreSQL, RT3xx verdicts, RT4xx TypeScript. RT5xx are `vetCodes`, RT6xx `verifyCodes`. */
import type { VerifyCode } from './verify-codes.js';
import type { VetCode } from './vet-codes.js';

export const diagnosticCodes = {
  RT001: 'a file or folder cannot be read',
  RT002: 'no SQL file was found',
  RT003: 'the text is not valid UTF-8',
  RT004: 'the order of schema files is in doubt',
  RT005: 'a migration that is no SQL is not run',
  RT101: 'a query annotation is malformed',
  RT102: 'unknown query command',
  RT103: 'two queries have one name',
  RT104: 'a sqlc macro is malformed',
  RT105: 'the SQL cannot be split into tokens',
  RT106: 'an annotation stands over no statement, or over more than one',
  RT107: 'a parameter is used in two incompatible ways',
  RT108: 'a command does not fit its statement',
  RT109: 'a parameter in the dialect of pgtyped cannot be compiled',
  RT150: 'a migration marker is malformed',
  RT151: 'a psql command decides what the schema is',
  RT201: 'PostgreSQL refuses the query',
  RT202: 'PostgreSQL refuses the schema',
  RT203: 'a parameter has no type, or is one too many',
  RT302: 'a hint about NULL is not what PostgreSQL shows',
  RT401: 'two names become one in TypeScript',
  RT402: 'a type has no TypeScript form',
  RT403: 'an override is for nothing that exists',
  RT404: 'an override cannot be what it says',
} as const;

export type DiagnosticCode = keyof typeof diagnosticCodes | VetCode | VerifyCode;
