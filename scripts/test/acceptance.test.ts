import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { judgeCalendar } from '../acceptance/calendar.ts';
import { compare, raised } from '../acceptance/ratchet.ts';
import { judgeTaskBook } from '../acceptance/taskbook.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'acceptance-test-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('the record', () => {
  const record = { 'a.f1': 0.29, 'b.f1': 0.5, 'c.f1': 0.9 };
  const figures = [
    { name: 'a.f1', value: 0.29 },
    { name: 'b.f1', value: 0.61239 },
    { name: 'c.f1', value: 0.89999 },
    { name: 'd.f1', value: 1 },
  ];

  test('tells kept, higher, fallen, new and vanished figures apart', () => {
    const verdicts = compare(figures, { ...record, 'e.f1': 1 });
    expect(verdicts.map(({ name, state }) => [name, state])).toEqual([
      ['a.f1', 'kept'],
      ['b.f1', 'higher'],
      ['c.f1', 'fallen'],
      ['d.f1', 'new'],
      ['e.f1', 'gone'],
    ]);
  });

  test('only ever rises, and never above what was measured', () => {
    expect(raised(figures, record)).toEqual({ 'a.f1': 0.29, 'b.f1': 0.6123, 'c.f1': 0.9, 'd.f1': 1 });
    expect(compare([{ name: 'x', value: 2 / 3 }], raised([{ name: 'x', value: 2 / 3 }], {}))[0]?.state).toBe('kept');
  });
});

describe('judging', () => {
  test('says what a folder lacks', async () => {
    expect((await judgeCalendar(folder)).missing?.english).toContain('official_holidays');
    const { figures, missing } = await judgeTaskBook(folder);
    expect(figures).toEqual([]);
    expect(missing?.chinese).toContain('fixtures/taskbook, tools/score-taskbook.mjs');
  });

  test('finds the days on which the calendar and the notices disagree', async () => {
    const at = join(folder, 'fixtures', 'calendar');
    await mkdir(at, { recursive: true });
    const rows = [
      '2025-01-01,周三,元旦,1',
      '2025-01-26,周日,春节,0',
      '2025-03-03,周一,没有的节日,1',
      '2025-12-31,周三,x,0',
    ];
    await writeFile(join(at, 'official_holidays_2017_2026.csv'), ['date,weekday,name,is_off_day', ...rows].join('\n'));
    await writeFile(
      join(at, 'workdays_per_year.csv'),
      'year,days,workdays,offdays\n2024,366,251,115\n2025,365,247,118\n',
    );
    const { figures, information, missing } = await judgeCalendar(folder);
    expect(missing).toBeNull();
    // Besides the invented holiday: the official ones that this file leaves out, and the weekends worked for them.
    expect(information[0]?.rows).toContainEqual(['2025-03-03', 'false', 'true']);
    expect(information[0]?.rows).not.toContainEqual(['2025-01-26', 'true', 'true']);
    expect(information[0]?.rows).toContainEqual(['2025-10-01', 'true', 'false']);
    expect(figures).toContainEqual({ name: 'calendar.years', value: 0.5 });
  });
});

test('the command explains its use, and fails without data', { timeout: 20_000 }, async () => {
  const run = (...args: string[]) =>
    new Promise<{ code: number; errors: string }>((resolve) => {
      const script = join(import.meta.dirname, '..', 'acceptance.ts');
      execFile(process.execPath, [script, ...args], (error, _out, errors) => {
        resolve({ code: error ? Number(error.code) : 0, errors });
      });
    });
  for (const args of [[], ['a', 'b'], ['a', '--only', 'weather'], ['--what', 'a']]) {
    expect(await run(...args)).toMatchObject({ code: 2, errors: expect.stringContaining('Usage:') });
  }
  const nowhere = await run(join(folder, 'nowhere'));
  expect(nowhere.code).toBe(1);
  expect(nowhere.errors).toContain('taskbook cannot be judged');
});
