import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { readDocument } from '@chengshi/office';
import { readTaskBook } from '@chengshi/taskbook';
import { type Figure, type Judgement, lacking } from './result.ts';

interface Rate {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly tp: number;
  readonly fp: number;
  readonly fn: number;
}
type Counts = Pick<Rate, 'tp' | 'fp' | 'fn'>;

const KINDS = ['targets', 'directives', 'owners', 'mechanisms', 'facts'] as const;
type Kind = (typeof KINDS)[number];
const DETAILS = ['title', 'comparator', 'due', 'action'] as const;

/** What score-taskbook.mjs prints with --json. */
type Score = Readonly<Record<Kind, Rate>> &
  Readonly<Record<`${(typeof DETAILS)[number]}Accuracy`, number>> & {
    readonly perDocument: Readonly<Record<string, Readonly<Record<Kind, Counts>>>>;
  };

/** Reads every labelled text as a user's file would be read, and lets the folder's own scorer compare the task books with the labels. */
export async function judgeTaskBook(folder: string): Promise<Judgement> {
  const labels = join(folder, 'fixtures', 'taskbook');
  const scorer = join(folder, 'tools', 'score-taskbook.mjs');
  const absent = await lacking('taskbook', folder, [labels, scorer]);
  if (absent) return absent;
  const texts = (await readdir(labels)).filter((name) => name.endsWith('.txt'));
  const out = await mkdtemp(join(tmpdir(), 'acceptance-'));
  try {
    for (const name of texts) await writeTaskBook(join(labels, name), out);
    const score = await runScorer(scorer, out, labels);
    return { figures: figuresOf(score), information: informationOf(score), missing: null };
  } finally {
    await rm(out, { recursive: true });
  }
}

async function writeTaskBook(file: string, out: string): Promise<void> {
  const document = await readDocument(await readFile(file), basename(file));
  if (document.kind === 'fault') throw new Error(`${file} cannot be read: ${document.code}`);
  const name = basename(file, '.txt');
  const book = readTaskBook({ text: document.text, tables: document.tables, name });
  await writeFile(join(out, `${name}.json`), JSON.stringify(book));
}

/** The scorer fails when a quote is not its place of the text: that is a defect, and ends the run. */
async function runScorer(scorer: string, out: string, labels: string): Promise<Score> {
  const { stdout } = await promisify(execFile)(process.execPath, [scorer, out, labels, '--json'], {
    maxBuffer: 1 << 26,
  });
  return JSON.parse(stdout) as Score;
}

function figuresOf(score: Score): Figure[] {
  return [
    ...KINDS.map((kind) => ({ name: `taskbook.${kind}.f1`, value: score[kind].f1 })),
    ...DETAILS.map((detail) => ({ name: `taskbook.${detail}.accuracy`, value: score[`${detail}Accuracy`] })),
  ];
}

function informationOf(score: Score) {
  const kinds = KINDS.map((kind) => {
    const { precision, recall, f1, tp, fp, fn } = score[kind];
    return [kind, ...[precision, recall, f1].map((n) => n.toFixed(3)), ...[tp, fp, fn].map(String)];
  });
  const documents = Object.entries(score.perDocument).map(([name, counts]) => [
    name,
    ...KINDS.map((kind) => f1Of(counts[kind])),
  ]);
  return [
    { heading: '任务书 Task book', rows: [['', 'precision', 'recall', 'F1', 'found', 'false', 'missed'], ...kinds] },
    { heading: '各文件 F1 · F1 of each document', rows: [['', ...KINDS], ...documents] },
  ];
}

/** '–' where there is nothing to find and nothing was found. */
function f1Of({ tp, fp, fn }: Counts): string {
  return tp + fp + fn === 0 ? '–' : ((2 * tp) / (2 * tp + fp + fn)).toFixed(3);
}
