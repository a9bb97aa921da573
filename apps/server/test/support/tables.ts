import type { TableImportEvent, TableMapping, TableReading } from '@chengshi/contract';
import { type CellSource, xlsx } from '../../../../packages/office/test/support/workbook.ts';
import { type Client, type Followed, formOf } from './client.ts';

/** Sends a spreadsheet or pasted cells and gives what was found in it; fails when it is refused. */
export async function readTables(
  client: Client,
  fields: Readonly<Record<string, string | File>>,
): Promise<TableReading> {
  const { events, refusal } = await client.follow<{ reading?: TableReading }>('/tables/readings', formOf(fields));
  const reading = events.at(-1)?.reading;
  if (!reading) throw new Error(`the spreadsheet was refused: ${JSON.stringify(refusal)}`);
  return reading;
}

export const importTable = (
  client: Client,
  readingId: string,
  body: Readonly<Record<string, unknown>>,
): Promise<Followed<TableImportEvent>> =>
  client.follow<TableImportEvent>(`/tables/readings/${readingId}/imports`, body);

/** The mapping that the reading suggests for one of its tables. */
export const suggested = (reading: TableReading, table = 0): TableMapping =>
  (reading.tables[table]?.columns ?? []).map(({ field }, column) => ({ column, field }));

/** Imports a table as its reading suggests, and gives the document. */
export async function importedTable(client: Client, reading: TableReading, more: object = {}): Promise<string> {
  const { events, refusal } = await importTable(client, reading.id, {
    table: 0,
    mapping: suggested(reading),
    classification: 'internal',
    ...more,
  });
  const done = events.at(-1);
  if (done?.kind !== 'done') throw new Error(`the table was refused: ${JSON.stringify(refusal)}`);
  return done.documentId;
}

export const workbook = (bytes: Uint8Array, name = '重点任务台账.xlsx'): File =>
  new File([Uint8Array.from(bytes)], name);

/** A working table as offices write it: title, two header rows with merges, sections, a merged cell of fronts, notes. */
export function register(mark: string, more: readonly (readonly CellSource[])[] = []): Uint8Array {
  const rows: (readonly CellSource[])[] = [
    [`云泽市2026年重点任务台账${mark}`],
    ['序号', '重点任务', '年度目标', null, '责任单位', null, '完成时限', '进展情况', '评分', '备注'],
    [null, null, '2026年', '2027年', '牵头单位', '配合单位', null, null, null, null],
    ['一、工业强市'],
    [
      1,
      '新增规上工业企业',
      '135家',
      '160家',
      '市工信局',
      '市财政局、市商务局',
      { n: 46_387, style: 1 },
      '已新增40家',
      5,
      null,
    ],
    [2, '建设化工园区二期', null, null, '市发改委', null, '2026年9月底前', '主体施工', 4, '重点调度'],
    ['二、民生改善'],
    [
      3,
      '1.新建学校3所；2.改造老旧小区20个；3.新增公办养老床位500张；4.建成口袋公园10处；5.更新公交车50辆',
      null,
      null,
      '市住建局',
      null,
      '年底前',
      null,
      3,
      null,
    ],
    [4, '实施城区供水管网改造', '≥120公里', null, '市城管局', null, '2026.10', null, null, "=cmd|'/c calc'!A1"],
    ...more,
    ['注：本表每月5日前更新。'],
  ];
  const last = rows.length;
  return xlsx({
    formats: ['yyyy"年"m"月"d"日"'],
    sheets: [
      {
        name: '2026年台账',
        rows,
        merges: [
          'A1:J1',
          'C2:D2',
          'E2:F2',
          'A2:A3',
          'B2:B3',
          'G2:G3',
          'H2:H3',
          'I2:I3',
          'J2:J3',
          'A4:J4',
          'A7:J7',
          `A${last}:J${last}`,
        ],
        cols: '<cols><col min="2" max="2" width="42" customWidth="1"/></cols>',
      },
    ],
  });
}

/** Rows that are wrong in the three ways in which a row can be. */
export const faultyRows = [
  [5, '新建污水处理厂', null, null, '市住建局', null, '2026年2月30日', null, null, null],
  [6, null, null, null, '市水利局', null, '2026年8月', null, null, null],
  [7, '整治河道', { type: 'e', inside: '<v>#REF!</v>' }, null, '市水利局', null, '2026年8月', null, null, null],
  [8, '编制规划', null, null, null, null, '尽快', null, null, null],
] as const;
