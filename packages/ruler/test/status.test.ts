import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  dueSoonCalendarDays,
  dueSoonWorkingDays,
  type Light,
  lightNames,
  reasonSentence,
  type Status,
  type StatusFacts,
  status,
  statusOfParts,
} from '../src/index.ts';

const facts = (change: Partial<StatusFacts>): StatusFacts => ({
  asOf: '2026-06-01',
  due: '2026-12-31',
  acceptedOn: null,
  recurring: false,
  workingDaysLeft: 150,
  ...change,
});
const only = (found: Status) => {
  expect(found.reasons).toHaveLength(1);
  return { light: found.light, ...found.reasons[0] };
};

describe('status of one commitment', () => {
  test('is green while the deadline is far, and says how many days are left', () => {
    expect(only(status(facts({})))).toEqual({ light: 'green', code: 'due-later', due: '2026-12-31', days: 213 });
  });
  test('turns yellow exactly at the named number of working days', () => {
    expect(status(facts({ workingDaysLeft: dueSoonWorkingDays + 1 })).light).toBe('green');
    expect(only(status(facts({ workingDaysLeft: dueSoonWorkingDays })))).toMatchObject({
      light: 'yellow',
      count: 'working',
    });
  });
  test('counts calendar days, and says so, where working days are unknown', () => {
    expect(only(status(facts({ due: '2026-06-22', workingDaysLeft: null })))).toEqual({
      light: 'yellow',
      code: 'due-soon',
      due: '2026-06-22',
      days: dueSoonCalendarDays,
      count: 'calendar',
    });
    expect(status(facts({ due: '2026-06-23', workingDaysLeft: null })).light).toBe('green');
  });
  test('is yellow on the day itself and red from the next day on', () => {
    expect(only(status(facts({ due: '2026-06-01', workingDaysLeft: 0 })))).toMatchObject({
      light: 'yellow',
      code: 'due-today',
    });
    expect(only(status(facts({ due: '2026-05-31', workingDaysLeft: null })))).toMatchObject({
      light: 'red',
      code: 'overdue',
      days: 1,
    });
  });
  test('is grey without a deadline, and says whether it is a rhythm', () => {
    expect(only(status(facts({ due: null, workingDaysLeft: null })))).toMatchObject({
      light: 'grey',
      code: 'no-deadline',
    });
    expect(only(status(facts({ due: null, workingDaysLeft: null, recurring: true })))).toMatchObject({
      light: 'grey',
      code: 'recurring',
    });
  });
  test('is done once accepted, and keeps whether that was early, in time or late', () => {
    const accepted = (acceptedOn: string) => only(status(facts({ due: '2026-05-10', acceptedOn })));
    expect(accepted('2026-05-01')).toMatchObject({ light: 'done', code: 'accepted-early', days: 9 });
    expect(accepted('2026-05-10')).toMatchObject({ light: 'done', code: 'accepted' });
    expect(accepted('2026-05-12')).toMatchObject({ light: 'done', code: 'accepted-late', days: 2 });
  });
});

describe('status of a group', () => {
  const part = (light: Light): Status => ({ light, reasons: [{ code: 'no-deadline' }] });
  test.each([
    [['done', 'done'], 'done'],
    [['done', 'red', 'green'], 'red'],
    [['green', 'yellow'], 'yellow'],
    [['grey', 'green', 'done'], 'green'],
    [['grey', 'done'], 'grey'],
    [[], 'grey'],
  ] as [Light[], Light][])('of %j is %s', (lights, expected) => {
    expect(statusOfParts(lights.map(part)).light).toBe(expected);
  });
  test('does not depend on the order of its parts, and is done only when all are', () => {
    const light = fc.constantFrom<Light>('done', 'green', 'yellow', 'red', 'grey');
    fc.assert(
      fc.property(fc.array(light, { minLength: 1 }), (lights) => {
        const found = statusOfParts(lights.map(part));
        expect(statusOfParts([...lights].reverse().map(part))).toEqual(found);
        expect(found.light === 'done').toBe(lights.every((each) => each === 'done'));
      }),
    );
  });
});

test('every reason has a sentence in both languages, with its figures in it', () => {
  const day = fc
    .integer({ min: 0, max: 3000 })
    .map((n) => new Date(Date.UTC(2022, 0, 1 + n)).toISOString().slice(0, 10));
  fc.assert(
    fc.property(
      day,
      fc.option(day),
      fc.option(day),
      fc.boolean(),
      fc.boolean(),
      (asOf, due, acceptedOn, recurring, known) => {
        const left = due !== null && due > asOf && known ? 3 : null;
        for (const reason of status({ asOf, due, acceptedOn, recurring, workingDaysLeft: left }).reasons) {
          const { zh, en } = reasonSentence(reason);
          expect(zh).toMatch(/\p{Script=Han}/u);
          expect(en).not.toMatch(/\p{Script=Han}|undefined|NaN/u);
          if ('days' in reason) expect(zh).toContain(String(reason.days));
        }
      },
    ),
  );
  expect(Object.keys(lightNames)).toHaveLength(5);
});
