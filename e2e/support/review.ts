import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Draft } from './drafts.ts';

/** The desk of a draft, with its list drawn. */
export const openDraft = async (page: Page, draft: Draft, search = '') => {
  await page.goto(`${draft.path}${search}`);
  await page.getByRole('list', { name: '条目清单' }).waitFor();
};
/** What takes the server's answer, on a machine that has other work too. */
export const soon = <Value>(what: () => Value | Promise<Value>) => expect.poll(what, { timeout: 15_000 });
export const current = (page: Page) => page.locator('.row[data-current]');
export const said = (page: Page, words: string | RegExp) => page.getByRole('status').getByText(words).first().waitFor();
export const statesOf = async (draft: Draft) => {
  const items = await draft.items();
  const count = (state: string) => items.filter((item) => item.state === state).length;
  return { found: count('found'), accepted: count('accepted'), rejected: count('rejected') };
};
