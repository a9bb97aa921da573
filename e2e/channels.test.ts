import { afterAll, beforeAll, expect, test } from 'vitest';
import { remindWhenDue } from '../apps/server/src/act/reminders/service.ts';
import { dispatched, openCommitments } from '../apps/server/test/support/dispatches.ts';
import { openWorld, type World } from '../apps/server/test/support/world.ts';
import { faultsOf } from './support/faults.ts';
import { openSite, type Site } from './support/site.ts';

let site: Site;
let world: World;
beforeAll(async () => {
  site = await openSite();
  world = await openWorld(site.server);
});
afterAll(async () => {
  await world?.close();
  await site?.close();
});

test('the administrator connects a robot, tries it out, reads why it failed, and removes it', async () => {
  const { page, complaints } = await site.visit({ as: 'admin' });
  await page.goto('/channels');
  await page.getByRole('button', { name: '接入机器人' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('单位', { exact: true }).fill('市工信局');
  await page
    .locator('.ant-select-item-option')
    .filter({ hasText: /工业和信息化局/ })
    .first()
    .click();
  await dialog.getByLabel('名称').fill('工信局工作群');
  await dialog.getByLabel('类型').selectOption({ label: '钉钉机器人' });
  await dialog.getByLabel('机器人地址').fill('http://127.0.0.1:9/robot/send?access_token=abc');
  expect(await faultsOf(page)).toEqual([]);
  await dialog.getByRole('button', { name: '接入机器人' }).click();
  await page.getByRole('button', { name: '发送测试：工信局工作群' }).click();
  await page.getByText(/没有发出：.*ECONNREFUSED/).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: '移除：工信局工作群' }).click();
  await page.getByText('还没有接入机器人').waitFor();
  expect(complaints).toEqual([]);
});

test('somebody chooses e-mail on the own account; a silent unit is read from the message to the office, by name and by commitment', async () => {
  const own = await site.visit({ as: 'liaison', width: 380, height: 800 });
  await own.page.goto('/account');
  await own.page.getByLabel('邮件', { exact: true }).selectOption({ label: '只发每日提醒' });
  expect(await own.page.getByRole('button', { name: '保存' }).isDisabled()).toBe(true);
  await own.page.getByLabel('邮箱地址').fill('ran@example.cn');
  await own.page.getByRole('button', { name: '保存' }).click();
  await own.page.getByText('已保存').waitFor();
  expect(await faultsOf(own.page)).toEqual([]);

  site.server.setTime('2026-03-06T02:00:00Z');
  await dispatched(world, { ids: await openCommitments(world, 2), termDays: 1 });
  site.server.setTime('2026-03-16T02:00:00Z');
  await remindWhenDue(site.server.deps.platform);
  site.server.setTime(null);
  const { page, complaints } = await site.visit({ as: 'office' });
  await page.goto('/messages');
  await page.getByRole('link', { name: /对 2 项任务逾期未签收或未填报/ }).click();
  await page.getByRole('button', { name: /^云泽市工业和信息化局 2 项，最早 2026-03-09$/ }).click();
  await page
    .getByRole('row', { name: /仍无音讯/ })
    .nth(1)
    .waitFor();
  expect(await page.getByRole('row', { name: /仍无音讯/ }).count()).toBe(2);
  await page.getByLabel(/宽限期/).fill('5');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('宽限期已更新').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  expect([...own.complaints, ...complaints]).toEqual([]);
});
