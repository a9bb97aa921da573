import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, publishedPlan, type Site } from './support/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

const pages = [
  '/',
  '/plan',
  '/act',
  '/documents',
  '/documents/import',
  '/campaigns',
  '/commitments',
  '/plans',
  '/plans/calls/new',
  '/units',
  '/people',
  '/regions',
  '/calendar',
  '/account',
];

test('no page is wider than a phone of 360 pixels', { timeout: 120_000 }, async () => {
  const { page } = await site.visit({ as: 'office', width: 360, height: 740 });
  const plan = await publishedPlan(site.server);
  for (const path of [...pages, `/documents/${plan.id}`, `/documents/${plan.id}?c=${plan.marks[5]?.id}`]) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(360);
  }
});

test('the verbs lie under the thumb, the menu holds everything, and a promise opens from below', async () => {
  const { page, complaints } = await site.visit({ as: 'office', width: 360, height: 740 });
  await page.goto('/');
  const bar = page.getByRole('navigation', { name: '主导航' }).last();
  expect((await bar.boundingBox())?.y).toBeGreaterThan(660);
  await bar.getByRole('button', { name: '菜单' }).tap();
  await page.getByRole('dialog').getByRole('link', { name: '攻坚行动' }).tap();
  await page.getByRole('heading', { name: '攻坚行动', level: 1 }).waitFor();

  const plan = await publishedPlan(site.server);
  await page.goto(`/documents/${plan.id}`);
  await page.locator('article .mark').nth(3).tap();
  const drawer = page.getByRole('dialog', { name: '事项' });
  await drawer.getByRole('heading', { level: 2 }).first().waitFor();
  await drawer.getByText('状态理由').waitFor({ state: 'attached' });
  expect(complaints).toEqual([]);
});
