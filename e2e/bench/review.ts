import type { APIRequestContext, Page } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';
import { longSpeech } from '../support/long-text.ts';

/** How quickly the review answers the keyboard, on a draft of about 10,000 characters with about 300 items. */
export interface ReviewFigures {
  readonly chars: number;
  readonly items: number;
  /** From opening the address to the list on the screen. */
  readonly openMs: number;
  /** From a key to the frame that shows what it did: accepting one item, walking to the next, undoing. */
  readonly accept: Spread;
  readonly walk: Spread;
  readonly undo: Spread;
  /** Accepting everything that is undecided at once. */
  readonly acceptAllMs: number;
}
interface Spread {
  readonly medianMs: number;
  readonly worstMs: number;
}

/** Measures on a running server, on a draft of its own that is discarded afterwards. */
export async function measureReview(
  url: string,
  userName: string,
  password: string,
  paragraphs = 150,
): Promise<ReviewFigures> {
  const browser = await openBrowser();
  try {
    const context = await browser.newContext({ baseURL: url, viewport: { width: 1440, height: 900 } });
    await context.request.post('/api/session', { data: { userName, password } });
    const text = `${longSpeech(paragraphs)}\n（${Date.now()}）`; // A text of its own: the same one would be the same document.
    const id = await importDraft(context.request, text);
    const page = await context.newPage();
    const began = performance.now();
    await page.goto(`/documents/${id}`);
    await page.locator('.row[data-current]').waitFor();
    const openMs = performance.now() - began;
    await page.locator('.row[data-current] .row-words').click();
    const items = Number(await page.locator('.row').first().getAttribute('aria-setsize'));
    const accept = await timeKeys(page, 'a', 30);
    const walk = await timeKeys(page, 'j', 30);
    const undo = await timeKeys(page, 'u', 20);
    await page.locator('.row[data-current] .row-words').click();
    await page.keyboard.press('Shift+A');
    await page.locator('.ant-modal .choice').selectOption('70');
    const acceptAllMs = await timeAll(page);
    await page.close();
    await context.request.delete(`/api/documents/${id}`);
    return { chars: text.length, items, openMs, accept, walk, undo, acceptAllMs };
  } finally {
    await browser.close();
  }
}

async function importDraft(request: APIRequestContext, text: string): Promise<string> {
  const answer = await request.post('/api/documents/imports', {
    multipart: { classification: 'internal', text },
    timeout: 120_000,
  });
  const id = /"documentId":"([0-9a-f-]+)"/.exec(await answer.text())?.[1];
  if (!id) throw new Error(`The draft could not be imported: ${answer.status()}`);
  return id;
}

/** Presses a key and waits for the frame after the list has changed: another current row, or another count of decided ones. */
async function timeKeys(page: Page, key: string, times: number): Promise<Spread> {
  const all: number[] = [];
  for (let at = 0; at < times; at += 1) all.push(await page.evaluate(pressAndPaint, key));
  all.sort((a, b) => a - b);
  return { medianMs: all[Math.floor(all.length / 2)] ?? 0, worstMs: all.at(-1) ?? 0 };
}

async function pressAndPaint(key: string): Promise<number> {
  const picture = () =>
    `${document.querySelector('.row[data-current]')?.id} ${document.querySelector('.review-head')?.textContent}`;
  const painted = () =>
    new Promise<void>((resolve) =>
      requestAnimationFrame(() => {
        const channel = new MessageChannel(); // Its message comes after the frame was drawn.
        channel.port1.onmessage = () => resolve();
        channel.port2.postMessage(null);
      }),
    );
  await painted();
  const before = picture();
  const began = performance.now();
  (document.activeElement ?? document.body).dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
  );
  do await painted();
  while (picture() === before && performance.now() - began < 3000);
  return performance.now() - began;
}

function timeAll(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const decided = () => document.querySelector('.review-head')?.textContent;
    const before = decided();
    const began = performance.now();
    document.querySelector<HTMLButtonElement>('.ant-modal-footer .ant-btn-primary')?.click();
    while (decided() === before && performance.now() - began < 5000) await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    return performance.now() - began;
  });
}

// `node e2e/bench/review.ts http://localhost:3000 office yunze-2025`
if (import.meta.main) {
  const [url, userName, password, paragraphs] = process.argv.slice(2);
  if (!url || !userName || !password) throw new Error('usage: node e2e/bench/review.ts URL USER PASSWORD [PARAGRAPHS]');
  console.log(await measureReview(url, userName, password, paragraphs ? Number(paragraphs) : undefined));
}
