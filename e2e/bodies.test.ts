import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf } from './support/faults.ts';
import { openSite, type Site } from './support/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

const quote = '由市级领导同志分别担任七条产业链的链长';

test('the office founds a chain, sets its leader and gives it a front; a leader looks at it on a phone', async () => {
  const { page, complaints } = await site.visit({ as: 'office' });
  await page.goto('/own');
  await page.getByRole('main').getByRole('link', { name: '指挥机构' }).click();
  await page.getByRole('heading', { name: '还没有指挥机构' }).waitFor();
  await page.getByRole('button', { name: '成立机构' }).first().click();
  let dialog = page.getByRole('dialog');
  const send = dialog.getByRole('button', { name: '成立机构' });
  expect(await send.isDisabled()).toBe(true);
  await dialog.getByLabel('类别').selectOption({ label: '产业链' });
  await dialog.getByLabel('名称').fill('云泽市高端装备产业链');
  await dialog.getByLabel('攻坚行动').selectOption({ index: 1 });
  const campaign = await dialog.getByLabel('攻坚行动').locator('option:checked').textContent();
  const speech = await dialog.getByLabel('文件').locator('option', { hasText: '讲话' }).textContent();
  await dialog.getByLabel('文件').selectOption({ label: speech ?? '' });
  await dialog.getByLabel('原文').fill('这句话文件里没有');
  expect(await faultsOf(page)).toEqual([]);
  await send.click();
  await dialog.getByText('中没有这句话').waitFor();
  await dialog.getByLabel('原文').fill(quote);
  await send.click();

  await page.getByRole('heading', { name: '云泽市高端装备产业链', level: 1 }).waitFor();
  const bodyId = page.url().split('/').at(-1);
  await page.getByRole('button', { name: '添加成员' }).click();
  dialog = page.getByRole('dialog');
  // Nobody leads it yet, so that a chief is proposed, who is a person.
  expect(await dialog.getByLabel('职责').locator('option:checked').textContent()).toBe('链长');
  expect(await dialog.getByRole('radio').count()).toBe(0);
  await dialog.getByLabel('人员').click();
  await page.keyboard.type('韩听澜');
  await page.getByTitle('韩听澜', { exact: false }).last().click();
  await expect
    .poll(() => dialog.getByLabel('以哪个岗位担任').locator('option:checked').textContent())
    .toContain('分管工业和科技副市长');
  await dialog.getByRole('button', { name: '保存' }).click();
  const members = page.getByRole('region', { name: '组成人员' });
  await members.getByRole('link', { name: '韩听澜' }).waitFor();

  await page.getByRole('button', { name: '交办', exact: true }).click();
  dialog = page.getByRole('dialog');
  await dialog.getByLabel('攻坚行动').selectOption({ label: campaign ?? '' });
  const front = dialog.getByRole('checkbox').nth(1);
  const name = (await dialog.locator('label.check').nth(1).textContent())?.trim() ?? '';
  await front.check();
  expect(await faultsOf(page)).toEqual([]);
  await dialog.getByRole('button', { name: '交办' }).click();
  await page.getByRole('region', { name: '承担的战线和事项' }).getByRole('link', { name }).waitFor();
  const standing = page.getByRole('region', { name: '推进情况' });
  await standing.getByRole('button', { name: /^全部 [1-9]/ }).waitFor();
  await standing.getByRole('link', { name: '在事项表中查看' }).click();
  await page.getByRole('heading', { name: '事项', level: 1 }).waitFor();
  expect(await page.getByLabel('指挥机构').locator('option:checked').textContent()).toBe('云泽市高端装备产业链');
  const carriedId = (
    await (await site.server.as('office')).get<{ rows: { id: string }[] }>(`/table?bodyId=${bodyId}&limit=1`)
  ).body.rows[0]?.id;
  await page.goto(`/commitments/${carriedId}`);
  const carriers = page.getByRole('region', { name: '承担本事项的指挥机构' });
  await carriers.getByText(`随战线“${name}”交办`).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await carriers.getByRole('link', { name: '云泽市高端装备产业链' }).click();
  await page.getByRole('heading', { name: '云泽市高端装备产业链', level: 1 }).waitFor();
  expect(complaints).toEqual([]);

  const phone = await site.visit({ as: 'leader', width: 360, height: 740 });
  await phone.page.goto('/bodies?kind=chain');
  await phone.page.getByText('已办结').first().waitFor();
  await phone.page.getByRole('link', { name: '云泽市高端装备产业链' }).tap();
  await phone.page.getByRole('region', { name: '组成人员' }).getByText('链长').waitFor();
  expect(await phone.page.getByRole('button', { name: '撤销' }).count()).toBe(0);
  const overdue = phone.page.getByRole('button', { name: /^逾期/ });
  await overdue.tap();
  await expect.poll(() => overdue.getAttribute('aria-pressed')).toBe('true');
  expect(phone.page.url()).toContain('view=overdue');
  await phone.settled();
  expect(await faultsOf(phone.page)).toEqual([]);
  expect(await phone.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await phone.page.getByRole('link', { name: '在原文中查看' }).tap();
  await phone.page.getByRole('article').getByText(quote).first().waitFor();
  expect(phone.complaints).toEqual([]);
});

test('a chain is dissolved with a reason, keeps its page, and says so on the page of who led it', async () => {
  const office = await site.server.as('office');
  type Rows = { rows: { id: string; posts: { id: string; unitName: string }[] }[] };
  const [person] = (await office.get<Rows>(`/people?query=${encodeURIComponent('祁远帆')}`)).body.rows;
  const [region] = (await office.get<{ rows: { id: string }[] }>('/regions')).body.rows;
  const draft = { regionId: region?.id, kind: 'task-force', name: '防汛专班', foundedOn: '2026-01-05' };
  const body = (await office.post<{ id: string }>('/bodies', draft)).body;
  const seat = { kind: 'person', personId: person?.id, postId: person?.posts[0]?.id };
  await office.post(`/bodies/${body.id}/members`, { revision: 1, duty: 'chief', seat, since: '2026-01-05' });

  const { page, complaints } = await site.visit({ as: 'office' });
  await page.goto(`/bodies/${body.id}`);
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('理由').fill('汛期结束');
  await dialog.getByRole('button', { name: '撤销', exact: true }).click();
  await page.getByText(/“防汛专班”已于 .* 撤销/).waitFor();
  expect(await page.getByRole('button', { name: '添加成员' }).count()).toBe(0);
  await page.getByRole('region', { name: '变动经过' }).getByText('汛期结束').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('region', { name: '组成人员' }).getByRole('link', { name: '祁远帆' }).click();
  await page
    .getByRole('region', { name: '参加的指挥机构' })
    .getByText(/2026-01-05 至/)
    .waitFor();
  await page.goto('/bodies');
  expect(await page.getByRole('link', { name: '防汛专班' }).count()).toBe(0);
  await page.getByLabel('是否撤销').selectOption({ label: '已撤销' });
  await page.getByRole('link', { name: '防汛专班' }).waitFor();
  expect(complaints).toEqual([]);
});
