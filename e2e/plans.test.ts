import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf } from './support/faults.ts';
import { openSite, type Site } from './support/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

/** Whenever the tests run, there is still time. */
const year = new Date().getFullYear() + 1;
const text = `市工信局营商环境攻坚方案

一、总体思路
企业办事，难在来回跑、材料多。本局把涉企事项并成一件，一次办完。

二、主要举措
1. 编制涉企事项一件事清单，${year}年3月底前印发。责任人：冉以宁。
2. 帮办代办服务企业300家以上，${year}年12月底前完成。`;

test('a unit files a plan from a pasted text, the office returns it, the unit corrects it, the office approves: it is a commitment under the front', async () => {
  const unit = await site.visit({ as: 'liaison' });
  const office = await site.visit({ as: 'office' });
  const { page } = unit;

  await page.goto('/plans');
  await page.getByRole('link', { name: '报送方案' }).click();
  expect(await page.getByRole('button', { name: '开始起草' }).isDisabled()).toBe(true);
  // Under a front where one is in hand, there is nothing to begin.
  await page.getByRole('button', { name: /招商引资/ }).click();
  await page.getByRole('link', { name: '市工信局招商引资攻坚方案' }).waitFor();
  await page.getByLabel('战线').selectOption({ label: '第六条战线:营商环境攻坚' });
  await page.getByRole('button', { name: '开始起草' }).click();

  await page.getByText('粘贴文字', { exact: true }).click();
  await page.getByLabel('方案正文').fill(text);
  await page.getByRole('button', { name: '读入' }).click();
  await page.getByText('读出 2 条举措，请逐条核对').waitFor();
  expect(await page.getByLabel('标题', { exact: true }).inputValue()).toBe('市工信局营商环境攻坚方案');
  const second = page.getByRole('group', { name: '举措 2' });
  expect(await second.getByLabel('数值').inputValue()).toBe('300');

  // What is missing is said before it leaves the unit.
  await page.getByRole('button', { name: '提交攻坚办' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '提交攻坚办' }).click();
  await page.getByRole('dialog').getByText('没有责任人').waitFor();
  await page.getByRole('button', { name: '取消' }).click();
  await second.getByLabel('责任人').fill('宋伯庸');
  await second.getByLabel('责任人').press('Control+Enter');
  const third = page.getByRole('group', { name: '举措 3' });
  await third.getByLabel('举措内容').fill('每月发布一次办事时长');
  await third.getByLabel('类型').selectOption({ label: '机制' });
  await third.getByLabel('责任人').fill('冉以宁');
  await third.getByLabel('责任人').press('Alt+ArrowUp');
  await expect.poll(() => second.getByLabel('举措内容').inputValue()).toBe('每月发布一次办事时长');
  await page.getByRole('button', { name: '删除举措 1' }).click();
  await page.getByRole('button', { name: '撤销删除' }).click();
  await page.getByText(/^已保存/).waitFor();
  await page.reload();
  expect(await page.getByRole('group', { name: '举措 2' }).getByLabel('举措内容').inputValue()).toBe(
    '每月发布一次办事时长',
  );
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: '提交攻坚办' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '提交攻坚办' }).click();
  await page.getByText('已提交攻坚办，等待审核').first().waitFor();
  const address = new URL(page.url()).pathname;

  const desk = office.page;
  await desk.goto('/plans?state=submitted');
  await desk.getByRole('link', { name: '市工信局营商环境攻坚方案' }).click();
  await desk.getByLabel('对举措 1 的意见').fill('写明清单覆盖几个部门');
  await desk.getByRole('button', { name: '退回' }).click();
  const returning = desk.getByRole('dialog');
  await returning.getByText('将转达 1 条标注').waitFor();
  expect(await returning.getByRole('button', { name: '退回' }).isDisabled()).toBe(true);
  await returning.getByLabel('理由').fill('第一条范围不清');
  await returning.getByRole('button', { name: '退回' }).click();
  await desk.getByText('已退回', { exact: true }).waitFor();

  await page.reload();
  await page.getByText('第一条范围不清').first().waitFor();
  const first = page.getByRole('group', { name: '举措 1' });
  await first.getByText('写明清单覆盖几个部门').waitFor();
  await first.getByLabel('举措内容').fill(`编制覆盖12个部门的涉企事项一件事清单，${year}年3月底前印发`);
  await page.getByRole('button', { name: '提交攻坚办' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '提交攻坚办' }).click();
  await page.getByText('已提交攻坚办，等待审核').first().waitFor();

  await desk.reload();
  await desk.getByText('0 条新增，1 条修改，0 条删除').waitFor();
  expect(await desk.locator('ins').first().textContent()).toContain('覆盖12个部门');
  expect(await faultsOf(desk)).toEqual([]);
  await desk.getByRole('button', { name: '并入' }).click();
  const merging = desk.getByRole('dialog');
  expect(await merging.getByRole('button', { name: '并入' }).isDisabled()).toBe(true);
  await merging.getByLabel('举措 1 的去向').locator('optgroup').first().waitFor({ state: 'attached' });
  await merging.getByRole('button', { name: '取消' }).click();
  await desk.getByRole('button', { name: '批准' }).click();
  await desk
    .getByRole('dialog')
    .getByText(/3 条举措成为市工信局在“第六条战线/)
    .waitFor();
  await desk.getByRole('dialog').getByRole('button', { name: '批准' }).click();
  await desk.getByRole('heading', { name: '举措去向' }).waitFor();

  // The way from the plan to its sentence in the sealed document, and to the front.
  await desk.getByRole('link', { name: '打开活文件' }).click();
  await desk.getByText('已封存').waitFor();
  await expect
    .poll(() => desk.getByRole('article', { name: '文件全文' }).getByRole('button').count())
    .toBeGreaterThanOrEqual(3);
  await page.goto(address);
  await page.getByRole('link', { name: /编制覆盖12个部门/ }).click();
  await page.getByText('第六条战线:营商环境攻坚').first().waitFor();
  expect([...unit.complaints, ...office.complaints]).toEqual([]);
}, 120_000); // Two people, four passes between them: on a busy machine longer than one page takes.

test('the office calls for plans and sees on a phone who has not filed', async () => {
  const { page, complaints } = await site.visit({ as: 'office', width: 360, height: 760 });
  await page.goto('/plans');
  await page.getByRole('link', { name: '征集方案' }).click();
  await page.getByRole('button', { name: '发出征集' }).click();
  await page
    .getByRole('alert')
    .getByText(/请填写名称/)
    .waitFor();
  await page.getByLabel('名称').fill('报送营商环境攻坚方案');
  await page.getByLabel('报送要求').fill('写明减哪些环节');
  await page.getByLabel('攻坚行动', { exact: true }).selectOption({ label: '全市“制造强市、项目兴市”三年攻坚' });
  await page.getByLabel('报送期限').fill('2099-01-31');
  await page.getByLabel('第六条战线:营商环境攻坚').check();
  await page.getByLabel('市司法局').check();
  await page.getByLabel('市公安局').check();
  await page.getByText('共需报送 2 份').waitFor();
  await page.getByRole('button', { name: '发出征集' }).click();
  await page.getByRole('heading', { name: '报送营商环境攻坚方案' }).waitFor();
  await page.getByText('应报 2 份，已报 0 份').waitFor();
  await expect.poll(() => page.getByText('未报', { exact: true }).count()).toBe(2);
  await page.getByLabel('只看未报齐的单位').check();
  await expect.poll(() => new URL(page.url()).searchParams.get('missing')).toBe('1');
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  expect(complaints).toEqual([]);
});
