import { type Browser, chromium } from 'playwright-core';

/** `npm test` names a Chromium in CHROME_PATH; without it, the place where Debian puts one. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium-headless-shell',
    args: ['--no-sandbox'], // Test machines run as root.
  });
}
