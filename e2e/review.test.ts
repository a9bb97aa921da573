import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Draft, newColleague, newDraft } from './support/drafts.ts';
import { faultsOf } from './support/faults.ts';
import { longSpeech } from './support/long-text.ts';
import { openSite, type Site } from './support/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

const openDraft = async (page: Page, draft: Draft, search = '') => {
  await page.goto(`${draft.path}${search}`);
  await page.getByRole('list', { name: '条目清单' }).waitFor();
};
/** What takes the server's answer, on a machine that has other work too. */
const soon = <Value>(what: () => Value | Promise<Value>) => expect.poll(what, { timeout: 15_000 });
const current = (page: Page) => page.locator('.row[data-current]');
const said = (page: Page, words: string | RegExp) => page.getByRole('status').getByText(words).first().waitFor();
const statesOf = async (draft: Draft) => {
  const items = await draft.items();
  const count = (state: string) => items.filter((item) => item.state === state).length;
  return { found: count('found'), accepted: count('accepted'), rejected: count('rejected') };
};

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

test('text and list scroll together: the one under the pointer leads', async () => {
  const draft = await newDraft(site, longSpeech(60));
  const items = await draft.items();
  const { page } = await site.visit({ as: 'office' });
  await openDraft(page, draft);
  const far = items[80];
  const row = page.locator(`#item-${far?.id}`);
  const mark = page.locator(`.mark[data-mark="${far?.id}"]`).first();
  const onScreen = async (element: typeof row) => {
    // Rows out of sight are not drawn.
    if ((await element.count()) === 0) return false;
    const box = await element.boundingBox();
    return box !== null && box.y > 0 && box.y < 860;
  };
  expect([await onScreen(row), await onScreen(mark)]).toEqual([false, false]);
  await page.mouse.move(500, 500);
  const belowReading = async () => ((await mark.boundingBox())?.y ?? 9999) > 400;
  for (let turns = 0; turns < 90 && (await belowReading()); turns += 1) {
    await page.mouse.wheel(0, 200);
    await page.waitForTimeout(60);
  }
  await soon(() => onScreen(row)).toBe(true);
  // Back up over the list: the text comes along.
  await page.mouse.move(1200, 600);
  for (let turns = 0; turns < 60 && (await onScreen(mark)); turns += 1) {
    await page.mouse.wheel(0, -500);
    await page.waitForTimeout(60);
  }
  expect(await onScreen(mark)).toBe(false);
});

test('a long list draws the rows in sight and the current one alone; keyboard, order and count hold for all of them', async () => {
  const draft = await newDraft(site, longSpeech(60));
  const items = await draft.items();
  expect(items.length).toBeGreaterThan(100);
  const { page } = await site.visit({ as: 'office' });
  await openDraft(page, draft, `?c=${items[80]?.id}`);
  const inFrame = () =>
    current(page).evaluate((row) => {
      const [box, frame] = [row.getBoundingClientRect(), document.querySelector('.rows')?.getBoundingClientRect()];
      return frame !== undefined && box.top >= frame.top && box.top < frame.bottom;
    });
  await soon(inFrame).toBe(true);
  const rows = page.locator('.rows .row');
  expect(await rows.count()).toBeLessThan(60);
  expect(await current(page).getAttribute('aria-posinset')).toBe('81');
  expect(await current(page).getAttribute('aria-setsize')).toBe(String(items.length));
  // Scrolled far away, the current row stays there for the keyboard, at its place in the order.
  await current(page).locator('.row-words').focus();
  await page.mouse.move(1200, 600);
  const toTop = async () => {
    await page.mouse.wheel(0, -50_000);
    await page.locator(`#item-${items[0]?.id}`).waitFor();
  };
  await toTop();
  const places = await rows.evaluateAll((all) => all.map((row) => Number(row.getAttribute('aria-posinset'))));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places.at(-1)).toBe(81);
  await page.keyboard.press('j');
  await soon(() => current(page).getAttribute('aria-posinset')).toBe('82');
  await soon(inFrame).toBe(true);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-row'))).toBe(items[81]?.id);
  // Whoever selects across what is not drawn selects all of it.
  await toTop();
  await page
    .locator(`#item-${items[1]?.id}`)
    .getByRole('checkbox')
    .click({ modifiers: ['Shift'] });
  await page.getByText('已选 81 条').waitFor();
});

test('correcting by form: only what was changed travels, faults are said, Enter saves, Escape keeps what was typed', async () => {
  const draft = await newDraft(site);
  const target = (await draft.items()).find((item) => item.kind === 'target');
  const { page } = await site.visit({ as: 'office' });
  await openDraft(page, draft, `?c=${target?.id}`);
  await current(page).getByRole('button', { name: /^更正/ }).click();
  await page.getByRole('textbox', { name: '名称' }).fill('改了一半');
  await page.keyboard.press('Escape');
  await said(page, '更正尚未保存');
  await page.keyboard.press('e');
  expect(await page.getByRole('textbox', { name: '名称' }).inputValue()).toBe('改了一半');
  await page.getByLabel('数值').fill('许多');
  await page.keyboard.press('Enter');
  await page.getByText('请填数字').waitFor();
  await page.getByRole('textbox', { name: '名称' }).fill('更正后的名称');
  await page.getByLabel('数值').fill('1,234');
  await page.getByLabel('牵头单位').fill('市工信局、市财政局');
  const sent = page.waitForRequest((request) => request.url().endsWith('/edits'));
  await page.keyboard.press('Enter');
  const { step } = (await sent).postDataJSON() as { step: { change: Record<string, unknown> } };
  expect(Object.keys(step.change).sort()).toEqual(['owner', 'quantity', 'title']);
  await current(page).getByText('更正后的名称').waitFor();
  await soon(async () => (await draft.items()).find((item) => item.id === target?.id)).toMatchObject({
    title: '更正后的名称',
    state: 'accepted',
    quantity: { value: 1234 },
    due: target?.due,
  });
});

test('splitting and merging by keyboard, and each taken back', async () => {
  const draft = await newDraft(site);
  const before = await draft.items();
  const long = before.find((item) => item.kind === 'task' && item.quote.length > 12);
  const { page } = await site.visit({ as: 'office' });
  await openDraft(page, draft, `?c=${long?.id}`);
  await current(page).waitFor();
  await page.keyboard.press('s');
  const slider = page.getByRole('slider', { name: '拆分位置' });
  await slider.waitFor();
  const at = Number(await slider.getAttribute('aria-valuenow'));
  await page.keyboard.press('ArrowLeft');
  expect(Number(await slider.getAttribute('aria-valuenow'))).toBe(at - 1);
  await page.keyboard.press('Enter');
  await said(page, '已拆成两条');
  await soon(async () => (await draft.items()).length).toBe(before.length + 1);
  const plain = (items: typeof before) => items.map(({ revision: _, ...item }) => item);
  await page.keyboard.press('u');
  await soon(async () => plain(await draft.items())).toEqual(plain(before));

  await page.keyboard.press('m');
  await said(page, '已合并 2 条');
  await soon(async () => (await draft.items()).length).toBe(before.length - 1);
  await page.keyboard.press('u');
  await soon(async () => plain(await draft.items())).toEqual(plain(before));
});

test('what was made by splitting can be worked on before the server has numbered it', async () => {
  const draft = await newDraft(site);
  const before = await draft.items();
  const long = before.find((item) => item.kind === 'task' && item.quote.length > 12);
  const { page } = await site.visit({ as: 'office' });
  await openDraft(page, draft, `?c=${long?.id}`);
  await current(page).waitFor();
  await page.route('**/edits', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 300)); // A slow connection.
    await route.continue();
  });
  await page.keyboard.press('s');
  await page.getByRole('slider', { name: '拆分位置' }).press('Enter');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await soon(async () => (await draft.items()).find((item) => item.origin === 'hand')).toMatchObject({
    state: 'rejected',
  });
  expect(await draft.items()).toHaveLength(before.length + 1);
});

test('a sentence that became nothing is found by key or click, and marked by hand', async () => {
  const draft = await newDraft(site);
  const before = await draft.items();
  const { page } = await site.visit({ as: 'office' });
  await openDraft(page, draft);
  await page.keyboard.press('l');
  const bar = page.getByRole('region', { name: '标记选中的文字' });
  const words = await bar.locator('.mark-words').textContent();
  await page.keyboard.press('2');
  await said(page, '已标记为任务');
  await soon(async () => (await draft.items()).length).toBe(before.length + 1);
  expect((await draft.items()).find((item) => item.origin === 'hand')).toMatchObject({ quote: words, kind: 'task' });

  await page.getByRole('button', { name: /^未成条目的句子/ }).click();
  await soon(() => new URL(page.url()).searchParams.get('loose')).toBe('1');
  const sentences = page.getByRole('list', { name: '未成条目的句子' });
  const sentence = sentences.getByRole('button').nth(1);
  const chosen = await sentence.textContent();
  await sentence.click();
  expect(await bar.locator('.mark-words').textContent()).toBe(chosen);
  // Without a figure it cannot be a target: the server says why, and nothing of it stays.
  const count = await sentences.getByRole('button').count();
  await bar.getByRole('button', { name: /^目标/ }).click();
  await page.getByText(/没有保存，已还原/).waitFor();
  await soon(() => sentences.getByRole('button').count()).toBe(count);
});

test('filters live in the address and count what they would show; what is certain is accepted in one step', async () => {
  const draft = await newDraft(site);
  const items = await draft.items();
  const targets = items.filter((item) => item.kind === 'target').length;
  const certain = items.filter((item) => Math.round((item.confidence ?? 0) * 100) >= 80);
  const { page } = await site.visit({ as: 'office' });
  await openDraft(page, draft);
  await page.getByRole('button', { name: '筛选' }).click();
  await page.getByLabel('类型').selectOption({ label: `目标（${targets}）` });
  await soon(() => new URL(page.url()).searchParams.get('kind')).toBe('target');
  await page.getByText(`${targets} / ${items.length} 条`).waitFor();
  await page.reload();
  await page.getByText(`${targets} / ${items.length} 条`).waitFor();
  await page.getByRole('button', { name: '清除筛选' }).click();
  await page.getByText(`${items.length} / ${items.length} 条`).waitFor();

  await page.keyboard.press('Escape');
  await current(page).locator('.row-words').click();
  await page.keyboard.press('Shift+A');
  const dialog = page.getByRole('dialog', { name: '采纳确定的条目' });
  await dialog.getByLabel('把握不低于').selectOption('80');
  await dialog.getByText(`共 ${certain.length} 条`).waitFor();
  await dialog.getByRole('button', { name: `采纳 ${certain.length} 条` }).click();
  await said(page, `已采纳 ${certain.length} 条`);
  await soon(async () => (await statesOf(draft)).accepted).toBe(certain.length);
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await soon(async () => (await statesOf(draft)).accepted).toBe(0);

  // In a list of undecided ones the decided one leaves, and the next takes its place.
  await page
    .locator('.state-chips')
    .getByRole('button', { name: /^待审定/ })
    .click();
  const [first, second] = items;
  await page.locator(`[data-row="${first?.id}"]`).click();
  await page.keyboard.press('a');
  await soon(() => page.locator(`#item-${first?.id}`).count()).toBe(0);
  expect(await current(page).getAttribute('id')).toBe(`item-${second?.id}`);
});

test('two clerks at once: each sees who is here, and what the other changed, without loading anew', async () => {
  await newColleague(site, 'office2', '荀若水');
  const draft = await newDraft(site);
  const [first, second] = await draft.items();
  const one = await site.visit({ as: 'office' });
  const two = await site.visit({ as: 'office2' });
  await openDraft(one.page, draft);
  await openDraft(two.page, draft, `?c=${second?.id}`);
  await one.page.getByRole('button', { name: `荀若水正在看：${second?.title}` }).waitFor();
  await one.page.locator(`#item-${second?.id}`).getByText('荀若水 在看').waitFor();
  await two.page.keyboard.press('x');
  await one.page.locator(`#item-${second?.id}[data-state="rejected"]`).waitFor();
  await one.page.getByText('荀若水 刚改').waitFor();
  await said(one.page, `荀若水：不采纳 1 条：${second?.title}`);
  // The place of the first clerk has not moved, and her undo does not touch what the other did.
  expect(await current(one.page).getAttribute('id')).toBe(`item-${first?.id}`);
  await one.page.keyboard.press('u');
  await said(one.page, '没有可以撤销的操作');
});

test('a correction that meets a newer state loses nothing: both are shown, and the clerk chooses', async () => {
  const draft = await newDraft(site);
  const [first] = await draft.items();
  const { page } = await site.visit({ as: 'office' });
  await openDraft(page, draft);
  await page.keyboard.press('e');
  await page.getByRole('textbox', { name: '名称' }).fill('我填写的名称');
  await draft.take({
    op: 'correct',
    itemId: first?.id,
    revision: first?.revision,
    change: { title: '别人改的名称' },
  });
  // Said at once, below the form; the form itself stays as it was typed.
  await page.getByRole('alert').getByText('刚修改了这一条').or(page.getByText('这一条刚被他人修改')).first().waitFor();
  await page.getByRole('button', { name: '保存并采纳' }).click();
  const conflict = page.getByRole('alert', { name: '这一条刚被他人修改' });
  await conflict.getByRole('cell', { name: '别人改的名称' }).waitFor();
  await conflict.getByRole('cell', { name: '我填写的名称' }).waitFor();
  expect(await page.getByRole('textbox', { name: '名称' }).inputValue()).toBe('我填写的名称');
  await conflict.getByRole('button', { name: '用我填写的' }).click();
  await soon(async () => (await draft.items()).find((item) => item.id === first?.id)?.title).toBe('我填写的名称');
});

test('a step that does not reach the server is sent again, once, when the network is back', async () => {
  const draft = await newDraft(site);
  const { page } = await site.visit({ as: 'office' });
  await openDraft(page, draft);
  let cut = 0;
  await page.route('**/edits', async (route) => {
    cut += 1;
    if (cut === 1) {
      await route.fetch(); // The server took it, and its answer was lost.
      await route.abort('connectionreset');
    } else await route.continue();
  });
  await page.keyboard.press('a');
  await page.keyboard.press('a');
  await soon(() => statesOf(draft)).toMatchObject({ accepted: 2 });
  const office = await site.server.as('office');
  const { body } = await office.get<{ rows: unknown[] }>(`/documents/${draft.id}/edits`);
  expect(body.rows).toHaveLength(2);
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
