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
      // Test machines run as root. Pages live for seconds, so that optimised code costs more than it saves.
      args: ['--no-sandbox', '--js-flags=--no-maglev --no-turbofan'],
    });
  }
  return open as Promise<Browser>;
}
