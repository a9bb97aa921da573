import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type Site } from './support/site.ts';

const text = `港口建设方案
（2026年3月2日）

一、总体目标
到2027年，全市港口吞吐量达到800万吨以上。每个区（市、县）每年新开工亿元以上工业项目不少于25个。

二、重点任务
2026年12月底前建成4个千吨级泊位。（牵头单位：市交运局；责任单位：市工信局、县港务公司）
2027年6月底前建成疏港公路46公里。（牵头单位：市交运局；责任单位：青埠区政府）每月调度一次。
`;

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

test('a publication is planned on one page, published, and its owners are confirmed; all by hand and key', async () => {
  const { page, complaints } = await site.visit({ as: 'office' });
  const form = { classification: 'internal', text };
  const answer = await page.request.post('/api/documents/imports', { multipart: form });
  const id = /"documentId":"([^"]+)"/.exec(await answer.text())?.[1];
  await page.goto(`/documents/${id}`);
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await page.getByRole('link', { name: '安排战线、责任单位和路线图' }).click();
  await page.getByRole('heading', { name: '发布安排' }).waitFor();

  // Fronts: another name by keyboard, another order by button, a patron.
  const fronts = page.locator('#fronts');
  await fronts.getByLabel('战线名称：重点任务').fill('港口攻坚');
  await page.keyboard.press('Enter');
  await fronts.getByText('原标题：重点任务').waitFor();
  await fronts.getByRole('button', { name: '上移：港口攻坚' }).click();
  await expect.poll(() => fronts.getByRole('textbox').first().inputValue()).toBe('港口攻坚');
  await fronts.getByLabel('分管领导：港口攻坚').selectOption({ label: await patronLabel(page) });
  await page.getByText('安排已保存（郁修文）').waitFor();

  await page.getByText('准备分解为 6 份：澄湖区、望岳区、青埠区、栖川区、怀林县、禾陵市').waitFor();
  const owners = page.locator('#owners');
  await owners.getByText('简称，存疑').waitFor();
  await owners.getByRole('button', { name: '为“县港务公司”查找单位' }).click();
  const picker = page.getByRole('dialog', { name: '“县港务公司”是哪个单位' });
  await picker.getByRole('searchbox').fill('港航');
  await picker.getByRole('button', { name: '搜索' }).click();
  await picker.getByRole('button', { name: /云泽市港航发展中心/ }).click();
  await owners.getByText('人工选定').waitFor();

  const road = page.locator('#road');
  await road.getByLabel('第 1 阶段名称').fill('一年打基础');
  await road.getByRole('button', { name: '增加节点' }).click();
  const last = road.locator('.milestone-row').last();
  await last.getByRole('textbox').last().fill('多式联运中心开港');
  await last.locator('input[type=date]').fill('2026-12-01');
  await road.getByRole('button', { name: '保存阶段与节点' }).click();
  await road.getByRole('button', { name: '恢复按原文' }).waitFor();

  // A front and a group that the text has no heading for.
  await page.getByRole('button', { name: '新增战线' }).click();
  await page.getByLabel('战线名称', { exact: true }).fill('要素保障');
  await page.keyboard.press('Enter');
  await page.getByText('原文没有这个标题').waitFor();
  await page.getByRole('button', { name: '新增分组' }).click();
  await page.getByLabel('分组名称').fill('交通先行');
  await page.getByRole('dialog').getByLabel('战线', { exact: true }).selectOption({ label: '要素保障' });
  await page.keyboard.press('Enter');
  await page.locator('#tree').getByText('新增，还是空的').waitFor();
  await page.getByRole('button', { name: /^调整归属：.*公路/ }).click();
  await page.getByLabel('上级', { exact: true }).selectOption({ label: '分组 交通先行' });
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /保\s?存/ })
    .click();
  await page.locator('#tree').getByText('新增', { exact: true }).waitFor();

  // Nothing is lost on reload.
  await page.reload();
  await page.getByRole('heading', { name: '发布安排' }).waitFor();
  await expect.poll(() => page.locator('#fronts').getByRole('textbox').first().inputValue()).toBe('港口攻坚');
  expect(await page.locator('#road').getByLabel('第 1 阶段名称').inputValue()).toBe('一年打基础');
  await page.getByRole('radio', { name: '全部采纳后发布' }).check();
  await page.getByRole('button', { name: '确认发布' }).click();
  await page.getByText('已封存').waitFor();

  // The campaign is as planned, and its fronts can still be changed.
  await page.goto('/campaigns');
  await page.getByRole('link', { name: '港口建设方案' }).first().click();
  await page.getByText('多式联运中心开港').waitFor();
  await page.getByText('一年打基础').waitFor();
  await page.getByText(/^分管领导：/).waitFor();
  await page.getByRole('button', { name: '调整战线' }).click();
  const dialog = page.getByRole('dialog', { name: '调整战线' });
  await dialog.getByLabel('战线名称：总体目标').fill('三年目标');
  await page.keyboard.press('Tab');
  await dialog.getByRole('button', { name: /保\s?存/ }).click();
  await page.getByRole('link', { name: /^三年目标/ }).waitFor();

  // A doubtful name is confirmed once, and learned.
  await page.goto('/assignments?filter=doubtful');
  await page.getByRole('button', { name: '确认：市交运局' }).click();
  await page.getByText(/记住 1 个名称/).waitFor();
  await page.goto('/indicators?query=港口吞吐量');
  await page.getByRole('link', { name: '港口吞吐量' }).click();
  // Until its page is there, the link in the list bears the name too.
  await page.getByRole('heading', { name: /港口吞吐量/, level: 1 }).waitFor();
  await page
    .getByRole('link', { name: /港口吞吐量/ })
    .first()
    .click();
  await page.getByRole('heading', { name: '衡量指标' }).waitFor();
  expect(complaints).toEqual([]);
});

async function patronLabel(page: Awaited<ReturnType<Site['visit']>>['page']): Promise<string> {
  const labels = await page.locator('#fronts select').first().locator('option').allTextContents();
  return labels.find((label) => label.startsWith('沈知衡')) ?? '';
}

test('the plan fits a phone: no sideways scrolling, and everything can be reached with a thumb', async () => {
  const { page } = await site.visit({ as: 'office', width: 360 });
  const form = { classification: 'internal', text: `${text}\n说明略。` };
  const answer = await page.request.post('/api/documents/imports', { multipart: form });
  const id = /"documentId":"([^"]+)"/.exec(await answer.text())?.[1];
  await page.goto(`/documents/${id}/publish`);
  await page.getByRole('heading', { name: '阶段与节点' }).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await page.getByRole('button', { name: '下移：总体目标' }).click();
  await page.getByText('安排已保存（郁修文）').waitFor();
});
