import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { acceptedDispatch, clearDispatches, openCommitments } from '../apps/server/test/support/dispatches.ts';
import { openWorld, type World } from '../apps/server/test/support/world.ts';
import { faultsOf } from './support/faults.ts';
import { openSite, type Site } from './support/site.ts';

let site: Site;
let world: World;
let titles: string[];
beforeAll(async () => {
  site = await openSite();
  world = await openWorld(site.server);
  await clearDispatches(world);
  const ids = await openCommitments(world, 5, 'heard_on is null');
  const liaison = await world.client('liaison');
  titles = [];
  for (const [at, id] of ids.entries()) {
    await acceptedDispatch(world, id);
    const kind = at === 0 ? 'completion' : 'progress';
    await liaison.post(`/commitments/${id}/reports`, { kind, words: '主体完工，正在验收', seconds: 20, value: 31 });
    titles.push(await world.value('select title from commitments where id = $1', id));
  }
});
afterAll(async () => {
  await world?.close();
  await site?.close();
});

const narrow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

test('the office draws a list; its inspector works it off on the phone, one after the other; anybody repeats the draw', async () => {
  const office = await site.visit({ as: 'office' });
  const desk = office.page;
  await desk.goto('/verification?view=draws');
  await desk.getByText('还没有抽取过名单').waitFor();
  await desk.getByRole('button', { name: '抽取名单' }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByText(/^可抽取 \d+ 项，其中有风险事由 \d+ 项。$/).waitFor();
  expect(
    await dialog.getByLabel('督查人员').evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.label),
  ).toBe('池望平');
  await dialog.getByLabel('抽取数量').fill('0');
  expect(await dialog.getByRole('button', { name: '抽取名单' }).isDisabled()).toBe(true);
  await dialog.getByLabel('抽取数量').fill('3');
  await dialog.getByLabel('按风险抽取的比例（%）').fill('34');
  await dialog.getByRole('radio', { name: '单位类别' }).check();
  expect(await faultsOf(desk)).toEqual([]);
  await dialog.getByRole('button', { name: '抽取名单' }).click();
  await desk.getByRole('heading', { name: '云泽市第 1 次核验抽取' }).waitFor();
  await desk.getByText(/^按风险（\d+ 分）$/).waitFor();
  expect(await desk.getByText('随机，部门层').count()).toBe(2);
  await desk.getByRole('button', { name: '复算抽取' }).click();
  await desk.getByText('复算一致：总体、分层和名单与记录完全相同。').waitFor();
  expect(await faultsOf(desk)).toEqual([]);
  const [download] = await Promise.all([
    desk.waitForEvent('download'),
    desk.getByRole('button', { name: '下载总体' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^总体 .*\.txt$/);

  const { page, complaints } = await site.visit({ as: 'inspector', width: 360, height: 740 });
  await page.goto('/messages');
  await page.getByRole('link', { name: '云泽市第 1 次核验抽取：已为您抽取 3 项，请到现场核验' }).tap();
  await page.getByRole('heading', { name: '我的名单' }).waitFor();
  await page.goto('/verification');
  await page.getByRole('region', { name: '您的核验名单' }).getByRole('link').tap();
  await page.getByText('已核验 0 / 3 项').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  expect(await narrow(page)).toBe(true);

  const next = page.getByRole('button', { name: /^核验下一项/ });
  await next.tap();
  const late = Promise.withResolvers<void>();
  await page.route(/\/items\?.*state=waiting/, async (route) => {
    await late.promise;
    await route.continue();
  });
  await page.getByRole('dialog').getByRole('button', { name: '属实' }).last().tap();
  await page.getByText('已核验 1 / 3 项').waitFor();
  // The list is still on its way: what was just verified is not offered again, or the count below would stay.
  await next.tap();
  late.resolve();
  await page.unrouteAll({ behavior: 'wait' });
  await page.getByRole('dialog').getByRole('button', { name: '存疑' }).first().tap();
  await page.getByRole('dialog').getByLabel('说明').fill('现场仍在施工');
  await page.getByRole('dialog').getByRole('button', { name: '存疑' }).last().tap();
  await page.getByText('已核验 2 / 3 项').waitFor();
  await page.getByRole('button', { name: '待核验 1' }).tap();
  await page.getByRole('button', { name: /^核验：/ }).tap();
  await page.getByRole('dialog').getByRole('button', { name: '属实' }).last().tap();
  await page.getByText('名单上的都已核验').waitFor();
  await page.getByRole('button', { name: '存疑 1' }).tap();
  await page.getByText('现场仍在施工').waitFor();
  expect(await narrow(page)).toBe(true);
  expect([...complaints, ...office.complaints]).toEqual([]);
});

test('by keyboard alone: the list, the next item, its finding, and the focus is back on the next one', async () => {
  const body = { regionId: await world.region('379900'), inspectorId: await world.person('inspector'), wanted: 2 };
  const { id } = (await (await world.client('office')).post<{ id: string }>('/draws', body)).body;
  const { page } = await site.visit({ as: 'inspector', language: 'en', theme: 'dark' });
  await page.goto(`/verification/draws/${id}`);
  const row = page.getByRole('button', { name: /^Verify:/ }).first();
  await row.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Confirmed' }).last().focus();
  await page.keyboard.press('Enter');
  await page.getByText('1 of 2 verified').waitFor();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? ''))
    .toMatch(/^Verify the next one/);
  expect(await faultsOf(page)).toEqual([]);
});

test('a list is withdrawn with a reason, and says so', async () => {
  const { page } = await site.visit({ as: 'office', width: 380, height: 800 });
  await page.goto('/verification?view=draws');
  await page.getByRole('link', { name: '云泽市第 2 次核验抽取' }).tap();
  await page.getByRole('button', { name: '作废名单' }).tap();
  await page.getByRole('dialog').getByLabel('作废理由').fill('督查人员生病');
  await page.getByRole('dialog').getByRole('button', { name: '作废名单' }).tap();
  await page.getByText(/作废：督查人员生病$/).waitFor();
  expect(await page.getByRole('button', { name: '作废名单' }).count()).toBe(0);
  expect(await faultsOf(page)).toEqual([]);
});
