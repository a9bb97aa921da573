import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf } from './support/faults.ts';
import { openSite, type Site } from './support/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

test('the office dispatches, the liaison accepts one and objects to another on a phone, the office decides', async () => {
  const office = await site.visit({ as: 'office' });
  const desk = office.page;
  await desk.goto('/dispatches?query=规上');
  const list = desk.getByRole('list', { name: '未下发' });
  await list.getByRole('checkbox').first().waitFor();
  const titles = await list.locator('.row-title').allTextContents();
  // Two go to the industry bureau, chosen by hand.
  for (const title of titles.slice(0, 2)) {
    await desk
      .getByRole('button', { name: `选择其他单位：${title}`, exact: true })
      .first()
      .click();
    const dialog = desk.getByRole('dialog');
    await dialog.getByRole('searchbox').fill('工业和信息化局');
    await dialog.getByRole('searchbox').press('Enter');
    await dialog.getByRole('button', { name: /^云泽市工业和信息化局/ }).click();
  }
  expect(await faultsOf(desk)).toEqual([]);
  await desk.getByRole('button', { name: '下发所选（2）' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: '下发', exact: true }).click();
  await desk.getByText(/^已下发 2 项/).waitFor();
  await desk.getByRole('button', { name: '待签收 2' }).click();
  await desk
    .getByRole('button', { name: `收回：${titles[0]}` })
    .first()
    .waitFor();

  const phone = await site.visit({ as: 'liaison', width: 360, height: 740 });
  const { page } = phone;
  // The first page says what waits for whom, and leads there.
  await page.goto('/');
  await page.getByRole('region', { name: '等您办的' }).getByRole('link', { name: '2 任务待签收' }).tap();
  await page.getByRole('button', { name: '待签收 2' }).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  expect(await faultsOf(page)).toEqual([]);
  await page
    .getByRole('button', { name: /^签收：/ })
    .first()
    .tap();
  const accepting = page.getByRole('dialog');
  // The one who signs in does it, the head of the unit answers for it: filled in.
  await expect.poll(() => accepting.getByLabel('总负责').inputValue()).not.toBe('');
  await accepting.getByRole('button', { name: '签收' }).tap();
  await page.getByText('已签收 1 项').waitFor();
  // The list is read anew after that: until then the accepted one may still be the first.
  await expect.poll(() => page.getByRole('button', { name: /^提出异议：/ }).count()).toBe(1);
  await page
    .getByRole('button', { name: /^提出异议：/ })
    .first()
    .tap();
  const objecting = page.getByRole('dialog');
  expect(await objecting.getByRole('button', { name: '提出异议' }).isDisabled()).toBe(true);
  await objecting.getByLabel('理由').selectOption({ label: '要求不明确' });
  await objecting.getByLabel('具体说明').fill('口径没有写明');
  await objecting.getByRole('button', { name: '提出异议' }).tap();
  await page.getByText('没有待签收的任务').waitFor();

  await desk.goto('/loads?view=all');
  const row = desk.getByRole('row', { name: /冉以宁/ });
  // A busy machine draws the list later than a poll waits.
  await row.waitFor();
  await expect.poll(() => row.getByRole('cell').allTextContents()).toEqual(['市工信局 联络员', '1', '', '', '', '']);
  await row.getByRole('link').click();
  await desk.getByRole('region', { name: '承担的事项' }).getByText('承办人').first().waitFor();
  await desk.getByRole('region', { name: '承担的事项' }).getByRole('link', { name: '云泽市工业和信息化局' }).click();
  await desk.getByRole('region', { name: '承担的事项' }).getByText('在办和已办结 1 项').waitFor();

  await desk.goto('/');
  await desk.getByRole('region', { name: '等您办的' }).getByRole('link', { name: '1 异议待裁定' }).click();
  await desk.getByText('口径没有写明').waitFor();
  await desk.getByRole('button', { name: /^裁定：/ }).click();
  const deciding = desk.getByRole('dialog');
  await deciding.getByLabel('裁定', { exact: true }).selectOption({ label: '说明后由原单位签收' });
  await deciding.getByLabel('裁定说明').fill('以统计部门口径为准');
  await deciding.getByRole('button', { name: '裁定' }).click();
  await desk.getByRole('button', { name: '有异议 0' }).waitFor();
  await desk.getByRole('button', { name: '待签收 1' }).click();
  await desk.locator('.row-title').first().click();
  await desk.getByText('以统计部门口径为准').waitFor();
  expect([...office.complaints, ...phone.complaints]).toEqual([]);
});
