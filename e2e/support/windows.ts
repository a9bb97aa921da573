import type { Browser, BrowserContext, Page } from 'playwright-core';

/** What a browser window can only be given when it is made. */
export interface WindowKind {
  readonly baseURL: string;
  readonly hasTouch: boolean;
  /** With the worker that keeps pages: such a window is used once. */
  readonly offline: boolean;
}

export interface Window {
  readonly kind: WindowKind;
  readonly context: BrowserContext;
  readonly page: Page;
}

/** A small file of the same origin, where an idle window waits: its process stays, nothing asks or draws. */
const resting = '/seal.svg';
const idle: Window[] = [];

/**
 * A window without cookies, storage or rights: one that a test gave back, or a new one. A new one has to load and compile the whole
 * program anew, which costs more than most tests do.
 */
export async function takeWindow(browser: Browser, kind: WindowKind): Promise<Window> {
  const at = idle.findIndex((window) => isSame(window.kind, kind) && !window.page.isClosed());
  const kept = at < 0 ? undefined : idle.splice(at, 1)[0];
  return kept ?? (await newWindow(browser, kind));
}

/** Takes everything out of a window that the test left in it, and keeps it for the next one. */
export async function giveBack(window: Window): Promise<void> {
  const { context, page, kind } = window;
  if (page.isClosed() || kind.offline) return context.close();
  try {
    page.removeAllListeners();
    await Promise.all([
      context.unrouteAll({ behavior: 'ignoreErrors' }),
      page.unrouteAll({ behavior: 'ignoreErrors' }),
    ]);
    await context.setOffline(false);
    await context.clearPermissions();
    await page.emulateMedia({ media: null, reducedMotion: 'reduce' });
    await Promise.all(context.pages().map((one) => (one === page ? one.goto(resting) : one.close())));
    await context.clearCookies();
    await page.evaluate(async () => {
      localStorage.clear();
      sessionStorage.clear();
      for (const { name } of await indexedDB.databases()) if (name) indexedDB.deleteDatabase(name);
    });
    idle.push(window);
  } catch (error) {
    console.warn('A window could not be tidied and is closed instead:', error);
    await context.close();
  }
}

async function newWindow(browser: Browser, kind: WindowKind): Promise<Window> {
  const context = await browser.newContext({
    baseURL: kind.baseURL,
    hasTouch: kind.hasTouch,
    reducedMotion: 'reduce',
    serviceWorkers: kind.offline ? 'allow' : 'block',
  });
  const page = await context.newPage();
  await page.goto(resting);
  return { kind, context, page };
}

function isSame(one: WindowKind, other: WindowKind): boolean {
  return one.baseURL === other.baseURL && one.hasTouch === other.hasTouch && one.offline === other.offline;
}
