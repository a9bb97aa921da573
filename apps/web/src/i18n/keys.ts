import type { zhCN } from './zh-CN/index.ts';

/** A key as it is asked for: the path to a sentence, without the ending of its plural where it has one. */
export type WordKey = KeysOf<typeof zhCN>;

type KeysOf<Words> = {
  [Key in keyof Words & string]: Words[Key] extends string ? WithoutPlural<Key> : `${Key}.${KeysOf<Words[Key]>}`;
}[keyof Words & string];

type WithoutPlural<Key extends string> = Key extends `${infer Start}_${'one' | 'other'}` ? Start | Key : Key;

/** What is filled into a sentence, by name. No sentence has forms for a context. */
export interface Fillings {
  readonly context?: never;
  readonly [name: string]: string | number | null | undefined;
}
