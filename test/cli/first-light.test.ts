/** The main job, as a stranger starts it. */
import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { taskMigrations } from '../../src/migrate/index.js';
import { repository, run, type RunResult } from '../package/npm-project.js';
import { stackTrace } from './run-cli.js';

// Each command is a process of its own, most of them start a database.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

describe('npm start', () => {
  let result: RunResult;
  beforeAll(async () => {
    result = await run('npm', ['start', '--silent'], repository);
  });

  test('ends by itself, and well', () => {
    expect(result.code).toBe(0);
    expect(result.stdout).toMatch(/^Done in \d+\.\d s\./m);
    expect(`${result.stdout}${result.stderr}`).not.toMatch(stackTrace);
  });

  test('tells of the migrations and of the twelve queries', () => {
    const migrations = readdirSync(taskMigrations()).length;
    expect(result.stdout).toMatch(new RegExp(`^ +1/${migrations} {2}0001_identity +\\d+ ms$`, 'm'));
    expect(result.stdout).toMatch(new RegExp(`^${migrations} migrations applied in \\d+ ms\\.$`, 'm'));
    expect(result.stdout).toContain('These are the 12 queries of queries/tasks.sql');
    expect(result.stdout).toMatch(/^\d+ queries compiled in \d+ ms\.$/m);
    expect(result.stdout).toContain('generated/ is exactly what they compile to.');
    expect(result.stdout).toMatch(/^ {2}insertTask +10 parameters +exactly one row +2 of 11 columns$/m);
  });

  test('takes the task from pending over active and paused back to active', () => {
    const days = Array.from(result.stdout.matchAll(/^ {2}(\d\d:\d\d) {3}.*? {3}(pending|active|paused) *(\d?)$/gm), ([, ...cells]) => cells.join(' ').trim());
    expect(days).toEqual(['09:00 pending', '09:01 pending', '09:02 active 1', '09:12 active 1', '09:30 paused 2', '10:02 active 3', '10:07 active 3']);
  });

  test('reads the log back from the snapshot, and the telemetry row', () => {
    expect(result.stdout).toMatch(/^ {2}09:12 {3}agent {3}A fix is ready/m);
    expect(result.stdout).toMatch(/^ {2}stopBuildReason +task_auto_pause +string$/m);
    expect(result.stdout).toMatch(/^ {2}startBuildReason +task_resume +string$/m);
    expect(result.stdout).toMatch(/^ {2}activeDurationMs +900000 \(15 minutes of work\) +bigint$/m);
  });
});
