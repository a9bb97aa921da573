import type { Page, Request } from 'playwright-core';

/** Longer than it takes a page that was drawn to ask for what it shows. */
const quiet = 300;

/**
 * To another page of the opened product, as its links lead there: the program stays, the page asks for what it shows. Ends when the page
 * has its heading and nothing was under way for a while.
 */
export async function walkTo(page: Page, address: string): Promise<void> {
  const open = new Set<Request>();
  let last = performance.now();
  const asked = (request: Request) => open.add(request);
  const answered = (request: Request) => {
    open.delete(request);
    last = performance.now();
  };
  page.on('request', asked).on('requestfinished', answered).on('requestfailed', answered);
  try {
    await page.evaluate((to) => history.pushState({}, '', to), address);
    while (open.size > 0 || performance.now() - last < quiet) await page.waitForTimeout(quiet / 3);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
  } finally {
    page.off('request', asked).off('requestfinished', answered).off('requestfailed', answered);
  }
}
