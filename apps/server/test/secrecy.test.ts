import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { docx, p } from '../../../packages/office/test/support/docx.ts';
import { secrecyMark } from '../src/platform/secrecy/mark.ts';
import type { Client } from './support/client.ts';
import { expectRefusal } from './support/refusal.ts';
import { startWorld, type World } from './support/world.ts';

let world: World;
let office: Client;
beforeAll(async () => {
  world = await startWorld();
  office = await world.client('office');
});
afterAll(() => world.close());

test.each([
  ['机密★1年', '机密★1年'],
  ['绝密★长期', '绝密★长期'],
  ['秘密★', '秘密★'],
  ['绝密★启用前', '绝密★启用前'],
  ['机密☆6个月', '机密☆6个月'],
  ['机密*10年', '机密*10年'],
  ['秘密＊五年', '秘密＊五年'],
  ['机 密 ★ 1 年', '机密★1年'],
  ['机　密　★　１０　年', '机密★１０年'],
  ['机\u200b密★1年', '机密★1年'],
  ['機密★1年', '機密★1年'],
  ['絕密★長期', '絕密★長期'],
  ['秘密 5年', '秘密5年'],
  ['  机密（3年）  ', '机密（3年）'],
  ['密级：机密', '密级：机密'],
  ['密 级 : 秘 密', '密级:秘密'],
  ['密级：【绝密】', '密级：【绝密'],
  ['【机密】', '【机密】'],
  ['机 密', '机密'],
])('“%s” is a secrecy mark', (mark, told) => {
  expect(secrecyMark(`${mark}\n\n某市要点\n一、年内新建学校5所。`)).toBe(told);
  if (mark.includes('★')) expect(secrecyMark(`某市要点　　${mark}　　第3份\n一、年内新建学校5所。`)).toBe(told);
});

test.each([
  '企业应当保护商业秘密，依法保守国家秘密。',
  '加强保密工作，机密文件由专人保管。',
  '泄露国家秘密、工作秘密的，依法处理。',
  '**商业秘密**保护是重点，***机密***另行规定。',
  '合同秘密条款 5年内有效',
  '保守国家秘密 5年来成效明显',
  '涉及秘密的事项，按规定办理\n机密级计算机不得上网',
  '评选★★★★★级景区3家。',
  '要点\n一\n二\n三\n四\n五\n秘密\n六',
  '密级管理：机密件登记造册',
])('“%s” only speaks of secrets', (text) => {
  expect(secrecyMark(text)).toBeNull();
});

/** Words that stand nowhere but in the refused texts. */
const content = '玄武湖底隧道';
const secretText = `机密★1年\n\n关于${content}的安排\n一、年内完成${content}掘进800米。`;

async function placesThatHold(words: string): Promise<string[]> {
  const tables = await world.owner.query<{ name: string }>(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'auth')",
  );
  const places: string[] = [];
  for (const { name } of tables.rows) {
    const { rowCount } = await world.owner.query(`select 1 from ${name} t where position($1 in t::text) > 0 limit 1`, [
      words,
    ]);
    if (rowCount) places.push(name);
  }
  const { dataDir } = world.server.deps.settings;
  for (const path of readdirSync(dataDir, { recursive: true, encoding: 'utf8' })) {
    const file = join(dataDir, path);
    if (statSync(file).isFile() && readFileSync(file).includes(words)) places.push(file);
  }
  return places;
}

test.each([
  ['as pasted text', { text: secretText }],
  ['as a file', { file: new File([secretText], '安排.txt') }],
  ['with its mark in the title alone', { title: '安排（机密★3年）', text: `年内完成${content}掘进800米。` }],
  [
    'with its mark in the name of the file alone',
    { file: new File([`年内完成${content}掘进800米。`], '机密★1年 安排.txt') },
  ],
  [
    'with its mark in the header of its pages alone',
    {
      file: new File(
        [
          Uint8Array.from(
            docx({
              body: p(`年内完成${content}掘进800米。`),
              extra: { 'word/header1.xml': '<w:hdr><w:p><w:r><w:t>机密★1年</w:t></w:r></w:p></w:hdr>' },
            }),
          ),
        ],
        '安排.docx',
      ),
    },
  ],
])(
  'a marked document %s is refused: the refusal is on record, and no byte of the text is anywhere',
  async (_how, fields) => {
    const before = Number(await world.value('select count(*) from refusals'));
    const { refusal } = await office.import({ classification: 'internal', ...fields });
    const data = expectRefusal({ body: refusal }, 'SECRET_DOCUMENT');
    expect(data.zh).toMatch(/“机密★\d年”/);
    const { rows } = await world.owner.query<{ id: string; mark: string; region_path: string; refused_for: string }>(
      'select id, mark, region_path, refused_for from refusals order by refused_at desc, id desc limit 1',
    );
    expect(Number(await world.value('select count(*) from refusals'))).toBe(before + 1);
    expect(rows[0]).toMatchObject({
      mark: expect.stringMatching(/^机密★\d年$/),
      region_path: '/379900/',
      refused_for: await world.person('office'),
    });
    const auditor = await world.client('auditor');
    const ledger = await auditor.get<{ rows: { action: string }[] }>(
      `/ledger?subjectKind=refusal&subjectId=${rows[0]?.id}`,
    );
    expect(ledger.body.rows.map((row) => row.action)).toEqual(['document.refused']);
    expect(await placesThatHold(content)).toEqual([]);
  },
);

test('the search for a byte of a text does find one that was kept', async () => {
  const kept = '白马河湿地';
  await office.import({
    classification: 'internal',
    file: new File([`年内修复${kept}300亩，企业应当保护商业秘密。`], '湿地.txt'),
  });
  const places = await placesThatHold(kept);
  expect(places).toContain('public.documents');
  expect(places.some((place) => /[0-9a-f]{64}$/.test(place))).toBe(true);
});
