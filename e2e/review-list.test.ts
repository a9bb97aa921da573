import { afterAll, beforeAll, expect, test } from 'vitest';
import { newDraft } from './support/drafts.ts';
import { longSpeech } from './support/long-text.ts';
import { current, openDraft, said, soon, statesOf } from './support/review.ts';
import { openSite, type Site } from './support/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

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
