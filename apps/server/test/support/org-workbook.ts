import { writeSheets } from '@chengshi/office';
import { expect } from 'vitest';
import type { Answer, Client } from './client.ts';
import type { World } from './world.ts';

export interface Result {
  readonly sheets: { sheet: string; created: number; changed: number; unchanged: number }[];
  readonly changes: { place: string; zh: string; en: string }[];
  readonly faults: { place: string; zh: string; en: string }[];
  readonly faultCount: number;
  readonly loaded: boolean;
  readonly prepared: { id: string; name: string; userName: string }[];
}
export type SheetRows = Readonly<Record<string, readonly (readonly string[])[]>>;

const headers: Readonly<Record<string, readonly string[]>> = {
  区划: ['代码', '名称', '英文名', '层级', '上级代码'],
  单位: ['区划代码', '单位名称', '简称', '别名', '性质', '上级单位'],
  岗位: ['区划代码', '单位', '岗位', '排序'],
  人员: ['编号', '姓名', '区划代码', '单位', '岗位', '任职日期', '离任日期', '用户名'],
};
export const workbook = (sheets: SheetRows): Promise<Uint8Array> =>
  writeSheets(
    Object.entries(sheets).map(([name, rows]) => ({
      name,
      columns: (headers[name] ?? []).map((heading) => ({ heading, width: 12 })),
      rows,
    })),
  );

/** Sends a workbook, made of these rows or made already. */
export async function load(
  client: Client,
  content: SheetRows | Uint8Array,
  options: { dryRun?: boolean; goodRows?: boolean; key?: string } = {},
): Promise<Answer<Result>> {
  const bytes = content instanceof Uint8Array ? content : await workbook(content);
  const form = new FormData();
  form.set('file', new File([Uint8Array.from(bytes)], '组织信息.xlsx'));
  if (options.dryRun) form.set('dryRun', 'true');
  if (options.goodRows) form.set('goodRows', 'true');
  return client.post<Result>(
    '/organisation/workbook/imports',
    form,
    options.key ? { 'idempotency-key': options.key } : {},
  );
}

export async function download(client: Client, path: string): Promise<Uint8Array> {
  const response = await fetch(`${client.url}/api${path}`, { headers: { cookie: client.cookie } });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''.+\.xlsx$/);
  return new Uint8Array(await response.arrayBuffer());
}

/** Changes with any row of the organisation. */
export const contents = (world: World) =>
  world.value(`select md5(string_agg(part, ' ')) from (
    select sum(hashtextextended(t::text, 0))::text part from regions t union all select sum(hashtextextended(t::text, 0))::text from units t
    union all select sum(hashtextextended(t::text, 0))::text from unit_aliases t union all select sum(hashtextextended(t::text, 0))::text from posts t
    union all select sum(hashtextextended(t::text, 0))::text from people t union all select sum(hashtextextended(t::text, 0))::text from holdings t
    union all select count(*)::text from ledger) parts`);
export const counts = ({ body }: Answer<Result>) =>
  Object.fromEntries(
    body.sheets.map(({ sheet, created, changed, unchanged }) => [sheet, [created, changed, unchanged]]),
  );
