import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf } from './support/faults.ts';
import { openSite, type Site } from './support/site.ts';
import { acceptedTask } from './support/tasks.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

test('an inspector doubts on the phone, the unit answers, the inspector confirms, the office closes; three values stand side by side', async () => {
  const task = await acceptedTask(site);
  const liaison = await site.server.as('liaison');
  const done = { kind: 'completion', value: 31, words: '全部完成', seconds: 20 };
  await liaison.post(`/commitments/${task.id}/reports`, done);

  const { page, complaints, settled } = await site.visit({ as: 'inspector', width: 360, height: 740 });
  await page.goto('/verification');
  await page.getByRole('button', { name: `核验：${task.title}` }).tap();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '存疑' }).first().tap();
  expect(await dialog.getByRole('button', { name: '存疑' }).last().isDisabled()).toBe(true);
  await dialog.getByLabel('说明').fill('现场仍在施工');
  expect(await faultsOf(page)).toEqual([]);
  await dialog.getByRole('button', { name: '存疑' }).last().tap();
  await page.getByText('已核验', { exact: true }).waitFor();
  await page.getByRole('button', { name: '存疑待答复' }).tap();
  await page.getByText('现场仍在施工').waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);

  const unit = await site.visit({ as: 'liaison', width: 360, height: 740 });
  await unit.page.goto('/mine?view=doubted');
  await unit.page.getByText('现场仍在施工').waitFor();
  await unit.page.getByRole('link', { name: `重新填报：${task.title}` }).tap();
  await unit.page.getByRole('button', { name: '申请办结' }).tap();
  await unit.page.getByLabel('一句话进展').fill('已竣工，补充照片');
  await unit.page.getByRole('button', { name: '提交' }).tap();
  await unit.page.getByText(/^已提交，用时/).waitFor();

  await page.goto('/verification');
  await page.getByRole('button', { name: `核验：${task.title}` }).tap();
  // What is verified leaves the page at once, however long the list takes to know of it.
  let letThrough = () => {};
  const held = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route('**/api/verifications/queue*', async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole('dialog').getByRole('button', { name: '属实' }).last().tap();
  await page.getByText('没有待核验的填报').waitFor();
  letThrough();
  await settled();
  expect(await page.getByRole('button', { name: `核验：${task.title}` }).count()).toBe(0);

  const office = await site.visit({ as: 'office' });
  const desk = office.page;
  await desk.goto(`/commitments/${task.id}`);
  await desk.getByText(/核验属实，可以销号/).waitFor();
  await desk.getByRole('button', { name: /^采信第 2 次/ }).click();
  await desk.getByRole('dialog').getByLabel('采信数值').fill('30');
  await desk.getByRole('dialog').getByRole('button', { name: '采信' }).click();
  const newest = desk.locator('.report').first().locator('.report-value dd.figure');
  await expect.poll(() => newest.allTextContents()).toEqual(['31 家', '31 家', '30 家']);
  expect(await faultsOf(desk)).toEqual([]);
  await desk.getByRole('button', { name: '验收办结' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: '确认验收' }).click();
  await desk
    .getByText(/已验收/)
    .first()
    .waitFor();
  expect([...complaints, ...unit.complaints, ...office.complaints]).toEqual([]);
});
