import type { Status } from '@chengshi/contract';

/** A reason in the language of the screen; the server writes both. */
export function reasonWords(reason: Status['reasons'][number], language: string): string {
  return language === 'en' ? reason.en : reason.zh;
}
