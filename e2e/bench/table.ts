import { openBrowser } from '../support/browser.ts';

/** How the table of commitments behaves while somebody scrolls down through thousands of rows. */
export interface TableFigures {
  /** From opening the address to the first rows on the screen. */
  readonly openMs: number;
  /** Rows loaded when the scrolling ended. */
  readonly rows: number;
  readonly medianFrameMs: number;
  readonly worstFrameMs: number;
  /** Of a hundred frames, those that took longer than 50 ms, which is where people begin to notice. */
  readonly longFramesPercent: number;
}

const pixelsPerFrame = 300;
const frameCount = 600;

export async function measureTable(url: string, userName: string, password: string): Promise<TableFigures> {
  const browser = await openBrowser();
  try {
    const context = await browser.newContext({ baseURL: url, viewport: { width: 1440, height: 900 } });
    await context.request.post('/api/session', { data: { userName, password } });
    const page = await context.newPage();
    const began = performance.now();
    await page.goto('/commitments?order=due');
    await page.locator('.grid-body .cell-title').first().waitFor();
    const openMs = performance.now() - began;
    const frames = await page.evaluate(scrollDown, { pixelsPerFrame, frameCount });
    const rows = Number(await page.getByRole('grid').getAttribute('aria-rowcount')) - 1;
    const sorted = frames.toSorted((a, b) => a - b);
    return {
      openMs,
      rows,
      medianFrameMs: sorted[Math.floor(sorted.length / 2)] ?? 0,
      worstFrameMs: sorted.at(-1) ?? 0,
      longFramesPercent: (frames.filter((ms) => ms > 50).length / frames.length) * 100,
    };
  } finally {
    await browser.close();
  }
}

/** Scrolls a piece each frame; where more rows are still on their way, it waits at the end like a person does. */
function scrollDown(options: { pixelsPerFrame: number; frameCount: number }): Promise<number[]> {
  const frame = document.querySelector('.grid-frame');
  return new Promise((resolve) => {
    const frames: number[] = [];
    let last = performance.now();
    const next = (now: number) => {
      frames.push(now - last);
      last = now;
      frame?.scrollBy({ top: options.pixelsPerFrame, behavior: 'instant' });
      if (frames.length > options.frameCount) resolve(frames.slice(2));
      else requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
}
