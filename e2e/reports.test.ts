import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf } from './support/faults.ts';
import { openSite, type Site } from './support/site.ts';
import { acceptedTask } from './support/tasks.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

/** A photo larger than any that is sent, drawn by the browser itself. */
async function largePhoto(page: Page): Promise<Buffer> {
  const address = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [3000, 2000];
    const pen = canvas.getContext('2d');
    for (let at = 0; at < 400; at++) {
      if (pen) pen.fillStyle = `hsl(${at * 7} 60% 50%)`;
      pen?.fillRect((at * 137) % 3000, (at * 89) % 2000, 300, 200);
    }
    return canvas.toDataURL('image/png');
  });
  return Buffer.from(address.split(',')[1] ?? '', 'base64');
}

test('the liaison reports on a phone with one photo, which is made smaller; the next form is filled with it', async () => {
  const task = await acceptedTask(site);
  const desk = await site.visit({ as: 'office' });
  await desk.page.goto(`/commitments/${task.id}`);
  const location = desk.page.getByRole('region', { name: '现场定位' });
  await location.getByRole('button', { name: '开启现场定位' }).click();
  const dialog = desk.page.getByRole('dialog');
  await dialog.getByLabel('为什么需要位置').fill('隐蔽工程须核对施工位置');
  await dialog.getByLabel('截止日期').fill(site.server.deps.platform.clock.today());
  expect(await faultsOf(desk.page)).toEqual([]);
  await dialog.getByRole('button', { name: '开启现场定位' }).click();
  await location.getByText('理由：隐蔽工程须核对施工位置').waitFor();
  await desk.context.close();

  const { page, context, complaints } = await site.visit({ as: 'liaison', width: 360, height: 740 });
  await context.setGeolocation({ latitude: 34.8107234, longitude: 117.3237119, accuracy: 11.2 });
  await page.goto('/mine?view=accepted');
  await page.getByRole('link', { name: `填报：${task.title}` }).tap();
  await page.getByRole('heading', { name: '填报进度' }).waitFor();
  expect(await page.getByRole('button', { name: '提交' }).isDisabled()).toBe(true);
  await page.getByLabel('完成值（家）').fill('12');
  await page.getByLabel('一句话进展').fill('已入库12家，另有3家在办');
  await page.getByLabel('拍照或选图').setInputFiles({
    ...{ name: '现场.png', mimeType: 'image/png' },
    buffer: await largePhoto(page),
  });
  await page.getByText(/^现场\.(jpg|png)（/).waitFor();
  // Asked for in the office's words, and taken only when somebody presses; refused by the browser, it is in nobody's way.
  await page.getByText('攻坚办说明：隐蔽工程须核对施工位置').waitFor();
  const take = page.getByRole('button', { name: '附上当前位置' });
  await take.tap();
  await page.getByText('浏览器没有获准取得位置', { exact: false }).waitFor();
  await context.grantPermissions(['geolocation']);
  await take.tap();
  const place = page.getByText('北纬 34.81072，东经 117.32371，误差约 12 米');
  await place.waitFor();
  await page.getByRole('button', { name: '去掉位置' }).tap();
  await place.waitFor({ state: 'detached' });
  await take.tap();
  await place.waitFor();
  expect(await faultsOf(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await page.getByRole('button', { name: '提交' }).tap();
  await page.getByText(/^已提交，用时/).waitFor();
  const shown = page.getByRole('img', { name: /^照片：/ });
  await shown.scrollIntoViewIfNeeded();
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1600);
  await page.getByText('已入库12家，另有3家在办').waitFor();
  await place.waitFor();

  await page.getByRole('link', { name: '填报', exact: true }).tap();
  expect(await page.getByLabel('完成值（家）').inputValue()).toBe('12');
  await page.getByRole('button', { name: '沿用上次的话' }).tap();
  expect(await page.getByLabel('一句话进展').inputValue()).toBe('已入库12家，另有3家在办');
  expect(complaints).toEqual([]);
});

test('what broke on the way is sent again by the same press, and arrives once', async () => {
  const { page } = await site.visit({ as: 'liaison', width: 360, height: 740 });
  await page.goto('/mine?view=accepted');
  await page
    .getByRole('link', { name: /^填报：/ })
    .first()
    .tap();
  await page.getByLabel('一句话进展').fill('网络中断后再次提交');
  await page.route('**/api/commitments/*/reports', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await page.getByRole('button', { name: '提交' }).tap();
  await page.getByText(/填写的内容还在，可以再次提交/).waitFor();
  await page.unroute('**/api/commitments/*/reports');
  await page.getByRole('button', { name: '提交' }).tap();
  await page.getByText(/^已提交，用时/).waitFor();
  const filed = page.getByRole('listitem').filter({ hasText: '网络中断后再次提交' });
  await filed.first().waitFor();
  expect(await filed.count()).toBe(1);
});
