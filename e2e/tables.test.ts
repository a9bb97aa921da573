import { afterAll, beforeAll, expect, test } from 'vitest';
import { register } from '../apps/server/test/support/tables.ts';
import { workbookOf } from '../packages/office/test/support/workbook.ts';
import { faultsOf } from './support/faults.ts';
import { openSite, type Site } from './support/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

const faulty = [[5, '新建污水处理厂', null, null, '市住建局', null, '2026年2月30日', null, null, null]] as const;

test('a superior’s list comes in as a file and goes back in its own form: columns, faults, good rows, review, publication, answers', async () => {
  const { page, complaints } = await site.visit({ as: 'office' });
  await page.goto('/documents/import');
  const name = '省下达任务清单.xlsx';
  const mimeType = 'application/octet-stream';
  await page.getByLabel(/把文件拖到这里/).setInputFiles({ name, mimeType, buffer: Buffer.from(register('', faulty)) });
  await page.getByRole('button', { name: '按台账导入' }).click();

  // What each column seems to mean stands above it, with the reason; one is corrected.
  const column = (letter: string) => page.getByLabel(`${letter} 列的含义`);
  expect(await column('B').inputValue()).toBe('title');
  expect(await column('I').inputValue()).toBe('ignore');
  await column('I').focus();
  await page
    .getByText(/I 列“评分”：.+把握 \d+%/)
    .first()
    .waitFor();
  await column('I').selectOption('status');
  await page.getByText('I 列“评分”：由您指定').first().waitFor();

  // The trial says what comes in; its faults lead to their cells; the button says why it waits.
  await page.getByText('共 5 行，可导入 4 行').waitFor();
  const submit = page.getByRole('button', { name: '导入 4 行' });
  expect(await submit.isDisabled()).toBe(true);
  await page.getByText(/有错误的行未处理/).waitFor();
  await page.getByRole('button', { name: /错误 2026年台账 第 10 行 G 列/ }).click();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('cell-10-G');
  await page.getByRole('radio', { name: /只导入没有错误的 4 行/ }).check();
  await page.getByText('请选择公开或内部').waitFor();
  await page.getByRole('radio', { name: /^内部/ }).check();
  await page.getByRole('checkbox', { name: /这是上级下达的清单/ }).check();
  await page.getByLabel('下达机关').fill('省政府办公厅');
  await page.getByLabel('回报日期（可不填）').fill('2027-06-30');
  expect(await faultsOf(page)).toEqual([]);
  await submit.click();

  await page.getByRole('list', { name: '条目清单' }).waitFor();
  expect(await page.locator('.row').count()).toBe(4);
  await page.getByRole('button', { name: '发布', exact: true }).click();
  const publication = page.getByRole('dialog');
  await publication.getByRole('radio', { name: '全部采纳后发布' }).check();
  await publication.getByRole('button', { name: '确认发布' }).click();
  await page.getByText('已封存').waitFor();

  // The list stands under the superior's; one entry is taken over, one is answered.
  await page.goto('/superior');
  await page.getByRole('link', { name: '云泽市2026年重点任务台账' }).click();
  await page.getByText('共 4 项：已接办 0，已答复 0，未处理 4').waitFor();
  const choose = (title: RegExp) => page.getByRole('checkbox', { name: title }).check();
  await choose(/新增规上工业企业/);
  await page.getByRole('button', { name: '接办', exact: true }).click();
  const unit = await page.getByLabel('接办单位').locator('option').nth(1).textContent();
  await page.getByLabel('接办单位').selectOption({ index: 1 });
  await page.getByRole('dialog').getByRole('button', { name: '接办' }).click();
  await page.getByText('共 4 项：已接办 1，已答复 0，未处理 3').waitFor();
  await choose(/实施城区供水/);
  await page.getByRole('button', { name: '答复', exact: true }).click();
  await page.getByLabel('理由').fill('已于上年完成');
  await page.getByRole('dialog').getByRole('button', { name: '答复' }).click();
  await page.getByText('共 4 项：已接办 1，已答复 1，未处理 2').waitFor();
  expect(await faultsOf(page)).toEqual([]);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载回报表' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('云泽市2026年重点任务台账.xlsx');
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  const [sheet] = workbookOf(new Uint8Array(Buffer.concat(chunks))).sheets;
  const cell = (row: number, at: number) => sheet?.cells.find((one) => one.row === row && one.column === at)?.text;
  expect([cell(1, 1), cell(4, 1), cell(4, 4)]).toEqual(['重点任务', '新增规上工业企业', unit]);
  expect(cell(8, 9)).toContain('答复：已于上年完成');
  expect(complaints).toEqual([]);

  // The next file of the same shape finds the columns as they were confirmed, on a phone too.
  const phone = await site.visit({ as: 'office', width: 360, height: 740 });
  await phone.page.goto('/documents/tables');
  await phone.page.getByLabel(/把文件拖到这里/).setInputFiles({ name, mimeType, buffer: Buffer.from(register('续')) });
  await phone.page.getByRole('button', { name: '读取表格' }).click();
  await phone.page.getByText(/列的含义沿用 .+ 的确认/).waitFor();
  expect(await phone.page.getByLabel('I 列的含义').inputValue()).toBe('status');
  await phone.page.getByText('共 4 行，可导入 4 行').waitFor();
  expect(await phone.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(await faultsOf(phone.page)).toEqual([]);
});
