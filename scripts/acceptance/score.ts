import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Judgement, lacking } from './result.ts';
import { judgeAsem } from './score/asem.ts';
import { judgeHdi } from './score/hdi.ts';

/** Compares the score engine with published composite indicators: each stage, each way to normalise and aggregate, ranks, noise. */
export async function judgeScore(folder: string): Promise<Judgement> {
  const asem = join(folder, 'fixtures', 'composite', 'asem');
  const hdi = join(folder, 'fixtures', 'composite', 'hdi');
  const absent = await lacking('score', folder, [join(asem, 'iData.csv'), join(hdi, 'hdi_1990_2022.csv')]);
  if (absent) return absent;
  const text = (path: string) => readFile(path, 'utf8');
  const checks = [
    ...(await judgeAsem((name) => text(join(asem, name)))),
    await judgeHdi((name) => text(join(hdi, name))),
  ];
  return {
    figures: checks.map(({ name, right, cells }) => ({ name: `score.${name}`, value: right / cells })),
    information: [
      {
        heading: '综合评价：与公开结果逐格相比 · Composite scores: cell by cell beside published results',
        rows: [
          ['检验 Check', '格 Cells', '相符 Right', '最大差 Largest difference'],
          ...checks.map(({ name, cells, right, worst }) => [
            name,
            String(cells),
            String(right),
            worst.toExponential(1),
          ]),
        ],
      },
    ],
    missing: null,
  };
}
