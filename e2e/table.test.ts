import { readFileSync } from 'node:fs';
import type { Mark } from '@chengshi/contract';
import { readWorkbook } from '@chengshi/office';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../apps/server/test/support/client.ts';
import { faultsOf } from './support/faults.ts';
import { openSite, type Site } from './support/site.ts';

let site: Site;
let office: Client;
beforeAll(async () => {
  site = await openSite();
  office = await site.server.as('office');
});
afterAll(() => site?.close());

/** A busy machine answers later, and as well. */
const soon = <Value>(look: () => Value) => expect.poll(look, { timeout: 15_000 });

const grid = (page: Page) => page.getByRole('grid', { name: '事项表' });
const titles = (page: Page) => grid(page).locator('td.cell-title').allInnerTexts();

async function openTable(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await grid(page).waitFor();
  await soon(() => grid(page).locator('td.cell-title').count()).toBeGreaterThan(2);
}

/** What the API says of the same table. */
async function rowsOf(query: string): Promise<Mark[]> {
  return (await office.get<{ rows: Mark[] }>(`/table?limit=200&${query}`)).body.rows;
}

test('a clerk narrows the table, changes a cell and many rows, takes it back, keeps the view and gives it out', async () => {
  const { page, complaints } = await site.visit({ as: 'office' });
  await openTable(page, '/commitments');
  expect(await faultsOf(page)).toEqual([]);

  // Filters, order and columns stand in the address.
  await page.getByText('告急', { exact: true }).first().click();
  await page.getByRole('button', { name: '按时限排序' }).click();
  await page.getByRole('button', { name: '列', exact: true }).click();
  const columns = page.getByRole('dialog', { name: '显示哪些列' });
  await columns.getByRole('checkbox', { name: '区划' }).uncheck();
  await columns.getByRole('checkbox', { name: '配合单位' }).check();
  await columns.getByRole('button', { name: '把“编号”前移' }).click();
  await columns.getByRole('button', { name: '关闭' }).last().click();
  await soon(() => page.url()).toMatch(/light=red.*order=due.*columns=title,light,target,due,lead,code,front,support/);
  const red = await rowsOf('lights[]=red&order=due');
  await soon(() => titles(page)).toEqual(red.map(({ title }) => title).slice(0, (await titles(page)).length));

  // A deadline is changed in place: by keys, with the reason that it needs.
  await grid(page).locator('td.cell-due').first().click();
  await page.keyboard.press('F2');
  const editor = page.getByRole('form', { name: '时限' });
  await editor.getByLabel('时限').fill('2027-03-31');
  await page.keyboard.press('Enter');
  await editor.getByRole('alert').getByText('请写明理由').waitFor();
  await editor.getByLabel('理由').fill('市政府专题会议同意延期');
  await page.keyboard.press('Enter');
  await page.getByText('已修改 1 项').waitFor();
  await soon(() => titles(page)).not.toContain(red[0]!.title);
  const moved = await rowsOf('changed=true');
  expect(moved).toMatchObject([{ id: red[0]!.id, due: { end: '2027-03-31' } }]);

  // Ctrl-Z takes it back.
  await page.keyboard.press('Control+z');
  await page.getByText('已撤销，恢复原来的内容').waitFor();
  expect((await rowsOf('lights[]=red&order=due'))[0]?.id).toBe(red[0]!.id);
  await soon(async () => (await titles(page))[0]).toBe(red[0]!.title);

  // Three rows in one go, with undo in the notice. The reason is the last one.
  await grid(page)
    .locator('td.cell-title')
    .first()
    .click({ position: { x: 5, y: 5 } });
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.getByText('已选 3 项').waitFor();
  await page.getByRole('button', { name: '成批修改' }).click();
  const dialog = page.getByRole('dialog', { name: '修改 3 项' });
  await dialog.getByLabel('修改什么').selectOption({ label: '牵头单位（增加）' });
  await dialog.getByLabel('牵头单位（增加）').fill('市数据局');
  expect(await dialog.getByLabel('理由').inputValue()).toBe('市政府专题会议同意延期');
  await dialog.getByRole('button', { name: '确认修改' }).click();
  await page.getByText('已修改 3 项').waitFor();
  const led = (await rowsOf(`owner=${encodeURIComponent('市数据局')}`)).map(({ id }) => id);
  expect(led.sort()).toEqual(
    red
      .slice(0, 3)
      .map(({ id }) => id)
      .sort(),
  );
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await soon(async () => rowsOf(`owner=${encodeURIComponent('市数据局')}`)).toEqual([]);
  await page.getByRole('button', { name: '取消选择' }).click();

  // Grouped, with counts of each group; opened, it shows its rows.
  await page.getByLabel('分组').selectOption({ label: '按战线' });
  const heads = grid(page).locator('.group-head');
  await soon(() => heads.count()).toBeGreaterThan(1);
  const first = (await heads.first().textContent()) ?? '';
  const size = Number(/(\d+) 项/.exec(first)?.[1]);
  await heads.first().click();
  await soon(() => lineCount(page)).toBe((await groups()) + size);
  expect(await grid(page).locator('td.cell-title').count()).toBeGreaterThan(2);

  // Saved as a view, made the default, and there again after the page is opened anew.
  await page.getByRole('button', { name: '存为视图' }).click();
  const save = page.getByRole('dialog', { name: '存为视图' });
  await save.getByLabel('名称').fill('告急事项分战线');
  await save.getByRole('button', { name: '保存' }).click();
  await page.getByText('已保存视图“告急事项分战线”').waitFor();
  await page.getByRole('button', { name: '管理视图' }).click();
  const manage = page.getByRole('dialog', { name: '管理视图' });
  await manage.getByRole('button', { name: '设为默认' }).click();
  await manage.getByRole('button', { name: '取消默认' }).waitFor();
  await page.goto('/commitments');
  await page.waitForURL(/by=front/);
  await soon(() => heads.count()).toBeGreaterThan(1);
  expect(await page.getByLabel('视图', { exact: true }).locator('option:checked').textContent()).toContain(
    '告急事项分战线',
  );

  // The file holds what the screen shows.
  await page.getByRole('button', { name: '全部展开' }).click();
  await soon(() => lineCount(page)).toBe((await groups()) + red.length);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出 Excel' }).click(),
  ]);
  const sheet = tableIn(await download.path());
  expect(sheet[1]).toEqual(['事项', '状态', '目标', '时限', '牵头单位', '编号', '战线', '配合单位']);
  const seen = await everyLine(page);
  expect(sheet.slice(2).map(([title]) => title!.replace(/（\d+ 项）$/, '').split(' · ')[0])).toEqual(seen);
  expect(complaints).toEqual([]);
});

/** Lines of the table below its head, drawn or not. */
const lineCount = async (page: Page) => Number(await grid(page).getAttribute('aria-rowcount')) - 1;

async function groups(): Promise<number> {
  const { body } = await office.get<{ groups: unknown[] }>('/table/groups?by=front&lights[]=red');
  return body.groups.length;
}

function tableIn(path: string): string[][] {
  const workbook = readWorkbook(new Uint8Array(readFileSync(path)));
  if (workbook.kind === 'fault') throw new Error(workbook.code);
  const { cells, rowCount, columnCount } = workbook.sheets[0]!;
  const rows = Array.from({ length: rowCount }, () => Array<string>(columnCount).fill(''));
  for (const { row, column, text } of cells) rows[row]![column] = text;
  return rows;
}

/** The first column of every line, by scrolling through the table. */
async function everyLine(page: Page): Promise<string[]> {
  const lines = new Map<number, string>();
  const frame = page.locator('.grid-frame');
  const height = await frame.evaluate((element) => element.scrollHeight);
  for (let at = 0; at < height; at += 300) {
    await frame.evaluate((element, top) => element.scrollTo(0, top), at);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    const drawn = await page.locator('.grid-body tr').evaluateAll((rows) =>
      rows.map((row) => ({
        index: Number(row.getAttribute('aria-rowindex')),
        words:
          row.querySelector('.group-name > span')?.textContent ?? row.querySelector('.cell-title')?.textContent ?? '',
      })),
    );
    for (const { index, words } of drawn) lines.set(index, words);
  }
  return [...lines].sort(([a], [b]) => a - b).map(([, words]) => words);
}

test('on a phone the rows are cards, filters are in a drawer and a change goes through a dialog; its history is told', async () => {
  const { page, complaints } = await site.visit({ as: 'office', width: 360, height: 740 });
  await page.goto('/commitments?order=due');
  await page.getByRole('list', { name: '事项列表' }).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await page.getByRole('button', { name: '筛选', exact: true }).click();
  const drawer = page.getByRole('dialog', { name: '筛选' });
  await drawer.getByText('告急', { exact: true }).click();
  await drawer.getByRole('button', { name: '查看结果' }).click();
  const [first] = await rowsOf('lights[]=red&order=due');
  const card = page.getByRole('article').filter({ hasText: first!.title }).first();
  await card.getByRole('button', { name: '修改事项' }).click();
  const dialog = page.getByRole('dialog', { name: '修改事项' });
  await dialog.getByLabel('修改什么').selectOption({ label: '事项名称' });
  await dialog.getByLabel('事项名称').fill('手机上改的名称');
  await dialog.getByLabel('理由').fill('表述不准');
  await dialog.getByRole('button', { name: '确认修改' }).click();
  await page.getByText('已修改 1 项').waitFor();
  await page.getByRole('link', { name: '手机上改的名称' }).first().click();
  const history = page.getByRole('region', { name: '修改记录' });
  await history.getByText('理由：表述不准').waitFor();
  expect(await history.locator('ins').first().textContent()).toBe('手机上改的名称');
  expect(complaints).toEqual([]);
});

test('an address with words that mean nothing shows the table as usual, and is put right', async () => {
  const { page, complaints } = await site.visit({ as: 'office' });
  await openTable(page, '/commitments?by=nothing&light=red,pink&from=soon&order=foo&more=1');
  await soon(() => new URL(page.url()).search).toBe('?light=red');
  expect(await page.getByRole('alert').count()).toBe(0);
  expect(complaints).toEqual([]);
});

test('who may not change sees the table without ways to change it', async () => {
  const { page } = await site.visit({ as: 'leader' });
  await openTable(page, '/commitments');
  expect(await grid(page).getByRole('checkbox').count()).toBe(0);
  await grid(page).locator('td.cell-due').first().dblclick();
  expect(await page.getByRole('form', { name: '时限' }).count()).toBe(0);
});
