import { readFileSync } from 'node:fs';
import { readWorkbook, writeSheets } from '@chengshi/office';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf } from './support/faults.ts';
import { openSite, type Site } from './support/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

const dialog = (page: Page) => page.getByRole('dialog').last();

/** Types into a field that finds things, and takes what is offered. */
async function find(page: Page, label: string, words: string, offer: RegExp): Promise<void> {
  const field = dialog(page).getByLabel(label, { exact: true });
  await field.fill(words);
  await page.locator('.ant-select-item-option').filter({ hasText: offer }).first().click();
}

test('an administrator looks after units, posts, people and accounts, on a desk and with a workbook', async () => {
  const { page, complaints } = await site.visit({ as: 'admin' });

  // A unit is added, renamed and keeps its old name.
  await page.goto('/units');
  await page.getByRole('button', { name: '添加单位' }).click();
  await dialog(page).getByLabel('全称').fill('云泽市数据局');
  // The page may still be drawing what was typed.
  await expect.poll(() => dialog(page).getByText('填好必填项后才能提交').count()).toBe(0);
  await dialog(page).getByRole('button', { name: '添加单位' }).click();
  // Leaving the page before the answer has come would take the request back.
  await dialog(page).waitFor({ state: 'hidden' });
  await page.goto('/units?query=数据局');
  await page.getByRole('link', { name: '云泽市数据局' }).click();
  await page.getByRole('button', { name: '修改', exact: true }).first().click();
  await dialog(page).getByLabel('全称').fill('云泽市数据管理局');
  await dialog(page)
    .getByRole('button', { name: /保\s*存/ })
    .click();
  await page.getByRole('heading', { name: '云泽市数据管理局' }).waitFor();
  const formerName = page.getByRole('listitem').filter({ hasText: '云泽市数据局' });
  await formerName.getByText(/曾用名 · 全立言/).waitFor();

  // A post and a person in it, with an account whose password is shown once.
  await page.getByRole('button', { name: '添加岗位' }).first().click();
  await dialog(page).getByLabel('岗位名称').fill('局长');
  await dialog(page).getByRole('button', { name: '添加岗位' }).click();
  await page.getByText('空缺').waitFor();
  await page.goto('/people');
  await page.getByRole('button', { name: '添加人员' }).click();
  await dialog(page).getByText('填好必填项后才能提交').waitFor();
  await dialog(page).getByLabel('姓名').fill('新一凡');
  await find(page, '单位', '数据管理局', /云泽市数据管理局/);
  await dialog(page).getByLabel('岗位').selectOption('局长');
  await dialog(page).getByLabel('开通登录账号').check();
  await dialog(page).getByLabel('用户名').fill('xinyifan');
  await dialog(page).getByRole('button', { name: '添加人员' }).click();
  await page.getByRole('heading', { name: '新一凡', level: 1 }).waitFor();
  await page.getByRole('button', { name: '签发一次性密码' }).click();
  await dialog(page).getByRole('button', { name: '签发一次性密码' }).click();
  const slip = page.locator('.password-slip');
  const password = (await slip.locator('dd').nth(2).textContent()) ?? '';
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: '已交付，关闭' }).click();
  await page.getByText('已开通').waitFor();

  // The owner of the account sets an own password before anything else.
  const first = await site.visit();
  await first.page.goto('/units');
  await first.page.getByLabel('用户名').fill('xinyifan');
  await first.page.getByLabel('密码', { exact: true }).fill(password);
  await first.page.getByRole('button', { name: '登录' }).click();
  await first.page.getByRole('heading', { name: '设置自己的密码' }).waitFor();
  await first.page.goto('/units');
  await first.page.getByRole('heading', { name: '设置自己的密码' }).waitFor();
  await first.page.getByLabel('一次性密码').fill(password);
  await first.page.getByLabel('新密码', { exact: true }).fill('eigen-2026-pass');
  await first.page.getByLabel('再次输入新密码').fill('eigen-2026-pass');
  await first.page.getByRole('button', { name: '修改密码' }).click();
  await first.page.getByRole('navigation', { name: '主导航' }).first().waitFor();
  await first.context.close();

  // The post is handed over; the history says from whom.
  await page.getByRole('button', { name: '交接' }).click();
  await find(page, '交给谁', '毕云起', /毕云起/);
  await dialog(page).getByRole('button', { name: '交接' }).click();
  await page.getByText('现在没有岗位。').waitFor();
  await page.getByRole('link', { name: '云泽市数据管理局' }).click();
  await page.getByRole('link', { name: '毕云起' }).click();
  await page.getByText(/接 新一凡/).waitFor();

  // The unit is merged, and its page leads on.
  await page.getByRole('link', { name: '云泽市数据管理局' }).click();
  const oldPage = page.url();
  await page.getByRole('button', { name: '并入其他单位' }).click();
  await find(page, '并入哪个单位', '大数据局', /云泽市大数据局/);
  await dialog(page).getByRole('button', { name: '并入其他单位' }).click();
  await page.getByRole('heading', { name: '云泽市大数据局', level: 1 }).waitFor();
  await page.goto(oldPage);
  await page.getByRole('alert').getByRole('link', { name: '云泽市大数据局' }).click();
  await page.getByRole('heading', { name: '云泽市大数据局', level: 1 }).waitFor();

  // What is exported changes nothing; a new row is shown before it is loaded.
  await page.goto('/organisation');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: '导出现有内容' }).click();
  const path = await (await download).path();
  const exported = readWorkbook(readFileSync(path));
  if (exported.kind === 'fault') throw new Error(exported.code);
  await page.locator('input[type=file]').setInputFiles(path);
  await page.getByText('与现有内容完全一致，无需导入。').waitFor();
  const bytes = await writeSheets([
    {
      name: '单位',
      columns: ['区划代码', '单位名称', '性质'].map((heading) => ({ heading, width: 12 })),
      rows: [
        ['379900', '云泽市表格局', '部门'],
        ['999999', '无地局', '部门'],
      ],
    },
  ]);
  const file = { name: '单位.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) };
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByText('没有区划 999999，或已撤销').waitFor();
  await page.getByText('新增 云泽市表格局').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: '只导入没有错误的 1 行' }).click();
  await page.getByRole('heading', { name: '已导入' }).waitFor();
  await page.goto('/units?query=表格局');
  await page.getByRole('link', { name: '云泽市表格局' }).waitFor();
  expect(complaints).toEqual([]);
});

test('the pages of administration fit a phone of 360 pixels and can be heard', async () => {
  const admin = await site.server.as('admin');
  const { body: units } = await admin.get<{ rows: { id: string }[] }>('/units?limit=1');
  const { body: people } = await admin.get<{ rows: { id: string }[] }>('/people?limit=1');
  // In English, whose words are longer.
  const { page, complaints, settled } = await site.visit({ as: 'admin', width: 360, height: 740, language: 'en' });
  for (const path of [
    '/regions?closed=1',
    `/units/${units.rows[0]?.id}`,
    `/people/${people.rows[0]?.id}`,
    '/organisation',
  ]) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await settled();
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(360);
    expect(await faultsOf(page), path).toEqual([]);
  }
  expect(complaints).toEqual([]);
});
