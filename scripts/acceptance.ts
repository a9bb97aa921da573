import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { judgeCalendar } from './acceptance/calendar.ts';
import { compare, raised, type Verdict } from './acceptance/ratchet.ts';
import type { Judge, Judgement } from './acceptance/result.ts';
import { judgeRuler } from './acceptance/ruler.ts';
import { judgeScore } from './acceptance/score.ts';
import { judgeTaskBook } from './acceptance/taskbook.ts';
import { drawTable } from './table.ts';

/** Each engine has a judge of its own in `acceptance/`: add it here. */
const JUDGES: Readonly<Record<string, Judge>> = {
  taskbook: judgeTaskBook,
  calendar: judgeCalendar,
  score: judgeScore,
  ruler: judgeRuler,
};

const RECORD = join(import.meta.dirname, '..', 'docs', 'acceptance.json');
const USAGE = `用法：npm run acceptance -- 文件夹 [--raise] [--only 引擎]
  用文件夹里的标注数据检验各引擎；低于 docs/acceptance.json 记录的数字即为不通过。
  --raise   把更高的数字写入记录（只升不降）
  --only    只检验一个引擎：${Object.keys(JUDGES).join('、')}

Usage: npm run acceptance -- FOLDER [--raise] [--only ENGINE]
  Judges the engines by the labelled data in the folder; fails when a figure is below the one in docs/acceptance.json.
  --raise   write higher figures into the record (it never goes down)
  --only    one engine: ${Object.keys(JUDGES).join(', ')}`;

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const wish = wishOf(args);
  if (typeof wish === 'string') {
    console.error(`${wish}${wish === '' ? '' : '\n\n'}${USAGE}`);
    return 2;
  }
  const judgements: Judgement[] = [];
  for (const name of wish.engines) judgements.push(await (JUDGES[name] as Judge)(wish.folder));
  for (const judgement of judgements) printInformation(judgement);
  const absent = judgements.flatMap(({ missing }) => (missing === null ? [] : [missing]));
  for (const { chinese, english } of absent) console.error(`${chinese}\n${english}`);

  const record = JSON.parse(await readFile(RECORD, 'utf8')) as Record<string, number>;
  const ofEngines = ([name]: readonly [string, number]) => wish.engines.some((engine) => name.startsWith(`${engine}.`));
  const expected = Object.fromEntries(Object.entries(record).filter(ofEngines));
  const figures = judgements.flatMap((judgement) => judgement.figures);
  const verdicts = compare(figures, expected);
  if (verdicts.length > 0) printVerdicts(verdicts);
  if (wish.raise) await writeFile(RECORD, `${JSON.stringify(raised(figures, record), null, 2)}\n`);
  const fallen = verdicts.filter((verdict) => verdict.state === 'fallen' || verdict.state === 'gone');
  if (fallen.length > 0) {
    console.error(`${fallen.length} 项低于记录。\n${fallen.length} figures are below the record.`);
  }
  return absent.length > 0 || fallen.length > 0 ? 1 : 0;
}

interface Wish {
  readonly folder: string;
  readonly raise: boolean;
  readonly engines: readonly string[];
}

/** What is asked for, or the sentence of what is wrong with it. */
function wishOf(args: readonly string[]): Wish | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { raise: { type: 'boolean', default: false }, only: { type: 'string' } },
      allowPositionals: true,
    });
    const [folder, ...more] = positionals;
    if (folder === undefined || more.length > 0) return '请给出一个数据文件夹。\nGive one folder of data.';
    if (values.only !== undefined && !(values.only in JUDGES)) {
      return `没有名为“${values.only}”的引擎。\nThere is no engine “${values.only}”.`;
    }
    // npm starts scripts in the project's folder, but people mean paths from where they stand.
    const from = process.env.npm_lifecycle_event === 'acceptance' ? (process.env.INIT_CWD ?? '.') : '.';
    return {
      folder: resolve(from, folder),
      raise: values.raise,
      engines: values.only ? [values.only] : Object.keys(JUDGES),
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function printInformation({ information }: Judgement): void {
  for (const { heading, rows } of information) {
    const columns = (rows[0] ?? []).map((_, i) => ({
      share: 1,
      align: i === 0 ? ('left' as const) : ('right' as const),
    }));
    console.log(`${heading}\n${drawTable(columns, rows, process.stdout.columns ?? 120)}\n`);
  }
}

function printVerdicts(verdicts: readonly Verdict[]): void {
  const words = { kept: '✓', higher: '✓ ↑', new: '＋', fallen: '✗ ↓', gone: '✗ ?' } as const;
  const show = (value: number | null) => (value === null ? '' : value.toFixed(4));
  const rows = verdicts.map(({ name, value, recorded, state }) => [name, show(value), show(recorded), words[state]]);
  const columns = [{ share: 3 }, { share: 1, align: 'right' }, { share: 1, align: 'right' }, { share: 1 }] as const;
  console.log(
    drawTable(columns, [['指标 Figure', '本次 Now', '记录 Record', ''], ...rows], process.stdout.columns ?? 120),
  );
}
