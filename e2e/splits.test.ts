import type { Commitment } from '@chengshi/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf } from './support/faults.ts';
import { openSite, type Site } from './support/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

test('a target is split by what each takes at least, and when it grows the parts grow with it', async () => {
  const office = await site.server.as('office');
  const { rows } = (await office.get<{ rows: Commitment[] }>('/commitments?kind=target&limit=100')).body;
  const target = rows.find(
    ({ quantity }) => quantity?.comparator === 'ge' && quantity.value >= 20 && quantity.value <= 200,
  );
  if (!target?.quantity) throw new Error('the demonstration city has no target to split');
  const { value, unit } = target.quantity;
  const { page, complaints } = await site.visit({ as: 'office' });
  await page.goto(`/commitments/${target.id}`);
  await page.getByRole('link', { name: '分解', exact: true }).click();
  await page.getByRole('heading', { name: '分解目标' }).waitFor();
  expect(await page.getByRole('button', { name: '保存' }).isDisabled()).toBe(true);
  await page.getByRole('button', { name: '按下限' }).click();
  await page.getByLabel('澄湖区的下限').fill(String(value - 6));
  await page.getByRole('button', { name: '计算' }).click();
  await expect.poll(() => page.getByLabel('澄湖区的目标值').inputValue()).toBe(String(value - 6));
  await page.getByLabel('推进路径').selectOption({ label: '按节点' });
  await page.getByLabel('节点 1 日期').fill('2099-06-30');
  await page.getByLabel('节点 1 完成比例（%）').fill('40');
  await page.getByLabel('完成日期').fill('2099-12-31');
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText(`合计 ${value}，与整体一致`).waitFor();

  const change = { quantity: { ...target.quantity, value: value + 6 } };
  await office.call('PATCH', `/commitments/${target.id}`, {
    revision: target.revision,
    change,
    reason: '市委全会调整',
  });
  await page.goto('/splits?stale=1');
  await page.getByRole('link', { name: target.title }).click();
  await page.getByText(`整体目标已由 ${value} ${unit} 变为 ${value + 6} ${unit}`).waitFor();
  await page.getByRole('button', { name: '按比例调整' }).click();
  const dialog = page.getByRole('dialog');
  expect(await dialog.getByRole('button', { name: '按比例调整' }).isDisabled()).toBe(true);
  await dialog.getByLabel('理由').fill('市委全会调整');
  await dialog.getByRole('button', { name: '按比例调整' }).click();
  await page.getByText(`合计 ${value + 6}，与整体一致`).waitFor();
  await page.getByRole('link', { name: '继续分解：澄湖区' }).click();
  await page.getByText(/^应完成 \d+/).waitFor();
  expect(complaints).toEqual([]);
});
