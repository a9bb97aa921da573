import { afterAll, beforeAll, expect, test } from 'vitest';
import { dispatched, openCommitments } from '../apps/server/test/support/dispatches.ts';
import { newMessage } from '../apps/server/test/support/messages.ts';
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

test('the bell counts what was not read; following a message leads to where it is answered and reads it', async () => {
  const ids = await openCommitments(world, 2);
  await dispatched(world, { ids });
  await dispatched(world, { ids: await openCommitments(world, 1) });
  const { page, complaints } = await site.visit({ as: 'liaison', width: 380, height: 800 });
  await page.goto('/');
  await page.getByRole('link', { name: '消息，2 条未读' }).waitFor();
  // It rings by itself when something comes, on every page.
  await newMessage(world, 'liaison');
  await page.getByRole('link', { name: '消息，3 条未读' }).click();
  await page.getByRole('heading', { name: '消息' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('link', { name: /等 2 项任务已下发到市工信局/ }).click();
  await page.waitForURL('**/mine');
  await page.getByRole('link', { name: '消息，2 条未读' }).click();
  await page.getByRole('button', { name: '未读', exact: true }).click();
  await page.getByRole('button', { name: '全部标为已读' }).click();
  await page.getByText('没有未读消息').waitFor();
  await page.getByRole('link', { name: '消息，没有未读' }).waitFor();
  expect(complaints).toEqual([]);
});

test('the same message reads in English for whoever chose it', async () => {
  const { page } = await site.visit({ as: 'liaison', language: 'en' });
  await page.goto('/messages');
  await page.getByText(/2 commitments, “.+” among them, were dispatched to 市工信局: accept them by/).waitFor();
});
