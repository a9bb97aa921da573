import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demonstrationPassword } from '../apps/server/test/support/cluster.ts';
import { faultsOf } from './support/faults.ts';
import { openSite, type Site } from './support/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

interface Row {
  readonly id: string;
  readonly title: string;
}

/** A dated commitment that the bureau of the liaison leads. */
async function led(): Promise<Row> {
  const office = await site.server.as('office');
  const { body } = await office.get<{ rows: Row[] }>('/table?owner=%E5%B8%82%E5%B7%A5%E4%BF%A1%E5%B1%80&order=due');
  const liaison = await site.server.as('liaison');
  for (const row of body.rows) {
    const found = await liaison.get<{ askers: unknown[] }>(`/commitments/${row.id}/amendments`);
    if (found.body.askers.length > 0) return row;
  }
  throw new Error('the bureau leads nothing');
}

test('a unit asks for a later deadline on a phone, the office grants another one, and both read what came of it', async () => {
  const { id, title } = await led();
  const unit = await site.visit({ as: 'liaison', width: 380, height: 800 });
  const { page } = unit;
  await page.goto(`/commitments/${id}`);
  await page.getByRole('button', { name: '申请变更' }).click();
  const asking = page.getByRole('dialog');
  await asking.getByLabel('时限').fill('2028-06-30');
  await asking.getByLabel('事由').selectOption({ label: '用地、资金、审批等条件变化' });
  expect(await asking.getByRole('button', { name: '提交申请' }).isDisabled()).toBe(true);
  await asking.getByLabel('理由').fill('用地指标尚未批复');
  await asking
    .getByLabel('附件')
    .setInputFiles({ name: '用地批复.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 批复') });
  expect(await faultsOf(page)).toEqual([]);
  await asking.getByRole('button', { name: '提交申请' }).click();
  await page.getByRole('link', { name: '用地批复.pdf' }).waitFor();
  await page.getByText('待审批', { exact: true }).waitFor();

  const office = await site.visit({ as: 'office' });
  const desk = office.page;
  await desk.goto('/amendments');
  await desk.getByText('用地指标尚未批复').waitFor();
  expect(await faultsOf(desk)).toEqual([]);
  await desk.getByRole('button', { name: `审批：${title}` }).click();
  const deciding = desk.getByRole('dialog');
  await deciding.getByLabel('审批决定').selectOption({ label: '变通批准（另定内容）' });
  await deciding.getByLabel('时限').fill('2028-03-31');
  await deciding.getByLabel('审批意见').fill('一季度前完成');
  await deciding.getByRole('button', { name: '审批' }).click();
  await desk.getByText('没有这类变更申请').waitFor();
  await desk.getByRole('button', { name: '变通批准（1）' }).click();
  await desk.getByText('一季度前完成').waitFor();
  expect(new URL(desk.url()).search).toBe('?state=altered');

  await page.reload();
  await page.getByText('一季度前完成').waitFor();
  await page.getByText('经申请变更').waitFor();
  expect([...unit.complaints, ...office.complaints]).toEqual([]);
});

test('the page of commitment integrity counts the amendment of the test before and leads to its sentence', async () => {
  const leader = await site.visit({ as: 'leader' });
  const { page } = leader;
  await page.goto('/integrity');
  const pushed = page.getByRole('button', { name: /^推迟/ });
  await pushed.click();
  expect(new URL(page.url()).search).toBe('?kind=pushed-out');
  const row = page.getByRole('row', { name: /变更申请/ });
  await row.getByText('用地、资金、审批等条件变化').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出 Excel' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^承诺变动清单 \d{4}-\d{2}\.xlsx$/);
  await row.getByRole('link', { name: '看原文' }).click();
  await page.waitForURL(/\/documents\/.*[?&]c=/);
  expect(leader.complaints).toEqual([]);
});

test('the office draws up a pledge for a unit, its person signs with the password again, and the sealed form is there for all', async () => {
  const office = await site.visit({ as: 'office' });
  const desk = office.page;
  await desk.goto('/pledges');
  await desk.getByRole('link', { name: '起草军令状' }).first().click();
  await desk.getByLabel('承诺单位').fill('市工');
  await desk.locator('.ant-select-item-option').filter({ hasText: '云泽市工业和信息化局' }).first().click();
  await desk.getByLabel('承诺人').selectOption({ label: await personOf(desk, '冉以宁') });
  await desk.getByLabel('批准文件发文字号').fill('云政发[2026]12号');
  await desk.getByLabel('批准机关').fill('市政府');
  expect(await desk.getByRole('button', { name: '起草', exact: true }).isDisabled()).toBe(true);
  await desk.getByRole('checkbox').first().check();
  await desk.getByText('已选 1 项').waitFor();
  expect(await faultsOf(desk)).toEqual([]);
  await desk.getByRole('button', { name: '起草', exact: true }).click();
  await desk.getByText('（待签署）').waitFor();
  await desk.getByText('云政发〔2026〕12号').waitFor();
  expect(await desk.getByRole('button', { name: '签署' }).count()).toBe(0);

  const unit = await site.visit({ as: 'liaison', width: 380, height: 800 });
  const { page } = unit;
  await page.goto(new URL(desk.url()).pathname);
  await page.getByRole('button', { name: '签署' }).click();
  const signing = page.getByRole('dialog');
  await signing.getByLabel('请再次输入登录密码').fill('not-the-password-1');
  await signing.getByRole('button', { name: '签署' }).click();
  await signing.getByText('用户名或密码不正确').waitFor();
  await signing.getByLabel('请再次输入登录密码').fill(demonstrationPassword);
  await signing.getByRole('button', { name: '签署' }).click();
  await page.getByText('校验通过').waitFor();
  await page.getByText(/在线签署/).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载 Word' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^\d{4}-J\d{3} .*军令状\.docx$/);
  expect([...office.complaints, ...unit.complaints]).toEqual([]);
});

async function personOf(page: Page, name: string): Promise<string> {
  const option = page.locator('option', { hasText: name });
  await option.waitFor({ state: 'attached' });
  return (await option.textContent()) ?? '';
}
