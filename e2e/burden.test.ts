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

test('the burden account shows the minutes that reporting took, by month, unit and campaign, on a desk and on a phone', async () => {
  const [id = ''] = await openCommitments(world, 1);
  await acceptedDispatch(world, id);
  const liaison = await site.server.as('liaison');
  await liaison.post(`/commitments/${id}/reports`, { kind: 'progress', words: '按进度推进', seconds: 90 });
  for (const width of [1440, 360]) {
    const { page, complaints } = await site.visit({ as: 'office', width });
    await page.goto('/burden?months=3');
    const units = page.getByRole('table', { name: '按单位' });
    await units.getByText('云泽市工业和信息化局').waitFor();
    await units.getByText('1.5 分钟').waitFor();
    await units.getByText('90 秒').waitFor();
    expect(
      await page
        .getByRole('table', { name: '按月' })
        .getByText(/^\d{4}-\d\d$/)
        .count(),
    ).toBe(3);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出 Excel' }).click();
    expect((await download).suggestedFilename()).toMatch(/^减负账 .*\.xlsx$/);
    expect(await faultsOf(page)).toEqual([]);
    expect(complaints).toEqual([]);
  }
});
