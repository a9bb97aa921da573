import { type Browser, chromium } from 'playwright-core';

let open: Promise<Browser> | undefined;

/**
 * One Chromium for all test files of a process; it ends with the process. `npm test` names one in CHROME_PATH; without it, the place
 * where Debian puts one.
 */
export async function openBrowser(): Promise<Browser> {
  if (!(await open)?.isConnected()) {
    open = chromium.launch({
      executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium-headless-shell',
      // Under a locale that the machine does not have, Chromium would give files no Chinese names.
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
      args: [
        // Test machines run as root.
        '--no-sandbox',
        // Pages live for seconds, so that optimised code costs more than it saves.
        '--js-flags=--no-maglev --no-turbofan',
        // Processes cost what they tell each other: one draws, and one holds all pages of a site.
        '--in-process-gpu',
        '--process-per-site',
        '--renderer-process-limit=1',
      ],
    });
  }
  return open as Promise<Browser>;
}
