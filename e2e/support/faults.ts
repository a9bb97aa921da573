import type { Page } from 'playwright-core';

/** The basic checks of hearing a page: landmarks, one title, names for everything that can be used. */
export function faultsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const visible = (element: Element) => element.getClientRects().length > 0;
    if (document.querySelectorAll('main').length !== 1) faults.push('not exactly one main landmark');
    if (!document.documentElement.lang) faults.push('no language');
    if (!document.title) faults.push('no title');
    for (const element of document.querySelectorAll('button, a[href]')) {
      const icon = element.querySelector('[aria-label]')?.getAttribute('aria-label');
      const name = element.getAttribute('aria-label') ?? (element.textContent?.trim() || icon) ?? '';
      if (visible(element) && !name.trim()) faults.push(`no name: ${element.outerHTML.slice(0, 120)}`);
    }
    for (const element of document.querySelectorAll('input, select, textarea')) {
      const label = element.id && document.querySelector(`label[for="${CSS.escape(element.id)}"]`);
      const named =
        element.getAttribute('aria-label') ||
        label ||
        element.closest('label') ||
        element.closest('[role="radiogroup"]');
      if (visible(element) && !named) faults.push(`no label: ${element.outerHTML.slice(0, 120)}`);
    }
    for (const image of document.querySelectorAll('img'))
      if (!image.hasAttribute('alt')) faults.push('image without alt');
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    for (const id of new Set(ids.filter((one, at) => ids.indexOf(one) !== at))) faults.push(`id twice: ${id}`);
    return faults;
  });
}
