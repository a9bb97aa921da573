import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { openBrowser } from '../support/browser.ts';

/** How long a browser takes to answer “what if” when a figure or a weight is changed. */
export interface WhatIfFigures {
  readonly units: number;
  readonly indicators: number;
  readonly medianMs: number;
  /** 95 of 100 answers take no longer. */
  readonly mostMs: number;
}

const source = join(import.meta.dirname, '../../packages/score/src');
const size = { units: 100, indicators: 50, answers: 400 };

/** The engine as it is, types taken off, in a page of its own: filling, outliers, scale, weights of three levels, ranks in groups. */
export async function measureWhatIf(): Promise<WhatIfFigures> {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.route('http://score.test/**', async (route) => {
      const { pathname } = new URL(route.request().url());
      if (!pathname.endsWith('.ts')) return route.fulfill({ contentType: 'text/html', body: '<!doctype html>' });
      const code = stripTypeScriptTypes(await readFile(join(source, pathname), 'utf8'));
      return route.fulfill({ contentType: 'text/javascript', body: code });
    });
    await page.goto('http://score.test/');
    const times = await page.evaluate(answer, size);
    times.sort((a, b) => a - b);
    const at = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN;
    return { units: size.units, indicators: size.indicators, medianMs: at(0.5), mostMs: at(0.95) };
  } finally {
    await browser.close();
  }
}

/** Runs in the page. Each answer is asked for in a frame of its own, as it is when somebody drags a slider. */
async function answer({ units, indicators, answers }: typeof size): Promise<number[]> {
  const address = '/index.ts';
  const score = (await import(address)) as typeof import('../../packages/score/src/index.ts');
  const random = score.randomFrom(7);
  const rows = Array.from({ length: units }, () =>
    Array.from({ length: indicators }, () => (random() < 0.03 ? null : random() * 100)),
  );
  const node = (id: string, parent: string | null) => ({ id, parent, weight: 1 });
  const hierarchy = score.hierarchyOf(
    Array.from({ length: indicators }, (_, at) => node(`i${at}`, `field${at % 10}`)),
    [
      ...Array.from({ length: 10 }, (_, at) => node(`field${at}`, `part${at % 3}`)),
      ...[node('part0', 'whole'), node('part1', 'whole'), node('part2', 'whole'), node('whole', null)],
    ],
  );
  const groups = rows.map((_, unit) => unit % 4);
  const scale = Array.from({ length: indicators }, () => ({
    direction: 1 as const,
    by: { method: 'min-max', from: 0, to: 100 } as const,
  }));
  const question = {
    ...{ table: score.tableOf(rows), hierarchy, how: { mean: 'arithmetic' as const }, top: 'whole', groups },
    steps: (table: Parameters<typeof score.impute>[0]) =>
      score.normalise(score.impute(table, { by: 'median', groups }), scale),
  };
  const times: number[] = [];
  for (let at = 0; at < answers; at++) {
    await new Promise(requestAnimationFrame);
    const cell = { unit: at % units, indicator: at % indicators, value: random() * 100 };
    const began = performance.now();
    const found = score.whatIf(question, { values: [cell], weights: new Map([[`field${at % 10}`, 2 * random()]]) });
    times.push(performance.now() - began);
    if (found.ranks.length !== units) throw new Error('no ranks');
  }
  return times;
}
