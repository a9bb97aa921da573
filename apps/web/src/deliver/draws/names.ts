import type { Draw, DrawStratum } from '@chengshi/contract';
import { drawItemStates, UnitKind } from '@chengshi/contract';
import type { TFunction } from 'i18next';

/** A stratum as people call it: a region by its name then, a kind of unit in the reader's language. */
export function stratumName({ key, name }: Pick<DrawStratum, 'key' | 'name'>, t: TFunction): string {
  const kind = UnitKind.options.find((one) => one === key);
  return name ?? (kind ? t(`units.kind.${kind}`) : key);
}

/** How many items are on a list, and how many of them need nobody any more. */
export function doneOf({ counts }: Pick<Draw, 'counts'>): { readonly all: number; readonly done: number } {
  const all = drawItemStates.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
  return { all, done: all - (counts.waiting ?? 0) };
}
