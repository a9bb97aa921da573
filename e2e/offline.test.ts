import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPlace } from '../apps/server/test/support/places.ts';
import { openWorld, type World } from '../apps/server/test/support/world.ts';
import { faultsOf } from './support/faults.ts';
import { openSite, type Site } from './support/site.ts';
import { acceptedTask } from './support/tasks.ts';

let site: Site;
let world: World;
let task: Awaited<ReturnType<typeof acceptedTask>>;
beforeAll(async () => {
  site = await openSite();
  world = await openWorld(site.server);
  task = await acceptedTask(site);
});
afterAll(async () => {
  await world?.close();
  await site?.close();
});

/** The smallest picture there is. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('a report made without a network stays on the phone through a reload, and arrives once when the network is back', async () => {
  const reports = () => world.value('select count(*) from reports where commitment_id = $1', task.id);
  const before = Number(await reports());
  const opening = await openPlace(world, task.id);
  const { page, context, complaints } = await site.visit({ as: 'liaison', width: 360, height: 740, offline: true });
  await context.grantPermissions(['geolocation']);
  await context.setGeolocation({ latitude: 34.8, longitude: 117.3 });
  await page.goto(`/commitments/${task.id}/report`);
  // The worker keeps pages from now on; the first page was loaded before it was there.
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await page.reload();
  await page.getByRole('heading', { name: '填报进度' }).waitFor();

  await context.setOffline(true);
  await page.reload();
  await page.getByLabel('一句话进展').fill('山区无信号，已完成勘界');
  await page.getByLabel('拍照或选图').setInputFiles({ name: '现场.png', mimeType: 'image/png', buffer: picture });
  await page.getByText(/^现场\.png（/).waitFor();
  await page.getByRole('button', { name: '附上当前位置' }).tap();
  await page.getByText('北纬 34.8，东经 117.3，', { exact: false }).waitFor();
  await page.getByRole('button', { name: '提交' }).tap();
  const waiting = page.getByText('本机还有 1 份填报没有送出');
  await waiting.waitFor();
  expect(Number(await reports())).toBe(before);
  await page.reload();
  await waiting.tap();
  await page.getByText('山区无信号，已完成勘界').waitFor();
  await page.getByText('附件 1 个').waitFor();
  await page.getByText('附位置').waitFor();
  expect(await faultsOf(page)).toEqual([]);

  // Turned off meanwhile: the report arrives all the same, and leaves the place behind.
  await (await world.client('office')).post(`/place-openings/${opening}/closing`, { reason: '已核对完毕' });
  await context.setOffline(false);
  await waiting.waitFor({ state: 'detached' });
  await expect.poll(async () => Number(await reports())).toBe(before + 1);
  const sent = await world.value(
    `select count(*) from reports r join report_evidence e on e.report_id = r.id where r.commitment_id = $1 and r.words like '山区无信号%'`,
    task.id,
  );
  expect(sent).toBe('1');
  expect(await world.value('select count(*) from report_places')).toBe('0');
  expect(complaints).toEqual([]);
});

test('what the server refuses stays on the phone with the reason, until it is given up; somebody else sees none of it', async () => {
  const { page, context } = await site.visit({ as: 'liaison', width: 360, height: 740, offline: true });
  await page.goto(`/commitments/${task.id}/report`);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await page.reload();
  await page.getByLabel('一句话进展').fill('已完成勘界');
  await context.setOffline(true);
  await page.getByRole('button', { name: '提交' }).tap();
  await page.getByText('本机还有 1 份填报没有送出').tap();
  await world.owner.query("update dispatches set state = 'ended' where commitment_id = $1", [task.id]);
  await context.setOffline(false);
  await page.getByText('尚未下发到单位', { exact: false }).waitFor();
  await page.getByRole('button', { name: `放弃这份：${task.title}` }).tap();
  await page.getByText('本机还有 1 份填报没有送出').waitFor({ state: 'detached' });
});

test('signing out takes what the worker kept with it', async () => {
  const { page } = await site.visit({ as: 'liaison', offline: true });
  await page.goto('/mine');
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await page.reload();
  await expect.poll(() => page.evaluate(() => caches.has('answers'))).toBe(true);
  await page.getByRole('button', { name: /个人菜单$/ }).click();
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.waitForURL('**/sign-in**');
  await expect.poll(() => page.evaluate(() => caches.has('answers'))).toBe(false);
});
