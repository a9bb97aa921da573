import { afterAll, beforeAll, expect, test } from 'vitest';
import { newDraft } from './support/drafts.ts';
import { faultsOf } from './support/faults.ts';
import { current, openDraft, said, soon, statesOf } from './support/review.ts';
import { openSite, type Site } from './support/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

test('a clerk decides by keyboard alone: yes, no, back, undo and redo, and the place walks along', async () => {
  const draft = await newDraft(site);
  const all = (await draft.items()).length;
  const { page, complaints } = await site.visit({ as: 'office' });
  await openDraft(page, draft);
  await page.getByText(`还剩 ${all} 条`).waitFor();
  const [first, second, third] = await draft.items();

  await page.keyboard.press('a');
  await said(page, `已采纳：${first?.title}`);
  await page.getByText(`还剩 ${all - 1} 条`).waitFor();
  // The next one is the current one and has the focus.
  expect(await current(page).getAttribute('id')).toBe(`item-${second?.id}`);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-row'))).toBe(second?.id);
  await page.keyboard.press('x');
  await said(page, `不采纳：${second?.title}`);
  expect(await current(page).getAttribute('id')).toBe(`item-${third?.id}`);
  await soon(() => statesOf(draft)).toEqual({ found: all - 2, accepted: 1, rejected: 1 });

  await page.keyboard.press('u');
  await said(page, /^已撤销：不采纳 1 条/);
  await page.keyboard.press('Control+z');
  await said(page, /^已撤销：采纳 1 条/);
  await soon(() => statesOf(draft)).toEqual({ found: all, accepted: 0, rejected: 0 });
  await page.keyboard.press('Control+Shift+Z');
  await page.keyboard.press('Control+Shift+Z');
  await soon(() => statesOf(draft)).toEqual({ found: all - 2, accepted: 1, rejected: 1 });
  await page.keyboard.press('Control+Shift+Z');
  await said(page, '没有可以恢复的操作');

  await page.keyboard.press('h');
  const history = page.getByRole('dialog', { name: '审定记录' });
  await history.getByText(/^采纳 1 条/).waitFor();
  await history
    .getByRole('button', { name: /^撤销这一步：采纳 1 条/ })
    .first()
    .click();
  await history.getByText('已撤销').first().waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: '键盘操作' }).waitFor();
  expect(complaints).toEqual([]);
});

test('an item shows its state in the text too, in a word and a name that is read out', async () => {
  const draft = await newDraft(site);
  const [first] = await draft.items();
  const { page } = await site.visit({ as: 'office' });
  await openDraft(page, draft);
  const text = page.getByRole('article', { name: '原文' });
  const head = text.locator(`.mark-head[data-mark="${first?.id}"]`);
  expect(await head.getAttribute('data-letter')).toBe('待');
  await page.keyboard.press('a');
  await text.getByRole('button', { name: `已采纳 目标 ${first?.title}` }).waitFor();
  expect(await head.getAttribute('data-letter')).toBe('采');
  // Choosing a mark makes its item the current one in the list.
  const last = (await draft.items()).at(-1);
  await text.locator(`.mark[data-mark="${last?.id}"]`).last().click();
  await soon(() => current(page).getAttribute('id')).toBe(`item-${last?.id}`);
  await soon(async () => (await current(page).boundingBox())?.y).toSatisfy(
    (y) => typeof y === 'number' && y > 0 && y < 800,
  );
});

test('publishing asks what becomes of undecided items, and does not choose by itself', async () => {
  const draft = await newDraft(site);
  const { page } = await site.visit({ as: 'office' });
  await openDraft(page, draft);
  await page.keyboard.press('a');
  const { found } = { found: (await draft.items()).length - 1 };
  await page.getByRole('button', { name: '发布', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '发布这份文件' });
  await dialog.getByText(`还有 ${found} 条没有审定`).waitFor();
  expect(await dialog.getByRole('button', { name: '确认发布' }).isDisabled()).toBe(true);
  await dialog.getByRole('button', { name: '先不发布，回去逐条审定' }).click();
  expect(await current(page).getAttribute('data-state')).toBe('found');
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await dialog.getByRole('radio', { name: '全部不采纳，只发布已采纳的' }).check();
  await dialog.getByText(`不采纳的 ${found} 条不会成为事项。`).waitFor();
  await dialog.getByLabel('攻坚行动名称（可不填）').fill('审定测试行动');
  await dialog.getByRole('button', { name: '确认发布' }).click();
  await page.getByText('已封存').waitFor();
  await page.goto('/campaigns');
  await page.getByRole('link', { name: '审定测试行动' }).waitFor();
});

test('the desk can be heard, in both languages, with its form and its dialogs open', async () => {
  const draft = await newDraft(site);
  for (const options of [
    { language: 'zh-CN', theme: 'light' },
    { language: 'en', theme: 'dark' },
  ] as const) {
    const { page, complaints, context } = await site.visit({ as: 'office', ...options });
    await page.goto(draft.path);
    await current(page).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('e');
    await page.locator('.editor').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    for (const key of ['h', '?', 'Shift+A']) {
      await current(page).locator('.row-words').focus();
      await page.keyboard.press(key);
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      expect(await faultsOf(page), key).toEqual([]);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    }
    expect(complaints).toEqual([]);
    await context.close();
  }
});

test('a draft is not there for those who do not review it', async () => {
  const draft = await newDraft(site);
  const { page } = await site.visit({ as: 'leader' });
  await page.goto(draft.path);
  await page
    .getByRole('alert')
    .getByText(/没有找到/)
    .waitFor();
  expect(await page.getByRole('list', { name: '条目清单' }).count()).toBe(0);
});

test('on a phone of 360 pixels: two panes, the decision under the thumb, nothing wider than the screen', async () => {
  const draft = await newDraft(site);
  const { page, complaints } = await site.visit({ as: 'office', width: 360, height: 740 });
  await openDraft(page, draft);
  const narrow = async () =>
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await narrow();
  const bar = page.locator('.current-bar');
  const box = await bar.getByRole('button', { name: '采纳', exact: true }).boundingBox();
  expect(box && box.y > 370 && box.height >= 44).toBe(true);
  await bar.getByRole('button', { name: '采纳', exact: true }).tap();
  await soon(async () => (await statesOf(draft)).accepted).toBe(1);
  await page.locator('.review-panes').getByText('原文').tap();
  await page.getByRole('article', { name: '原文' }).waitFor();
  await narrow();
  await bar.getByRole('button', { name: '不采纳' }).tap();
  await soon(async () => (await statesOf(draft)).rejected).toBe(1);
  await page.locator('.review-panes').getByText('条目').tap();
  await current(page).getByRole('button', { name: /^更正/ }).tap();
  await page.getByRole('form', { name: '更正条目' }).waitFor();
  await narrow();
  expect(complaints).toEqual([]);
});
