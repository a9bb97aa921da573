import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type Site } from './support/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

test('one click signs in as somebody of the invented city, which is named as invented', async () => {
  const { page, complaints } = await site.visit();
  await page.goto('/');
  await page.getByText('这是一座虚构的城市').waitFor();
  await page.getByRole('button', { name: /市长/ }).first().click();
  await page.getByRole('heading', { name: '总览' }).waitFor();
  for (const question of ['承诺了什么', '办到了哪一步', '今天需要过问的']) {
    await page.getByRole('heading', { name: question }).waitFor();
  }
  await page.getByRole('note').getByText('演示', { exact: true }).waitFor();
  expect(complaints).toEqual([]);
});

test('language and theme are changed at once and kept', async () => {
  const { page } = await site.visit({ as: 'leader' });
  await page.goto('/');
  await page.getByRole('button', { name: /个人菜单/ }).click();
  await page.getByText('English', { exact: true }).click();
  await page.getByRole('heading', { name: 'Overview' }).waitFor();
  await page.getByText('Dark', { exact: true }).click();
  const scheme = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
  await expect.poll(scheme).toBe('dark');
  await page.reload();
  await page.getByRole('heading', { name: 'Overview' }).waitFor();
  expect(await scheme()).toBe('dark');
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
});

test('a session ended from another device leads to the sign-in page, and from there back', async () => {
  const here = await site.visit({ as: 'inspector' });
  const there = await site.visit({ as: 'inspector', ownSession: true });
  await there.page.goto('/campaigns');
  await there.page.getByRole('heading', { name: '攻坚行动', level: 1 }).waitFor();
  await here.page.goto('/account');
  const revoke = here.page.getByRole('button', { name: /^终止会话/ });
  await revoke.first().waitFor();
  while ((await revoke.count()) > 0) {
    const left = await revoke.count();
    await revoke.first().click();
    await expect.poll(() => revoke.count()).toBeLessThan(left);
  }
  await there.page.getByRole('link', { name: '事项' }).click();
  await there.page.getByRole('heading', { name: '登录' }).waitFor();
  expect(new URL(there.page.url()).searchParams.get('next')).toBe('/commitments');
  await there.page.getByLabel('用户名').fill('inspector');
  await there.page.getByLabel('密码', { exact: true }).fill('yunze-2025');
  await there.page.getByRole('button', { name: '登录' }).click();
  await there.page.getByRole('heading', { name: '事项', level: 1 }).waitFor();
});

test('without a network the page says so and keeps what was entered', async () => {
  const { page, context } = await site.visit();
  await page.goto('/sign-in');
  await page.getByLabel('用户名').fill('leader');
  await page.getByLabel('密码', { exact: true }).fill('yunze-2025');
  await context.setOffline(true);
  await page.getByRole('button', { name: '登录' }).click();
  await page
    .getByRole('alert')
    .getByText(/无法连接服务器/)
    .waitFor();
  expect(await page.getByLabel('用户名').inputValue()).toBe('leader');
  await context.setOffline(false);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('heading', { name: '总览' }).waitFor();
});
