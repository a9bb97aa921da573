import type { Direction, PeriodKind, Quantity } from '@chengshi/contract';
import type { z } from 'zod';

type TargetQuantity = z.infer<typeof Quantity>;

/** Words that say where, when or how resolutely, and are no part of what is measured. */
const around = [
  /^(?:到|至)?\d{4}年(?:底|末)?/,
  /^(?:力争|确保|争取|努力|实现|完成|达到)/,
  /^(?:今年|明年|年内|每年|全年|当年|三年|3年|五年|5年)(?:内|间|累计)?/,
  /^(?:全市|全省|全县|全区|我市|我省|我县|我区|市域|县域)/,
];

/** What an indicator measures, out of a target's title: without place, time and resolve. */
export function indicatorName(title: string): string {
  let name = title.normalize('NFKC').replace(/\s+/g, '');
  for (let before = ''; before !== name; ) {
    before = name;
    for (const pattern of around) name = name.replace(pattern, '');
  }
  const kept = name.replace(/(?:累计|年均)?(?:提高|增加|下降|降低|达到|突破|超过)(?:到|至)?(?:\d{4}年)?$/, '');
  return (kept.length >= 2 ? kept : title).slice(0, 100);
}

/** What two names must share to mean the same indicator. */
export const nameKey = (name: string): string =>
  indicatorName(name)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%]/gu, '');

/** A target with the words that ask for it: `start` is where the quote stands in the text that `quantity.at` counts in. */
export interface TargetWords {
  readonly title: string;
  readonly quote: string;
  readonly start: number;
  readonly quantity: TargetQuantity;
}

/** Which way is better, by what the target asks: at most, a fall, or a place in a ranking mean lower. */
export function directionOf({ title, quote, start, quantity }: TargetWords): z.infer<typeof Direction> {
  if (quantity.measure === 'rank' || quantity.comparator === 'le') return 'lower';
  const ahead = quote.slice(0, Math.max(0, quantity.at - start)).slice(-reachOfVerb);
  return /下降|降低|减少|压减|压缩|缩短|控制在/.test(`${title} ${ahead}`) ? 'lower' : 'higher';
}

/** Characters between a verb and its numeral: 能耗三年累计下降12%. */
const reachOfVerb = 8;

/** How the figures of such an indicator come: by the period that recurs, summed up, or as they stand on a day. */
export function periodKindOf({ per, measure }: Pick<TargetQuantity, 'per' | 'measure'>): z.infer<typeof PeriodKind> {
  if (per === 'year' || per === 'quarter' || per === 'month') return per;
  if (measure === 'increment') return 'cumulative';
  return measure === 'growth' || measure === 'multiple' ? 'year' : 'point';
}
