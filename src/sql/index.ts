/** Door of the lowest room: reading SQL text with PostgreSQL's own scanner and parser. */
export { utf16Offset } from './byte-offset.js';
export { renderCaretFrame } from './caret-frame.js';
export { loadSqlParser } from './libpg-query.js';
export { createLineIndex, type LineIndex, type LinePosition } from './line-index.js';
export { isMigrationMarker, nearMissOfMarker } from './migration-marker.js';
export { parseMigrationParts, type MigrationPart, type MigrationParts } from './migration-parts.js';
export { parseTree } from './parse-tree.js';
export { parsePlpgsql } from './plpgsql.js';
export { blankPsqlLines, type PlainSql, type PsqlMistake } from './psql-lines.js';
export { scan, type SqlToken, type SqlTokenKind } from './scan.js';
export { splitStatements, type SplitText, type SqlStatement } from './split-statements.js';
export { MigrationFormatError, SqlScanError, SqlSyntaxError, SqlTextError } from './sql-text-error.js';
