import type { ErrorCode } from '@chengshi/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from './support/client.ts';
import { expectRefusal } from './support/refusal.ts';
import { startWorld, type World } from './support/world.ts';

let world: World;
let office: Client;
let draft: string;
beforeAll(async () => {
  world = await startWorld();
  office = await world.client('office');
  draft = await world.draft();
});
afterAll(() => world.close());

describe('a search', () => {
  const words = [
    "'; drop table documents; --",
    '%%',
    '__',
    '\\\\',
    "\\'",
    '$$',
    '"”',
    '项目%',
    '(項|目)',
    '.*',
    '\u{20000}\u{20001}',
    ')) or 1=1 --',
  ];

  test.each(words)('for %s looks for just that', async (query) => {
    const before = await world.value('select count(*) from documents');
    const encoded = encodeURIComponent(query);
    const admin = await world.client('admin');
    const answers = await Promise.all([
      office.get(`/documents?query=${encoded}`),
      office.get(`/commitments?query=${encoded}`),
      office.get(`/units?query=${encoded}`),
      office.get(`/regions?query=${encoded}`),
      admin.get(`/people?query=${encoded}`),
    ]);
    for (const answer of answers) expect(answer).toMatchObject({ status: 200, body: { rows: [] } });
    expect(await world.value('select count(*) from documents')).toBe(before);
  });

  test('for one character asks for two, and for blanks gives everything', async () => {
    for (const path of ['/documents', '/commitments']) {
      for (const query of ['项', ' 项 ', '%', '𠀀']) {
        expectRefusal(await office.get(`${path}?query=${encodeURIComponent(query)}`), 'BAD_REQUEST');
      }
      expect((await office.get<{ rows: unknown[] }>(`${path}?query=%20%20`)).body.rows.length).toBeGreaterThan(0);
    }
  });

  test('refuses what no database can hold, and texts that are too long', async () => {
    for (const query of ['a%00b', `${'长'.repeat(101)}`]) {
      for (const path of ['/documents', '/commitments', '/units', '/regions']) {
        expectRefusal(await office.get(`${path}?query=${query}`), 'BAD_REQUEST');
      }
    }
  });
});

describe('dates that do not exist', () => {
  const commitment = () => world.value("select id from commitments where kind = 'target' order by id limit 1");
  const published = () => world.value("select id from documents where state = 'published' order by id limit 1");

  test.each([
    ['2026-02-30', 'BAD_REQUEST'],
    ['2025-02-29', 'BAD_REQUEST'],
    ['2026-13-01', 'BAD_REQUEST'],
    ['2026-1-1', 'BAD_REQUEST'],
    ['2026年1月1日', 'BAD_REQUEST'],
    ['2026-01-01T00:00:00Z', 'BAD_REQUEST'],
    ['0000-01-01', 'DATE_NOT_REAL'],
    ['0999-12-31', 'DATE_NOT_REAL'],
    ['9999-12-31', 'DATE_NOT_REAL'],
  ] satisfies [string, ErrorCode][])('such as %s are refused wherever a date can stand', async (date, code) => {
    const encoded = encodeURIComponent(date);
    expectRefusal(await office.get(`/documents/${await published()}/living?asOf=${encoded}`), code);
    expectRefusal(await office.get(`/commitments/${await commitment()}/status?asOf=${encoded}`), code);
    expectRefusal(await office.get(`/calendar/deadline?from=${encoded}&workingDays=1`), code);
    expectRefusal(await office.get(`/calendar/occurrences?every=1&unit=day&from=2026-01-01&until=${encoded}`), code);
    expectRefusal(await office.call('PATCH', `/documents/${draft}`, { issuedOn: date }), code);
    expectRefusal(await office.post(`/commitments/${await commitment()}/acceptance`, { on: date }), code);
    const { status, refusal } = await office.import({
      classification: 'internal',
      text: '年内建成桥梁1座。',
      issuedOn: date,
    });
    expectRefusal({ status, body: refusal }, code);
  });

  test('are refused in a year that is entered by hand', async () => {
    const admin = await world.client('admin');
    const day = (date: string) => ({ days: [{ date, working: false, name: '元旦' }] });
    expectRefusal(await admin.call('PUT', '/calendar/2031', day('2031-02-29')), 'BAD_REQUEST');
    expectRefusal(await admin.call('PUT', '/calendar/2031', day('2030-01-01')), 'DATE_NOT_REAL');
    for (const year of ['1999', '2101', '2031.5', 'x']) {
      expectRefusal(await admin.call('PUT', `/calendar/${year}`, day('2031-01-01')), 'BAD_REQUEST');
    }
    const twice = { days: [...day('2031-01-01').days, ...day('2031-01-01').days] };
    expectRefusal(await admin.call('PUT', '/calendar/2031', twice), 'CONFLICT');
  });
});

describe('texts in forms', () => {
  test('that are too long, blank or broken are refused with the place', async () => {
    for (const title of [
      '',
      '   ',
      '长'.repeat(301),
      'x'.repeat(1_000_000),
      'a\u0000b',
      '\ud800',
      7,
      null,
      ['x'],
      { x: 1 },
    ]) {
      const data = expectRefusal(await office.call('PATCH', `/documents/${draft}`, { title }), 'BAD_REQUEST');
      expect(data.faults?.[0]?.place).toBe('title');
    }
  });

  test('that hold markup or script are kept as they are and come back as JSON, never as a page', async () => {
    const title = `<script>alert("1")</script><img src=x onerror=alert(1)> & '引号' 𠀀`;
    const changed = await office.call<{ title: string }>('PATCH', `/documents/${draft}`, { title });
    expect(changed.body.title).toBe(title);
    for (const path of [`/documents/${draft}`, '/documents']) {
      const { headers, body } = await office.get<{ title?: string; rows?: { title: string }[] }>(path);
      expect(headers.get('content-type')).toMatch(/^application\/json/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(body.title ?? body.rows?.map((row) => row.title)).toEqual(
        body.title ? title : expect.arrayContaining([title]),
      );
    }
  });

  test('that come back in a refusal come back as JSON too', async () => {
    const answer = await office.get(`/documents/${encodeURIComponent('<script>alert(1)</script>')}`);
    expectRefusal(answer, 'BAD_REQUEST');
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
  });
});

test('what is there already is named in words, without columns and ids', async () => {
  const admin = await world.client('admin');
  const regionId = await world.region('379900');
  const unitName = await world.value('select name from units where region_id = $1 limit 1', regionId);
  const unitId = await world.value('select id from units where name = $1', unitName);
  const title = await world.value(
    'select title from posts where unit_id = (select unit_id from posts limit 1) limit 1',
  );
  const postUnit = await world.value('select unit_id from posts limit 1');
  const answers = [
    [await admin.post('/units', { regionId, name: unitName, kind: 'other' }), unitName],
    [await admin.post('/posts', { unitId: postUnit, title }), title],
    [
      await admin.post('/regions', {
        code: '379902',
        codeKind: 'gbt2260',
        name: '重复',
        level: 'county',
        parentCode: '379900',
      }),
      '379902',
    ],
  ] as const;
  for (const [answer, value] of answers) {
    const { zh } = expectRefusal(answer, 'CONFLICT');
    expect(zh).toContain(value);
    expect(zh).not.toMatch(/_id|Key|=/);
  }
  expect(unitId).not.toBe('');
});
