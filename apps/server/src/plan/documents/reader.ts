import { apart } from '../../platform/threads/apart.ts';
import type { RecogniseInput, RecogniseMessage } from './recognise.ts';

/** Runs `recognise` in a thread of its own and gives its messages as they come; ends with the consumer or the signal. */
export const recogniseApart = (
  input: RecogniseInput,
  signal: AbortSignal | undefined,
): AsyncGenerator<RecogniseMessage> =>
  apart(new URL('./recognise-worker.ts', import.meta.url), input, signal, {
    zh: '文件过于复杂或已损坏，无法读取；请另存为 .docx 或粘贴文字后重试',
    en: 'The file is too complex or damaged to be read: save it as .docx, or paste the text',
  });
