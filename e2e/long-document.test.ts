import { afterAll, beforeAll, expect, test } from 'vitest';
import { longSpeech } from './support/long-text.ts';
import { openSite, type Site } from './support/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

// bench/scroll.ts takes the times, with 100,000 characters; here only what makes the text light is checked, with a third of them.
test('a long text is left out of layout where it is not seen, and its strip leads to its end', async () => {
  const text = longSpeech(300);
  expect(text.length).toBeGreaterThan(30_000);
  const office = await site.server.as('office');
  const imported = await office.import({ classification: 'public', text });
  const id = imported.events.at(-1)?.documentId;
  const published = await office.post(`/documents/${id}/publication`, { undecided: 'accept' });
  expect(published.status).toBe(200);

  const { page, complaints } = await site.visit({ as: 'leader' });
  await page.goto(`/documents/${id}`);
  const article = page.getByRole('article', { name: '文件全文' });
  await article.waitFor();
  const structure = await article.evaluate((element) => {
    const paragraphs = [...element.children] as HTMLElement[];
    return {
      paragraphs: paragraphs.length,
      light: paragraphs.every((paragraph) => getComputedStyle(paragraph).contentVisibility === 'auto'),
      // What lies in a paragraph is skipped, never the paragraph itself.
      skipped: paragraphs.filter(
        ({ lastElementChild: inner }) => !inner?.checkVisibility({ contentVisibilityAuto: true }),
      ).length,
      heads: element.querySelectorAll('.mark-head').length,
      tabStops: element.querySelectorAll('[tabindex="0"]').length,
    };
  });
  expect(structure.paragraphs).toBeGreaterThan(300);
  expect(structure.light).toBe(true);
  expect(structure.skipped).toBeGreaterThan(structure.paragraphs * 0.9);
  expect(structure.heads).toBeGreaterThan(580);
  expect(structure.tabStops).toBe(1);

  const strip = page.getByRole('button', { name: /全文状态条/ });
  const box = await strip.boundingBox();
  if (!box) throw new Error('no strip');
  await strip.click({ position: { x: box.width / 2, y: box.height - 2 } });
  await expect.poll(() => page.getByText('第300项', { exact: false }).last().isVisible()).toBe(true);
  await expect
    .poll(() =>
      article.evaluate((element) =>
        element.lastElementChild?.lastElementChild?.checkVisibility({ contentVisibilityAuto: true }),
      ),
    )
    .toBe(true);
  expect(complaints).toEqual([]);
});
