/** Which files of a schema folder count, and in which order: the rules of the migration tools. */
import type { FileChoice, FileDoubt } from './read-source-files.js';

type Tool = 'plain' | 'flyway';

interface Version {
  readonly tool: Tool;
  readonly numbers: readonly bigint[];
}

/**
 * A number that the name begins with is the version, also with dots (`1.2_x.sql`) or as Flyway writes it
 * (`V1_2__x.sql`): versions go up as numbers, 2 before 10. Then come files without one, by name, and
 * Flyway's repeatable files (`R__x.sql`) last. Ways down (`1_x.down.sql`, `U1__x.sql`) do not count, and
 * neither does what a Flyway baseline (`B5__x.sql`) stands for.
 *
 * Where a folder holds only folders, each with a `migration.sql` or `up.sql`, their names are ordered so.
 */
export const schemaFileChoice: FileChoice = {
  order: (names) => withoutBaselined(names.filter((name) => !isWayDown(name))).sort(compareNames),
  ignores: isWayDown,
  folderFile: ['migration.sql', 'up.sql'],
  doubts,
  unreadable: (names) => names.filter(isProgram).sort(compareNames),
};

/** A migration of node-pg-migrate, goose, Flyway and others in a language of theirs: `1700000000000_init.js`. */
function isProgram(name: string): boolean {
  return versionOf(name) !== null && /(?<!\.d|_test|\.test|\.spec)\.(?:[cm]?[jt]s|go|java|kt|py|rb|php|cs)$/.test(name);
}

function isWayDown(name: string): boolean {
  return /\.(?:down|undo|rollback)\.sql$/i.test(name) || /^U\d[\d._]*__.*\.sql$/.test(name);
}

function compareNames(a: string, b: string): number {
  return rank(a) - rank(b) || compareVersions(versionOf(a), versionOf(b)) || compareNatural(a, b) || (a < b ? -1 : 1);
}

/** Versioned, then plain, then repeatable. */
function rank(name: string): number {
  if (name.startsWith('R__')) return 2;
  return versionOf(name) === null ? 1 : 0;
}

function versionOf(name: string): Version | null {
  const flyway = /^[VB](?<version>\d+(?:[._]\d+)*)__/.exec(name)?.groups?.['version'];
  if (flyway !== undefined) return { tool: 'flyway', numbers: flyway.split(/[._]/).map(BigInt) };
  const plain = /^\d+(?:\.\d+)*/.exec(name)?.[0];
  return plain === undefined ? null : { tool: 'plain', numbers: plain.split('.').map(BigInt) };
}

function compareVersions(a: Version | null, b: Version | null): number {
  if (a === null || b === null) return 0;
  for (let index = 0; index < Math.max(a.numbers.length, b.numbers.length); index += 1) {
    // Flyway takes 1 and 1.0 for the same version.
    const [left, right] = [a.numbers[index] ?? 0n, b.numbers[index] ?? 0n];
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

/** Digits as numbers, so that `20260101_2_x` comes before `20260101_10_x`; only behind a version. */
function compareNatural(a: string, b: string): number {
  if (versionOf(a) === null || versionOf(b) === null) return 0;
  const [left, right] = [a.match(/\d+|\D+/g) ?? [], b.match(/\d+|\D+/g) ?? []];
  for (let index = 0; index < Math.min(left.length, right.length); index += 1) {
    const [one = '', other = ''] = [left[index], right[index]];
    const order = /^\d/.test(one) && /^\d/.test(other) ? compareNumbers(BigInt(one), BigInt(other)) : compareTexts(one, other);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function compareNumbers(a: bigint, b: bigint): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function compareTexts(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** On an empty database Flyway starts at the newest baseline. */
function withoutBaselined(names: readonly string[]): string[] {
  const newest = names.filter((name) => isBaseline(name)).sort(compareNames).at(-1);
  if (newest === undefined) return [...names];
  const baseline = versionOf(newest);
  return names.filter((name) => {
    const version = versionOf(name);
    return name === newest || version?.tool !== 'flyway' || compareVersions(version, baseline) > 0;
  });
}

function isBaseline(name: string): boolean {
  return name.startsWith('B') && versionOf(name)?.tool === 'flyway';
}

/** Names in their order. */
function doubts(names: readonly string[]): FileDoubt[] {
  const found: FileDoubt[] = [];
  names.forEach((name, index) => {
    const [version, before] = [versionOf(name), names[index - 1]];
    const earlier = before === undefined ? null : versionOf(before);
    if (before === undefined || version === null || earlier === null) return;
    if (version.tool !== earlier.tool) {
      found.push({ name, message: `it follows ${before}, which is numbered another way`, help: 'Keep the files of one tool in a folder.' });
    } else if (compareVersions(version, earlier) === 0 && isWholeVersion(name) && isWholeVersion(before)) {
      const message = `${before} has the same version; the rest of the names decides the order`;
      found.push({ name, message, help: 'Give one of them another number.' });
    }
  });
  return found;
}

/** Not a date with a time or a counter behind it. */
function isWholeVersion(name: string): boolean {
  return !/^\d+[-_]\d/.test(name);
}
