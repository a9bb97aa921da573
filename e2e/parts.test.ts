import type { Commitment } from '@chengshi/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bureau, clearDispatches } from '../apps/server/test/support/dispatches.ts';
import { partsFor, partsOfUnits } from '../apps/server/test/support/splits.ts';
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

test('the parts of a split go out in one press, a unit accepts and reports its own on a phone, and the office sees how each stands', async () => {
  await clearDispatches(world);
  const office = await site.server.as('office');
  const { rows } = (await office.get<{ rows: Commitment[] }>('/commitments?kind=target&limit=100')).body;
  const target = rows.find(({ quantity }) => quantity?.comparator === 'ge' && quantity.value >= 20);
  if (!target?.quantity) throw new Error('the demonstration city has no target to split');
  const { unit } = target.quantity;
  const parts = [...partsOfUnits({ [await bureau(world)]: 60 }), ...(await partsFor(world, { '379904': 40 }))];
  // So long a way that it asks for little, whatever the day is.
  const long = parts.map((part) => ({ ...part, startsOn: '2020-12-31', dueOn: '2099-12-31' }));
  await office.call('PUT', `/commitments/${target.id}/split`, { number: 0, rule: 'sum', method: 'hand', parts: long });

  const desk = await site.visit({ as: 'office' });
  await desk.page.goto(`/commitments/${target.id}`);
  await desk.page.getByRole('button', { name: '下发各部分（2）' }).click();
  const dialog = desk.page.getByRole('dialog');
  await dialog.getByText('市工信局：').waitFor();
  expect(await faultsOf(desk.page)).toEqual([]);
  await dialog.getByRole('button', { name: '下发', exact: true }).click();
  await desk.page.getByText(/^已下发 2 项/).waitFor();

  const { page, complaints } = await site.visit({ as: 'liaison', width: 360, height: 740 });
  await page.goto('/');
  await page
    .getByRole('link', { name: /待签收/ })
    .first()
    .tap();
  await page.getByText('市工信局部分 60').waitFor();
  await page.getByRole('button', { name: `签收：${target.title}` }).tap();
  await page.getByRole('dialog').getByRole('button', { name: '签收' }).tap();
  await page.getByText(/^已签收 1 项/).waitFor();
  await page.goto('/mine?view=accepted');
  await page.getByRole('link', { name: `填报：${target.title}` }).tap();
  await page.getByText(`市工信局部分 60 ${unit}`).waitFor();
  await page.getByLabel(`完成值（${unit}）`).fill('27');
  await page.getByLabel('一句话进展').fill('本局承担的部分已落实27');
  expect(await faultsOf(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await page.getByRole('button', { name: '提交' }).tap();
  await page.getByText(/^已提交，用时/).waitFor();
  await page.getByRole('heading', { name: '分解到市工信局的部分' }).waitFor();

  await desk.page.reload();
  await desk.page.getByText(`各部分自报合计 27 ${unit}（2 个中 1 个已报）`).waitFor();
  const row = desk.page.getByRole('row', { name: /市工信局/ });
  await row.getByText(/^按路线今天（/).waitFor();
  await row.getByRole('link', { name: '已签收' }).click();
  await desk.page.getByRole('heading', { name: '分解到市工信局的部分' }).waitFor();
  await desk.page.getByText('本局承担的部分已落实27').waitFor();
  expect([...complaints, ...desk.complaints]).toEqual([]);
});
