import type { Item } from '@chengshi/contract';
import type { TFunction } from 'i18next';
import { dueWords, ownerWords, quantityWords, rhythmWords } from '../../ui/wording.ts';
import { percentOf } from './filters.ts';
import type { LoggedStep } from './log.ts';

/** How sure the engine was, or that a person marked it. */
export function certaintyWords({ confidence }: Pick<Item, 'confidence'>, t: TFunction): string {
  return confidence === null ? t('review.byHand') : t('review.confidence', { percent: percentOf(confidence) });
}

interface Fact {
  readonly name: 'target' | 'rhythm' | 'due' | 'owner';
  readonly words: string;
}

/** What an item asks for, in a line: value or rhythm, deadline, owner. */
export function factsOf(item: Item, t: TFunction): readonly Fact[] {
  const { quantity, rhythm, due, owner } = item;
  return [
    ...(quantity ? [{ name: 'target', words: quantityWords(quantity, t) } as const] : []),
    ...(rhythm ? [{ name: 'rhythm', words: rhythmWords(rhythm, t) } as const] : []),
    ...(due ? [{ name: 'due', words: dueWords(due, t) } as const] : []),
    { name: 'owner', words: owner ? ownerWords(owner, t) : t('review.noOwner') },
  ];
}

/** A step of the history: what was done to how many, and to which. */
export function stepWords(step: LoggedStep, t: TFunction): string {
  const { op, count, title, state } = step;
  const what = whatWords(op, state, count, t);
  if (!title || op === 'undo') return what;
  return t(count > 1 && op === 'decide' ? 'review.history.withMore' : 'review.history.withTitle', { what, title });
}

const ops = ['correct', 'split', 'merge', 'mark', 'undo'] as const;

function whatWords(op: string, state: LoggedStep['state'], count: number, t: TFunction): string {
  const known = ops.find((one) => one === op);
  if (known) return t(`review.history.op.${known}`);
  return t(`review.history.op.${state ?? 'decide'}`, { count });
}
