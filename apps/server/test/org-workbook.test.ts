import { readWorkbook, writeSheets } from '@chengshi/office';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answer, Client } from './support/client.ts';
import { contents, counts, download, load, type Result, type SheetRows, workbook } from './support/org-workbook.ts';
import { expectRefusal } from './support/refusal.ts';
import { newAccount, startWorld, type World } from './support/world.ts';

let world: World;
let admin: Client;
beforeAll(async () => {
  world = await startWorld({ time: '2026-06-15T02:00:00Z' });
  admin = await world.client('admin');
});
afterAll(() => world.close());

describe('a workbook', () => {
  const whole: SheetRows = {
    区划: [
      ['XL-1', '表格新区', 'Sheet New Area', '园区', '379900'],
      ['XL-2', '表格片区', '', '园区', 'XL-1'],
    ],
    单位: [
      ['XL-1', '新区建设局', '建设局', '新建局，新区住建', '部门', '新区管委会'],
      ['XL-1', '新区管委会', '', '', '政府', '379900/云泽市发展和改革委员会'],
      ['XL-2', '片区办', '', '', '', ''],
    ],
    岗位: [
      ['XL-1', '建设局', '局长', '1'],
      ['XL-2', '片区办', '主任', ''],
    ],
    人员: [
      ['', '表一', 'XL-1', '新建局', '局长', '2026年3月1日', '', 'sheet-1'],
      ['', '表一', 'XL-1', '新区建设局', '局长', '', '', ''],
      ['', '表二', 'XL-2', '片区办', '主任', '2026/3/2', '', ''],
    ],
  };

  test('is checked without changing anything, then loaded as a whole, and loaded again changes nothing', async () => {
    const parent = await world.value(
      "select name from units where region_path = '/379900/' and name like '%发展和改革%' limit 1",
    );
    const sheets = {
      ...whole,
      单位: (whole.单位 ?? []).map((row) =>
        row.map((cell) => (cell.startsWith('379900/') ? `379900/${parent}` : cell)),
      ),
      人员: (whole.人员 ?? []).filter((_, index) => index !== 1),
    };
    const before = await contents(world);
    const trial = await load(admin, sheets, { dryRun: true });
    expect(trial.body.faults).toEqual([]);
    expect(counts(trial)).toEqual({ regions: [2, 0, 0], units: [3, 0, 0], posts: [2, 0, 0], people: [2, 0, 0] });
    expect(await contents(world)).toBe(before);
    const key = 'one workbook';
    // One file: a workbook written again bears another time, and is another request.
    const file = await workbook(sheets);
    const real = await load(admin, file, { key });
    expect(real.body).toMatchObject({ loaded: true, prepared: [{ name: '表一', userName: 'sheet-1' }] });
    expect((await load(admin, file, { key })).body).toEqual(real.body);
    const unit = await world.value("select id from units where name = '新区建设局'");
    expect((await admin.get(`/units/${unit}`)).body).toMatchObject({
      shortName: '建设局',
      kind: 'department',
      parentName: '新区管委会',
      aliases: ['新区住建', '新建局'].sort(),
    });
    expect(await world.value("select path from regions where code = 'XL-2'")).toBe('/379900/XL-1/XL-2/');
    const since = await world.value(
      "select since::text from holdings h join people p on p.id = h.person_id where p.name = '表二'",
    );
    expect(since).toBe('2026-03-02');
    const again = await load(admin, sheets);
    expect(again.body.changes).toEqual([]);
    expect(again.body.prepared).toEqual([]);
    // The account waits: the password is issued afterwards, and is in no file.
    const id = real.body.prepared[0]?.id;
    const issued = await admin.post<{ rows: { password: string }[] }>('/people/passwords', { personIds: [id] });
    expect((await world.server.client().signIn('sheet-1', issued.body.rows[0]?.password ?? '')).status).toBe(200);
  });

  test('renames, ranks, adds names, and ends and begins holdings, and says so beforehand', async () => {
    const id = await world.value("select id from people where name = '表二'");
    const sheets = {
      区划: [['XL-2', '表格南片区', '', '', '']],
      单位: [['XL-2', '片区办', '片办', '南片办', '党委机构', '']],
      岗位: [
        ['XL-2', '片办', '主任', '3'],
        ['XL-2', '片区办', '副主任', '4'],
      ],
      人员: [
        [id, '表贰', 'XL-2', '南片办', '主任', '', '2026-06-01', ''],
        [id, '表贰', 'XL-2', '片区办', '副主任', '2026-06-01', '', 'sheet-2'],
      ],
    };
    const before = await contents(world);
    const trial = await load(admin, sheets, { dryRun: true });
    expect(await contents(world)).toBe(before);
    const real = await load(admin, sheets);
    expect(real.body.loaded).toBe(true);
    expect(real.body.changes).toEqual(trial.body.changes);
    expect(real.body.changes.map(({ zh }) => zh)).toEqual([
      'XL-2：表格片区 改为 表格南片区',
      '片区办：简称 无 改为 片办；性质有变；加别名 南片办',
      '片区办 主任：排序 100 改为 3',
      '新增 片区办 副主任',
      '表二：2026-06-01 离任；改名为 表贰',
      '表二：2026-06-01 任 片区办 副主任；用户名 sheet-2',
    ]);
    expect((await admin.get(`/people/${id}`)).body).toMatchObject({
      name: '表贰',
      account: 'prepared',
      posts: [{ title: '副主任' }],
    });
    expect((await load(admin, sheets)).body.changes).toEqual([]);
    const torn = [
      [id, '表二', 'XL-2', '片区办', '副主任', '', '', ''],
      [id, '表叁', 'XL-2', '片区办', '主任', '', '', ''],
    ];
    expect((await load(admin, { 人员: torn }, { dryRun: true })).body.faults.map(({ zh }) => zh)).toEqual([
      '同一编号的另一行姓名是表二',
    ]);
  });

  const faulty: SheetRows = {
    区划: [
      ['XF-1', '', '', '', '379900'],
      ['XF-2', '好园区', '', '', '379900'],
      ['XF-3', '坏上级', '', '', 'XF-9'],
      ['379902', '澄湖区', '', '', 'XF-2'],
      ['379903', '望岳区', '', '市', ''],
    ],
    单位: [
      ['XF-1', '无区划局', '', '', '', ''],
      ['XF-2', '好局', '', '', '', ''],
      ['XF-2', '好局', '', '', '', ''],
      ['XF-2', '怪局', '', '', '怪', ''],
      ['XF-2', '圈一局', '', '', '', '圈二局'],
      ['XF-2', '圈二局', '', '', '', '圈一局'],
      ['XF-2', '孤局', '', '', '', '怪局'],
    ],
    岗位: [
      ['XF-2', '好局', '局长', '1'],
      ['XF-2', '怪局', '局长', '1'],
      ['XF-2', '好局', '科长', '一'],
    ],
    人员: [
      ['', '好人', 'XF-2', '好局', '局长', '', '', ''],
      ['', '错日', 'XF-2', '好局', '局长', '2026-02-30', '', ''],
      ['', '明日', 'XF-2', '好局', '局长', '2026-06-16', '', ''],
      ['', '无岗', 'XF-2', '好局', '处长', '', '', ''],
      ['不是编号', '错号', 'XF-2', '好局', '局长', '', '', ''],
      ['', '占名', 'XF-2', '好局', '局长', '', '', 'leader'],
    ],
  };

  test('with faults loads nothing and names each by sheet, row and column', async () => {
    const before = await contents(world);
    const trial = await load(admin, faulty, { dryRun: true });
    const refused = expectRefusal(await load(admin, faulty), 'IMPORT_FAULTS');
    expect(refused.faults).toEqual(trial.body.faults);
    expect(await contents(world)).toBe(before);
    const said = trial.body.faults.map(({ place, zh }) => `${place.replace(/ · .*/, '')}：${zh}`);
    expect(said).toEqual([
      expect.stringMatching(/^区划 第 2 行：名称为空/),
      expect.stringMatching(/^区划 第 4 行：上级代码 XF-9 不存在/),
      expect.stringMatching(/^区划 第 5 行 E 列（上级代码）：上级代码与现有的不同/),
      expect.stringMatching(/^区划 第 6 行 D 列（层级）：层级与现有的不同/),
      expect.stringMatching(/^单位 第 2 行 A 列（区划代码）：没有区划 XF-1/),
      expect.stringMatching(/^单位 第 4 行 B 列（单位名称）：与第 3 行重复/),
      expect.stringMatching(/^单位 第 5 行 E 列（性质）：不认识的性质“怪”/),
      expect.stringMatching(/^单位 第 6 行 F 列（上级单位）：上级单位成环/),
      expect.stringMatching(/^单位 第 7 行 F 列（上级单位）：上级单位成环/),
      expect.stringMatching(/^单位 第 8 行 F 列（上级单位）：上级单位“怪局”有错误/),
      expect.stringMatching(/^岗位 第 3 行 B 列（单位）：区划 XF-2 没有单位“怪局”/),
      expect.stringMatching(/^岗位 第 4 行 D 列（排序）：排序“一”/),
      expect.stringMatching(/^人员 第 3 行 F 列（任职日期）：“2026-02-30”不是日期/),
      expect.stringMatching(/^人员 第 4 行 F 列（任职日期）：2026-06-16 晚于今天/),
      expect.stringMatching(/^人员 第 5 行 E 列（岗位）：好局没有岗位“处长”/),
      expect.stringMatching(/^人员 第 6 行 A 列（编号）：没有这个编号/),
      expect.stringMatching(/^人员 第 7 行 H 列（用户名）：用户名“leader”是/),
    ]);
  });

  test('loads the good rows when that is asked for, and nothing that hangs on a bad one', async () => {
    const { body } = await load(admin, faulty, { goodRows: true });
    expect(body).toMatchObject({ loaded: true, faultCount: 17 });
    expect(counts({ body } as Answer<Result>)).toEqual({
      regions: [1, 0, 0],
      units: [1, 0, 0],
      posts: [1, 0, 0],
      people: [1, 0, 0],
    });
    expect(await world.value("select string_agg(name, ' ') from units where region_path like '%/XF-2/'")).toBe('好局');
    expect(await world.value("select count(*) from people where region_path like '%/XF-2/'")).toBe('1');
  });

  test('asks instead of guessing who is meant when somebody of that name is there', async () => {
    const sheets = (id: string, unit = '好局') => ({
      岗位: [
        ['XF-2', '好局', '副局长', ''],
        ['XF-2', '另局', '局长', ''],
      ],
      单位: [['XF-2', '另局', '', '', '', '']],
      人员: [[id, '好人', 'XF-2', unit, unit === '好局' ? '副局长' : '局长', '', '', '']],
    });
    expect((await load(admin, sheets(''), { dryRun: true })).body.changes.at(-1)?.zh).toMatch(
      /^好人：.* 任 好局 副局长$/,
    );
    const asked = (await load(admin, sheets('', '另局'), { dryRun: true })).body.faults;
    expect(asked.map(({ zh }) => zh)).toEqual(['已有好人（好局 局长）：同一人请填编号，不是同一人请填“新”']);
    expect((await load(admin, sheets('新', '另局'), { dryRun: true })).body.changes.at(-1)?.zh).toBe(
      '新增 好人（另局 局长）',
    );
    const id = await world.value("select id from people where name = '好人'");
    expect((await load(admin, sheets(id, '另局'), { dryRun: true })).body.changes.at(-1)?.zh).toMatch(/任 另局 局长$/);
  });

  test('never touches the accounts of the other two duties', async () => {
    const id = await world.person('auditor');
    const row = [
      id,
      await world.value('select name from people where id = $1', id),
      '379900',
      '',
      '',
      '',
      '',
      'mine-now',
    ];
    const { body } = await load(admin, { 人员: [row] }, { dryRun: true });
    expect(body.faults.map(({ zh }) => zh).join()).toContain('三员须相互制约');
  });

  test('of a district’s administrator changes nothing outside the district', async () => {
    const { client } = await newAccount(world, { userName: 'wb-903', role: 'administrator', regionCode: '379903' });
    const outside = {
      区划: [['379904', '改名区', '', '', '']],
      单位: [['379904', '飞地局', '', '', '', '']],
      人员: [['', '飞地人', '379900', '市府办', '主任', '', '', '']],
    };
    const before = await contents(world);
    const faults = expectRefusal(await load(client, outside), 'IMPORT_FAULTS').faults ?? [];
    expect(faults.map(({ zh }) => zh.includes('不在您的管理范围内'))).toEqual([true, true, true]);
    expect(await contents(world)).toBe(before);
  });

  test('may be one sheet as text, and what is none of the four is refused in words', async () => {
    const csv = new TextEncoder().encode('\uFEFF行政区划代码,区划名称\n379906,新河区\n379906001,新河街道\n');
    expect(counts(await load(admin, csv))).toMatchObject({ regions: [2, 0, 0] });
    expectRefusal(await load(admin, new TextEncoder().encode('甲,乙\n1,2\n')), 'UNREADABLE');
    expectRefusal(await load(admin, new Uint8Array([1, 2, 3])), 'UNREADABLE');
    const missing = await writeSheets([
      { name: '单位', columns: [{ heading: '单位名称', width: 9 }], rows: [['甲局']] },
    ]);
    const { body } = await load(admin, missing, { dryRun: true });
    expect(body.faults.map(({ zh }) => zh)).toEqual(['表头缺少“区划代码”列']);
  });

  test('as a template has the four sheets, their columns and an explanation of each', async () => {
    const file = readWorkbook(await download(admin, '/organisation/workbook/template?language=en'));
    if (file.kind === 'fault') throw new Error(file.code);
    expect(file.sheets.map(({ name }) => name)).toEqual(['Regions', 'Units', 'Posts', 'People', 'How to fill in']);
    expect(file.sheets.slice(0, 4).every(({ rowCount }) => rowCount === 1)).toBe(true);
    expect(file.sheets[4]?.rowCount).toBe(1 + 1 + 5 + 6 + 4 + 8);
    const trial = await load(admin, await download(admin, '/organisation/workbook/template'), { dryRun: true });
    expect(trial.body).toMatchObject({ faults: [], changes: [] });
  });
});
