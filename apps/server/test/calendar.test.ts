import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from './support/client.ts';
import { expectRefusal } from './support/refusal.ts';
import { startWorld, type World } from './support/world.ts';

let world: World;
let admin: Client;
beforeAll(async () => {
  world = await startWorld();
  admin = await world.client('admin');
});
afterAll(() => world.close());

describe('the working calendar', () => {
  interface Year {
    readonly state: string;
    readonly workingDays: number | null;
    readonly days: { date: string; working: boolean; name: string }[];
  }
  const deadline = (from: string, workingDays: number) =>
    admin.get<{ date: string }>(`/calendar/deadline?from=${from}&workingDays=${workingDays}`);

  test('has the published years with their holidays and the weekend days that are worked', async () => {
    const { body } = await admin.get<Year>('/calendar/2025');
    expect(body).toMatchObject({ state: 'published', workingDays: 248 });
    expect(body.days).toContainEqual({ date: '2025-01-26', working: true, name: expect.any(String) });
    expect((await deadline('2025-09-30', 1)).body.date).toBe('2025-10-09');
    expect((await deadline('2025-10-09', -1)).body.date).toBe('2025-09-30');
  });

  test('says that a year is not published where a deadline would need it, and works once it is entered', async () => {
    expect((await admin.get<Year>('/calendar/2027')).body).toEqual({
      year: 2027,
      state: 'unknown',
      workingDays: null,
      days: [],
    });
    const data = expectRefusal(await deadline('2026-12-30', 5), 'YEAR_UNKNOWN');
    expect(data.zh).toContain('2027 年');
    expect((await deadline('2026-12-28', 2)).body.date).toBe('2026-12-30');
    const days = [
      { date: '2027-01-01', working: false, name: '元旦' },
      { date: '2027-01-03', working: true, name: '元旦补班' },
    ];
    const entered = await admin.call<Year>('PUT', '/calendar/2027', { days });
    expect(entered.body).toMatchObject({ state: 'entered', days });
    // 31 Dec, 3 Jan (a Sunday that is worked), 4, 5 and 6 January.
    expect((await deadline('2026-12-30', 5)).body.date).toBe('2027-01-06');
    const corrected = await admin.call<Year>('PUT', '/calendar/2027', { days: days.slice(0, 1) });
    expect(corrected.body.days).toHaveLength(1);
    expect(corrected.body.workingDays).toBe(260);
    expect((await deadline('2026-12-30', 5)).body.date).toBe('2027-01-07');
  });

  test('of a published year cannot be overruled by hand', async () => {
    const before = (await admin.get<Year>('/calendar/2026')).body;
    const answer = await admin.call('PUT', '/calendar/2026', {
      days: [{ date: '2026-03-02', working: false, name: '假' }],
    });
    expectRefusal(answer, 'CONFLICT');
    expect((await admin.get<Year>('/calendar/2026')).body).toEqual(before);
  });

  test('gives the dates of a rhythm, at the end of short months too, and at most two thousand', async () => {
    const dates = async (query: string) =>
      (await admin.get<{ dates: string[] }>(`/calendar/occurrences?${query}`)).body.dates;
    expect(await dates('every=1&unit=month&from=2026-01-31&until=2026-05-31')).toEqual([
      '2026-01-31',
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
      '2026-05-31',
    ]);
    expect(await dates('every=2&unit=week&from=2026-01-05&until=2026-02-01')).toEqual(['2026-01-05', '2026-01-19']);
    expect(await dates('every=1&unit=quarter&from=2025-11-30&until=2026-06-01')).toEqual([
      '2025-11-30',
      '2026-02-28',
      '2026-05-30',
    ]);
    expect(await dates('every=1&unit=half&from=2026-01-01&until=2027-01-01')).toEqual([
      '2026-01-01',
      '2026-07-01',
      '2027-01-01',
    ]);
    expect(await dates('every=1&unit=year&from=2024-02-29&until=2026-12-31')).toEqual([
      '2024-02-29',
      '2025-02-28',
      '2026-02-28',
    ]);
    expect(await dates('every=1&unit=day&from=1900-01-01&until=2199-12-31')).toHaveLength(2000);
    expectRefusal(
      await admin.get('/calendar/occurrences?every=1&unit=day&from=2026-02-01&until=2026-01-01'),
      'BAD_REQUEST',
    );
    expectRefusal(
      await admin.get('/calendar/occurrences?every=0&unit=day&from=2026-01-01&until=2026-01-01'),
      'BAD_REQUEST',
    );
  });
});
