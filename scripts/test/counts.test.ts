import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addCounts, countReport, noCounts } from '../setup/counts.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counts-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function report(numbers: { passed: number; failed: number; pending?: number; files?: object[] }): string {
  const path = join(folder, 'report.json');
  const { passed, failed, pending = 0, files = [] } = numbers;
  writeFileSync(
    path,
    JSON.stringify({
      numPassedTests: passed,
      numFailedTests: failed,
      numPendingTests: pending,
      numTodoTests: 0,
      testResults: files,
    }),
  );
  return path;
}

test('passed, failed and skipped tests are counted', () => {
  expect(countReport(report({ passed: 5, failed: 2, pending: 1 }), 1)).toEqual({ passed: 5, failed: 2, skipped: 1 });
});

test('a file that could not be loaded counts as one failure', () => {
  const files = [{ status: 'failed', assertionResults: [] }];
  expect(countReport(report({ passed: 5, failed: 0, files }), 1)).toEqual({ passed: 5, failed: 1, skipped: 0 });
});

test('a failing file with failing tests is not counted twice', () => {
  const files = [{ status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] }];
  expect(countReport(report({ passed: 1, failed: 1, files }), 1).failed).toBe(1);
});

test('a run that failed without a failing test is no success', () => {
  expect(countReport(report({ passed: 5, failed: 0 }), 1)).toEqual({ passed: 5, failed: 1, skipped: 0 });
});

test('a run that broke off before its report counts as one failure', () => {
  expect(countReport(join(folder, 'missing.json'), 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test('counts add up', () => {
  expect(addCounts({ passed: 1, failed: 2, skipped: 3 }, { ...noCounts, passed: 4 })).toEqual({
    passed: 5,
    failed: 2,
    skipped: 3,
  });
});
