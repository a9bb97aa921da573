import type { APIRequestContext, Page } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';
import { longSpeech } from '../support/long-text.ts';

/** How the living document behaves while somebody scrolls through 100,000 characters with about 2,000 promises. */
export interface ScrollFigures {
  readonly chars: number;
  readonly marks: number;
  /** From opening the address to the text on the screen. */
  readonly openMs: number;
  readonly frames: number;
  readonly medianFrameMs: number;
  readonly worstFrameMs: number;
  /** Frames that took longer than 50 ms, which is where people begin to notice. */
  readonly longFrames: number;
  /** Tasks of the page's own that took longer than 50 ms. */
  readonly longTasks: number;
  /** From choosing a light to the text without the others. */
  readonly filterMs: number;
}

/** Measures on a running server. The speech is imported and published under a user who may; asking again finds it there. */
export async function measureScroll(url: string, userName: string, password: string): Promise<ScrollFigures> {
  const browser = await openBrowser();
  try {
    const context = await browser.newContext({ baseURL: url, viewport: { width: 1440, height: 900 } });
    await context.request.post('/api/session', { data: { userName, password } });
    const id = await publishSpeech(context.request);
    const page = await context.newPage();
    await page.addInitScript(watchLongTasks);
    const began = performance.now();
    await page.goto(`/documents/${id}`);
    await page.locator('article .mark').first().waitFor();
    const openMs = performance.now() - began;
    const marks = await page.locator('article .mark-head').count();
    const frames = await page.evaluate(scrollThrough);
    const longTasks = await page.evaluate(() => (window as unknown as { longTasks: number }).longTasks);
    const sorted = frames.toSorted((a, b) => a - b);
    return {
      chars: longSpeech().length,
      marks,
      openMs,
      frames: frames.length,
      medianFrameMs: sorted[Math.floor(sorted.length / 2)] ?? 0,
      worstFrameMs: sorted.at(-1) ?? 0,
      longFrames: frames.filter((ms) => ms > 50).length,
      longTasks,
      filterMs: await timeFilter(page),
    };
  } finally {
    await browser.close();
  }
}

async function publishSpeech(request: APIRequestContext): Promise<string> {
  const answer = await request.post('/api/documents/imports', {
    multipart: { classification: 'public', text: longSpeech() },
    timeout: 120_000,
  });
  const id = /"documentId":"([0-9a-f-]+)"/.exec(await answer.text())?.[1];
  if (!id) throw new Error(`The speech could not be imported: ${answer.status()}`);
  const published = await request.post(`/api/documents/${id}/publication`, {
    data: { undecided: 'accept' },
    timeout: 120_000,
  });
  if (!published.ok() && published.status() !== 409) throw new Error(`not published: ${await published.text()}`);
  return id;
}

function watchLongTasks(): void {
  const counted = window as unknown as { longTasks: number };
  counted.longTasks = 0;
  new PerformanceObserver((list) => {
    counted.longTasks += list.getEntries().length;
  }).observe({ type: 'longtask' });
}

/** Scrolls to the end, 400 pixels a frame, and gives the time of every frame. */
function scrollThrough(): Promise<number[]> {
  return new Promise((resolve) => {
    const frames: number[] = [];
    let last = performance.now();
    (window as unknown as { longTasks: number }).longTasks = 0;
    const next = (now: number) => {
      frames.push(now - last);
      last = now;
      const before = scrollY;
      scrollBy({ top: 400, behavior: 'instant' });
      if (scrollY === before && frames.length > 10) resolve(frames.slice(2));
      else requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
}

async function timeFilter(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const chips = [...document.querySelectorAll<HTMLButtonElement>('.light-chip')];
    const chip = chips.at(-1);
    if (!chip) return 0;
    const began = performance.now();
    chip.click();
    while (!location.search.includes('light=')) await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    return performance.now() - began;
  });
}

// `node e2e/bench/scroll.ts http://localhost:3000 office yunze-2025`
if (import.meta.main) {
  const [url, userName, password] = process.argv.slice(2);
  if (!url || !userName || !password) throw new Error('usage: node e2e/bench/scroll.ts URL USER PASSWORD');
  console.log(await measureScroll(url, userName, password));
}
