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

describe('what was said about completion', () => {
  const said = (claim: NonNullable<StatusFacts['claim']>, change: Partial<StatusFacts> = {}) => {
    const { light, reasons } = status(facts({ claim, ...change }));
    return [light, ...reasons.map(({ code }) => code)];
  };
  const overdue = { due: '2026-05-20', workingDaysLeft: null };
  test('a claim in time waits for the inspector after the deadline; one made too late stays overdue', () => {
    expect(said({ kind: 'claimed', on: '2026-05-20' }, overdue)).toEqual(['yellow', 'claimed']);
    expect(said({ kind: 'claimed', on: '2026-05-21' }, overdue)).toEqual(['red', 'overdue', 'claimed']);
  });
  test('a claim before the deadline leaves the light to the deadline, and without one asks for verification', () => {
    expect(said({ kind: 'claimed', on: '2026-05-30' })).toEqual(['green', 'due-later', 'claimed']);
    expect(said({ kind: 'claimed', on: '2026-05-30' }, { workingDaysLeft: 3 })).toEqual([
      'yellow',
      'due-soon',
      'claimed',
    ]);
    expect(said({ kind: 'claimed', on: '2026-05-30' }, { due: null })).toEqual(['yellow', 'claimed']);
  });
  test('a verified completion is green until it is closed, whatever the deadline', () => {
    for (const change of [{}, overdue, { due: null }])
      expect(said({ kind: 'verified', on: '2026-05-30' }, change)).toEqual(['green', 'verified']);
  });
  test('a doubt is yellow while its unit may answer, red from the day after, and never better than the deadline', () => {
    const doubt = (answerBy: string) => ({ kind: 'doubted', on: '2026-05-28', answerBy }) as const;
    expect(said(doubt('2026-06-01'))).toEqual(['yellow', 'doubted', 'due-later']);
    expect(said(doubt('2026-05-31'))).toEqual(['red', 'doubt-unanswered', 'due-later']);
    expect(said(doubt('2026-06-05'), overdue)).toEqual(['red', 'overdue', 'doubted']);
    expect(said(doubt('2026-06-05'), { due: null, recurring: true })).toEqual(['yellow', 'doubted']);
  });
  test('nothing that was said outweighs an acceptance or a withdrawal', () => {
    const claim = { kind: 'doubted', on: '2026-05-28', answerBy: '2026-05-29' } as const;
    expect(said(claim, { acceptedOn: '2026-05-30' })).toEqual(['done', 'accepted-early']);
    expect(said(claim, { withdrawnOn: '2026-05-30' })).toEqual(['grey', 'withdrawn']);
  });
  test('more than was promised is said with the acceptance', () => {
    const exceeded = { reached: 32, target: 30, unit: '家' };
    const { light, reasons } = status(facts({ acceptedOn: '2026-05-30', exceeded }));
    expect([light, ...reasons.map(({ code }) => code)]).toEqual(['done', 'accepted-early', 'exceeded']);
    expect(reasonSentence(reasons[1] ?? { code: 'no-deadline' }).zh).toBe('实际完成 32家，超过目标 30家');
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
  const claim: fc.Arbitrary<NonNullable<StatusFacts['claim']>> = fc.oneof(
    fc.record({ kind: fc.constantFrom('claimed' as const, 'verified' as const), on: day }),
    fc.record({ kind: fc.constant('doubted' as const), on: day, answerBy: day }),
  );
  fc.assert(
    fc.property(
      fc.record({
        ...{ asOf: day, due: fc.option(day), acceptedOn: fc.option(day, { freq: 2 }), claim: fc.option(claim) },
        ...{ recurring: fc.boolean(), known: fc.boolean(), more: fc.boolean() },
      }),
      ({ asOf, due, acceptedOn, claim: saidSo, recurring, known, more }) => {
        const left = due !== null && due > asOf && known ? 3 : null;
        const exceeded = more ? { reached: 12.5, target: 10, unit: '公里' } : null;
        const found = status({ asOf, due, acceptedOn, claim: saidSo, exceeded, recurring, workingDaysLeft: left });
        expect(new Set(found.reasons.map(({ code }) => code)).size).toBe(found.reasons.length);
        for (const reason of found.reasons) {
          const { zh, en } = reasonSentence(reason);
          expect(zh).toMatch(/\p{Script=Han}/u);
          expect(en.replace('公里', 'km')).not.toMatch(/\p{Script=Han}|undefined|NaN/u);
          if ('days' in reason) expect(zh).toContain(String(reason.days));
        }
      },
    ),
  );
  expect(Object.keys(lightNames)).toHaveLength(5);
});
