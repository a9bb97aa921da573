import { afterAll, beforeAll, expect, test } from 'vitest';
import { newColleague, newDraft } from './support/drafts.ts';
import { current, openDraft, said, soon, statesOf } from './support/review.ts';
import { openSite, type Site } from './support/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

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
