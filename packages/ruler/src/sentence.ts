export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

export const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

/** A figure as people write it: no more than two decimals, without empty ones. */
export const figure = (value: number): string => String(Number(value.toFixed(2)) + 0);
