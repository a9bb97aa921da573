import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import { onTestFinished } from 'vitest';
import type { Client } from '../../apps/server/test/support/client.ts';
import { startTestServer, type TestServer } from '../../apps/server/test/support/test-server.ts';
import { openBrowser } from './browser.ts';
import { giveBack, takeWindow } from './windows.ts';

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the content security policy refused, and errors that the page did not catch. Tests expect it to stay empty. */
  readonly complaints: readonly string[];
  /** Waits until nothing is on its way to the page any more, but for the stream of the bell, which never ends. */
  settled(): Promise<void>;
}

export interface Site {
  readonly url: string;
  readonly server: TestServer;
  /** A window that holds nothing of another test; signed in when `as` names somebody of the demonstration city. */
  visit(options?: VisitOptions): Promise<Visit>;
  close(): Promise<void>;
}

interface VisitOptions {
  readonly as?: string;
  /** Signs in anew, where tests about sessions must not share one. */
  readonly ownSession?: boolean;
  readonly width?: number;
  readonly height?: number;
  readonly language?: 'zh-CN' | 'en';
  readonly theme?: 'light' | 'dark';
  /** With the worker that keeps pages; without it what the network does is seen as it is. */
  readonly offline?: boolean;
}

/** The sites of a process follow one another at one address, so that windows that stay have their scripts already. */
let port = 0;

/** The built web on the real server with the demonstration city, and a Chromium to look at it. */
export async function openSite(): Promise<Site> {
  const webDir = fileURLToPath(new URL('../../apps/web/dist', import.meta.url));
  if (!existsSync(webDir))
    throw new Error('apps/web/dist is missing: npm test builds it, or run vite build in apps/web');
  const server = await startTestServer({ webDir, port });
  port = Number(new URL(server.url).port);
  const browser = await openBrowser();
  return {
    url: server.url,
    server,
    visit: (options) => visit(browser, server, options),
    close: () => server.close(),
  };
}

async function visit(browser: Browser, server: TestServer, options: VisitOptions = {}): Promise<Visit> {
  const { as, width = 1440, height = 900, language = 'zh-CN', theme = 'light' } = options;
  const kind = { baseURL: server.url, hasTouch: width < 600, offline: options.offline ?? false };
  const window = await takeWindow(browser, kind);
  // A page left open goes on asking, listening and drawing.
  onTestFinished(() => giveBack(window));
  const { context, page } = window;
  await page.setViewportSize({ width, height });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(
    (preferences) => localStorage.setItem('chengshi.preferences', preferences),
    JSON.stringify({ language, theme }),
  );
  if (as) await context.addCookies(cookiesOf(await server.as(as, options.ownSession)));
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) complaints.push(message.text());
  });
  return { page, context, complaints, settled: settling(page) };
}

function settling(page: Page): () => Promise<void> {
  const underWay = new Set<Request>();
  page.on('request', (request) => {
    if (!request.url().endsWith('/api/messages/live')) underWay.add(request);
  });
  page.on('requestfinished', (request) => underWay.delete(request));
  page.on('requestfailed', (request) => underWay.delete(request));
  return async () => {
    // For a moment, because an answer may lead to the next question.
    for (let quiet = 0; quiet < 3; quiet = underWay.size === 0 ? quiet + 1 : 0) await page.waitForTimeout(40);
  };
}

/** The session of a client, as a browser keeps it. */
function cookiesOf({ cookie, url }: Client) {
  return cookie.split('; ').map((pair) => {
    const [name = '', value = ''] = pair.split('=');
    return { name, value, url, httpOnly: true, sameSite: 'Lax' as const };
  });
}

export function sample(name: string): string {
  return readFileSync(new URL(`../../apps/server/test/samples/${name}`, import.meta.url), 'utf8');
}

/** The demonstration city's plan as the API gives it, for tests that need to know what to look for. */
export async function publishedPlan(server: TestServer): Promise<{ id: string; title: string; marks: PlanMark[] }> {
  const office = await server.as('office');
  const { body } = await office.get<{ rows: { id: string; title: string }[] }>('/documents?state=published');
  const plan = body.rows.find(({ title }) => title.includes('方案'));
  if (!plan) throw new Error('the demonstration city has no plan');
  const living = await office.get<{ marks: PlanMark[] }>(`/documents/${plan.id}/living`);
  return { ...plan, marks: living.body.marks };
}

export interface PlanMark {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly quote: string;
  readonly start: number;
  readonly status: { readonly light: string; readonly reasons: readonly { readonly zh: string }[] };
  readonly acceptance: unknown;
}
