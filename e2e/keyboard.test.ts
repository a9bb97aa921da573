import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, publishedPlan, type Site } from './support/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

test('the living document is walked through, opened, searched and closed without a mouse', async () => {
  const { page } = await site.visit({ as: 'leader' });
  const plan = await publishedPlan(site.server);
  await page.goto(`/documents/${plan.id}`);
  const text = page.getByRole('article', { name: '文件全文' });
  await text.waitFor();
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');

  await page.keyboard.press('j');
  const first = await focused();
  expect(first).toMatch(/^(已办结|正常|预警|告急|暂无判断) (任务|目标|机制) /);
  await page.getByRole('tooltip').waitFor();
  await page.keyboard.press('j');
  expect(await focused()).not.toBe(first);
  await page.keyboard.press('ArrowLeft');
  expect(await focused()).toBe(first);

  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: '事项' });
  await panel.getByRole('heading', { level: 2 }).first().waitFor();
  await panel.getByText('第 1 项').first().waitFor();
  await page.keyboard.press('j');
  await panel.getByText('第 2 项').first().waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('navigation', { name: '目录' }).waitFor();

  await page.keyboard.press('/');
  await page.keyboard.type('项目');
  await page.getByText(/^1 \/ \d+$/).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.getByText(/^2 \/ \d+$/).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: '键盘操作' }).waitFor();
});

test('the first key leads past the navigation to the content', async () => {
  const { page } = await site.visit({ as: 'leader' });
  await page.goto('/');
  await page.getByRole('heading', { name: '总览' }).waitFor();
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: '跳到正文' });
  expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
});
