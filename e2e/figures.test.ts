import { afterAll, beforeAll, expect, test } from 'vitest';
import { acceptedDispatch, openCommitments } from '../apps/server/test/support/dispatches.ts';
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

test('the office sees what is in, asks for the rest alone; the unit reads what it owes, and one report completes the list', async () => {
  const campaign = await world.value(
    "select campaign_id from commitments where kind = 'target' and quantity is not null group by 1 order by count(*) desc limit 1",
  );
  const ids = await openCommitments(
    world,
    2,
    `kind = 'target' and quantity is not null and campaign_id = '${campaign}'`,
  );
  for (const id of ids) await acceptedDispatch(world, id);
  const liaison = await site.server.as('liaison');
  const report = (id: string | undefined) =>
    liaison.post(`/commitments/${id}/reports`, { kind: 'progress', words: '按进度推进', seconds: 20, value: 7 });
  await report(ids[0]);

  const { page, complaints } = await site.visit({ as: 'office' });
  await page.goto('/figures');
  await page.getByRole('link', { name: '新建要数' }).click();
  await page.getByLabel('攻坚行动').selectOption(campaign);
  await page.getByText('缺 1 项，已报 1 项，另有要数清单正在要 0 项。').waitFor();
  for (const [at, id] of ids.entries()) {
    const [name = '', unit = ''] = (
      await world.value(
        "select i.name || '|' || i.unit from targets t join indicators i on i.id = t.indicator_id where t.commitment_id = $1 order by t.number desc limit 1",
        id,
      )
    ).split('|');
    await page.getByLabel('只要这些指标（选填）').click();
    await page.keyboard.type(name);
    await page.getByTitle(`${name}（${unit}）`, { exact: true }).click();
    await page.getByText(`缺 ${at} 项，已报 1 项，另有要数清单正在要 0 项。`).waitFor();
  }
  await page.getByLabel('名称').fill('一季度数据');
  await page.getByLabel('报送截止').fill('2099-01-31');
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: '向缺数单位要 1 项' }).click();
  await page.getByText('涉及 2 项，免报 1 项，尚缺 1 项').waitFor();
  expect(await faultsOf(page)).toEqual([]);

  const unit = await site.visit({ as: 'liaison', width: 380, height: 800 });
  await unit.page.goto('/messages');
  await unit.page.getByRole('link', { name: /“一季度数据”要数/ }).click();
  await unit.page.getByRole('heading', { name: '待报的数（1）' }).waitFor();
  expect(await faultsOf(unit.page)).toEqual([]);

  await report(ids[1]);
  await page.reload();
  await page.getByText('涉及 2 项，免报 1 项，尚缺 0 项').waitFor();
  await page.getByRole('button', { name: '尚缺' }).click();
  await page.getByText('已经报齐').waitFor();
  expect([...complaints, ...unit.complaints]).toEqual([]);
});
