import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, publishedPlan, type Site, sample } from './support/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

test('from the sign-in to a published speech: import, review, publish, read', async () => {
  const { page, complaints } = await site.visit();
  await page.goto('/documents');
  await page.getByRole('heading', { name: '登录' }).waitFor();
  await page.getByLabel('用户名').fill('office');
  await page.getByLabel('密码', { exact: true }).fill('wrong-password-1');
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('alert').getByText('用户名或密码不正确').waitFor();
  await page.getByLabel('密码', { exact: true }).fill('yunze-2025');
  await page.getByRole('button', { name: '登录' }).click();

  // Signing in leads back to where the person wanted to go.
  await page.getByRole('heading', { name: '文件', level: 1 }).waitFor();
  await page.getByRole('link', { name: '导入文件' }).click();
  const speech = { name: 'speech.txt', mimeType: 'text/plain', buffer: Buffer.from(sample('short-speech.txt')) };
  await page.getByLabel(/把文件拖到这里/).setInputFiles(speech);
  await page.getByRole('button', { name: '开始导入' }).click();
  await page.getByRole('alert').getByText('请选择公开或内部').waitFor();
  await page.getByRole('radio', { name: /^公开/ }).check();
  await page.getByRole('button', { name: '开始导入' }).click();

  await page.getByRole('list', { name: '条目清单' }).waitFor();
  const found = Number(await page.locator('.row').first().getAttribute('aria-setsize'));
  expect(found).toBeGreaterThan(8);
  await page.getByText(`还剩 ${found} 条`).waitFor();
  await page.keyboard.press('x');
  await page.getByText(`还剩 ${found - 1} 条`).waitFor();
  await page.getByRole('button', { name: '发布', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: '全部采纳后发布' }).check();
  await dialog.getByText('不采纳的 1 条不会成为事项。').waitFor();
  await dialog.getByRole('button', { name: '确认发布' }).click();

  await page.getByText('已封存').waitFor();
  const text = page.getByRole('article', { name: '文件全文' });
  await expect.poll(() => text.getByRole('button').count()).toBeGreaterThan(found - 5);

  // The same text again is recognised and leads to the document that is there.
  await page.goto('/documents/import');
  await page.getByLabel(/把文件拖到这里/).setInputFiles(speech);
  await page.getByRole('radio', { name: /^公开/ }).check();
  await page.getByRole('button', { name: '开始导入' }).click();
  await page.getByRole('link', { name: '打开已有文件' }).click();
  await page.getByText('已封存').waitFor();
  expect(complaints).toEqual([]);
});

test('a text with a secrecy mark is refused in words, and stays on the page', async () => {
  const { page } = await site.visit({ as: 'office' });
  await page.goto('/documents/import');
  await page.getByText('粘贴文字', { exact: true }).click();
  await page.getByLabel('文件正文').fill(sample('secret.txt'));
  await page.getByRole('radio', { name: /^内部/ }).check();
  await page.getByRole('button', { name: '开始导入' }).click();
  await page
    .getByRole('alert')
    .getByText(/密级标志/)
    .waitFor();
  expect(await page.getByLabel('文件正文').inputValue()).toBe(sample('secret.txt'));
});

test('filters live in the address, hide what does not match, and can be cleared', async () => {
  const { page } = await site.visit({ as: 'leader' });
  const plan = await publishedPlan(site.server);
  const promises = plan.marks.filter(({ kind }) => kind !== 'group');
  const red = promises.filter(({ status }) => status.light === 'red').length;
  await page.goto(`/documents/${plan.id}`);
  await page.getByRole('button', { name: `告急 ${red}` }).click();
  await expect.poll(() => new URL(page.url()).searchParams.get('light')).toBe('red');
  await page.getByText(`${red} / ${promises.length} 项`).waitFor();
  const text = page.getByRole('article', { name: '文件全文' });
  expect(await text.getByRole('button', { name: /^正常/ }).count()).toBe(0);
  expect(await text.getByRole('button', { name: /^告急 (任务|目标|机制)/ }).count()).toBe(red);
  await page.reload();
  await page.getByText(`${red} / ${promises.length} 项`).waitFor();
  await page.getByRole('button', { name: '清除筛选' }).click();
  await page.getByText(`${promises.length} / ${promises.length} 项`).waitFor();
});

test('a link to a commitment opens it beside its sentence; the office accepts it and takes that back', async () => {
  const { page, complaints } = await site.visit({ as: 'office' });
  const plan = await publishedPlan(site.server);
  const mark = plan.marks.findLast(
    ({ kind, status, acceptance }) => kind !== 'group' && status.light === 'red' && !acceptance,
  );
  if (!mark) throw new Error('no overdue commitment');
  await page.goto(`/documents/${plan.id}?c=${mark.id}`);
  const panel = page.getByRole('complementary', { name: '事项' });
  await panel.getByRole('heading', { name: mark.title }).waitFor();
  await panel.getByText(mark.status.reasons[0]?.zh ?? '').waitFor();
  await expect.poll(() => page.locator('[data-selected]').first().isVisible()).toBe(true);
  const box = await page.locator('[data-selected]').first().boundingBox();
  expect(box && box.y > 0 && box.y < 900).toBe(true);

  await panel.getByRole('button', { name: '验收办结' }).click();
  await page.getByLabel('说明（可不填）').fill('现场核查通过');
  await page.getByRole('button', { name: '确认验收' }).click();
  await panel.getByText(/验收，.+登记/).waitFor();
  await panel.getByText('已办结').waitFor();

  await panel.getByRole('button', { name: '撤回验收' }).click();
  const dialog = page.getByRole('dialog');
  expect(await dialog.getByRole('button', { name: '确认撤回' }).isDisabled()).toBe(true);
  await dialog.getByLabel('撤回理由').fill('复核发现尚未完工');
  await dialog.getByRole('button', { name: '确认撤回' }).click();
  await panel.getByText('尚未验收', { exact: true }).waitFor();
  expect(complaints).toEqual([]);
});

test('a sentence has a link of its own, which shows it again', async () => {
  const { page } = await site.visit({ as: 'leader' });
  const plan = await publishedPlan(site.server);
  const mark = plan.marks.filter(({ kind }) => kind === 'target').at(-1);
  if (!mark) throw new Error('no target');
  await page.goto(`/documents/${plan.id}?c=${mark.id}`);
  await page.getByRole('button', { name: '复制此句链接' }).click();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(new URL(link).searchParams.get('s')).toBe(String(mark.start));
  await page.goto(link);
  await page.getByText('链接指向的句子').waitFor();
  const painted = await page.evaluate(() => {
    const range = [...(CSS.highlights.get('sentence') ?? [])][0] as Range | undefined;
    const box = range?.getBoundingClientRect();
    return { words: range?.toString() ?? '', onScreen: Boolean(box && box.top > 0 && box.bottom < innerHeight) };
  });
  expect(painted.words).toContain(mark.quote.slice(0, 6));
  expect(painted.onScreen).toBe(true);
});

test('on paper: no navigation, the date, a legend, and a letter before every promise', async () => {
  const { page } = await site.visit({ as: 'leader', theme: 'dark' });
  const plan = await publishedPlan(site.server);
  await page.goto(`/documents/${plan.id}`);
  await page.getByRole('article', { name: '文件全文' }).waitFor();
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('navigation', { name: '主导航' }).first().isVisible()).toBe(false);
  expect(
    await page
      .locator('.print-head')
      .getByText(/状态截至 \d{4}-\d{2}-\d{2}/)
      .first()
      .isVisible(),
  ).toBe(true);
  expect(await page.getByText('图例').isVisible()).toBe(true);
  const seen = await page.evaluate(() => {
    const head = document.querySelector('.mark-head.tone-red');
    const article = document.querySelector('article');
    return {
      letter: head && getComputedStyle(head, '::after').content,
      ink: article && getComputedStyle(article).color,
      paper: getComputedStyle(document.documentElement).backgroundColor,
    };
  });
  expect(seen).toEqual({ letter: '"[红]"', ink: 'rgb(0, 0, 0)', paper: 'rgb(255, 255, 255)' });
});
