#!/usr/bin/env node
/**
 * Fits the weights of the engine on labelled documents.
 *   node packages/taskbook/fit/fit.ts LABELS...                      writes src/weights.gen.ts
 *   node packages/taskbook/fit/fit.ts --onto LABELS...               the same, starting from the weights that are checked in
 *   node packages/taskbook/fit/fit.ts LABELS... --leave-one-out OUT  writes OUT/NAME.json for each document, read with weights that have not seen it
 *   node packages/taskbook/fit/fit.ts LABELS... --read OUT           writes OUT/NAME.json with the weights that are checked in
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Models } from '../src/phases/4-cues/model.ts';
import { readTaskBook, readWith } from '../src/read.ts';
import { MODELS } from '../src/weights.gen.ts';
import { prepare } from './examples.ts';
import { readLabels } from './labels.ts';
import { train } from './train.ts';

const onto = process.argv.includes('--onto');
const words = process.argv.slice(2).filter((word) => word !== '--onto');
const optionAt = words.findIndex((word) => word.startsWith('--'));
const directories = optionAt < 0 ? words : words.slice(0, optionAt);
const [option, out] = optionAt < 0 ? [] : words.slice(optionAt);
if (directories.length === 0 || (option && !out)) {
  console.error('usage: fit.ts [--onto] LABELS... [--leave-one-out OUT | --read OUT]');
  process.exit(2);
}
const labels = readLabels(directories);
const former = onto ? MODELS : null;

if (option === '--read') {
  for (const { name, text } of labels) write(name, readTaskBook({ text }));
} else {
  const documents = labels.map(prepare);
  if (option === '--leave-one-out') {
    for (const left of documents) {
      const models = train(
        documents.filter((other) => other !== left),
        former,
      );
      write(left.document.name, readWith(models, { text: left.document.text }));
    }
  } else
    writeFileSync(
      join(dirname(fileURLToPath(import.meta.url)), '../src/weights.gen.ts'),
      source(train(documents, former)),
    );
}

function write(name: string, book: unknown): void {
  mkdirSync(out!, { recursive: true });
  writeFileSync(join(out!, `${name}.json`), JSON.stringify(book));
}

function source(models: Models): string {
  return [
    "import type { Models } from './phases/4-cues/model.ts';",
    '',
    '/** Written by fit/fit.ts; not edited by hand. */',
    `export const MODELS: Models = ${JSON.stringify(models, null, 2)
      .replace(/"([a-zA-Z]+)":/g, '$1:')
      .replaceAll('"', "'")};`,
    '',
  ].join('\n');
}
