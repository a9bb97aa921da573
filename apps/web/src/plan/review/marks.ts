import type { Item } from '@chengshi/contract';
import type { TFunction } from 'i18next';
import type { TextMark } from '../../ui/text/marks.ts';

/** Marks of items for the text. An item that did not change keeps its mark, so that its paragraph need not be drawn again. */
export function markMaker(t: TFunction): (items: readonly Item[]) => readonly TextMark[] {
  const made = new WeakMap<Item, TextMark>();
  return (items) =>
    items.map((item) => {
      const known = made.get(item);
      if (known) return known;
      const { id, start, end, kind, state, title } = item;
      const mark: TextMark = {
        id,
        start,
        end,
        tone: state === 'rejected' ? 'rejected' : `${state}-${kind}`,
        letter: t(`review.letter.${state}`),
        label: t('review.markLabel', { state: t(`review.state.${state}`), kind: t(`kind.${kind}`), title }),
      };
      made.set(item, mark);
      return mark;
    });
}
