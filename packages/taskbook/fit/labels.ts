import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Comparator, RhythmUnit } from '../src/types.ts';

/** Labels of one document, in the format that docs/methods/taskbook.md describes. */
export interface LabelledDocument {
  readonly name: string;
  readonly text: string;
  readonly quantities: readonly { readonly q: number; readonly at: number; readonly text: string }[];
  readonly sentences: readonly {
    readonly s: number;
    readonly start: number;
    readonly end: number;
    readonly text: string;
  }[];
  readonly targets: readonly {
    readonly q: number;
    readonly value: number;
    readonly valueMax: number | null;
    readonly unit: string;
    readonly comparator: Comparator;
    readonly indicator: string;
    readonly due: string | null;
  }[];
  readonly facts: readonly number[];
  readonly directives: readonly number[];
  readonly responsibilities: readonly {
    readonly s: number;
    readonly lead: readonly string[];
    readonly support: readonly string[];
  }[];
  readonly mechanisms: readonly {
    readonly s: number;
    readonly quote: string;
    readonly every: number;
    readonly unit: RhythmUnit;
    readonly action: string;
  }[];
}

/** Reads NAME.txt, NAME.cand.json and NAME.gold.json of each labelled document in the directories, in order of name. */
export function readLabels(directories: readonly string[]): LabelledDocument[] {
  return directories.flatMap((directory) =>
    readdirSync(directory)
      .filter((file) => file.endsWith('.gold.json'))
      .sort()
      .map((file) => {
        const name = file.replace('.gold.json', '');
        const read = (ending: string) => JSON.parse(readFileSync(join(directory, `${name}.${ending}.json`), 'utf8'));
        const text = readFileSync(join(directory, `${name}.txt`), 'utf8');
        return { name, text, ...read('cand'), ...read('gold') } as LabelledDocument;
      }),
  );
}
