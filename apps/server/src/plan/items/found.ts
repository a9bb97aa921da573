import type { Item } from '@chengshi/contract';
import type { Item as EngineItem } from '@chengshi/taskbook';
import { v7 as uuidv7 } from 'uuid';
import { titleFrom } from './operations.ts';
import type { ItemRow } from './store.ts';

/** A finding of the engine in the contract's words, before it is stored. */
export type FoundItem = Omit<Item, 'id' | 'state' | 'revision' | 'origin'>;

/** A title that begins with a stop has lost its beginning, a date perhaps: then the words of the text say better what it is. */
const wholeTitle = (title: string, quote: string): string =>
  /^[\s、，。；：,;:)）]/.test(title) ? titleFrom(quote) : title;

export function foundItem(item: EngineItem, ordinal: number, section: number | null): FoundItem {
  const { kind, start, end, quote, title, owner, confidence } = item;
  return {
    kind,
    ordinal,
    section,
    start,
    end,
    quote,
    title: wholeTitle(title, quote),
    confidence,
    quantity:
      item.kind === 'target'
        ? {
            value: item.value,
            valueMax: item.valueMax,
            unit: item.unit,
            comparator: item.comparator,
            measure: item.measure,
            per: item.per,
            each: item.each,
            qualifier: item.qualifier,
            at: item.at,
          }
        : null,
    rhythm: item.kind === 'mechanism' ? { action: item.action, every: item.every, unit: item.unit } : null,
    due: item.kind === 'mechanism' || item.due === null ? null : { text: item.due.text, end: item.due.end },
    owner: owner ? { quote: owner.quote, lead: [...owner.lead], support: [...owner.support] } : null,
    strength: item.kind === 'mechanism' ? null : item.strength,
    cues: [...item.cues],
  };
}

/** A finding as a row that nobody has decided. */
export function rowOf(documentId: string, item: FoundItem, origin: 'engine' | 'hand' = 'engine'): ItemRow {
  const { start, end, due, cues, confidence, ...rest } = item;
  return {
    ...rest,
    id: uuidv7(),
    documentId,
    state: 'found',
    revision: 1,
    origin,
    confidence,
    startAt: start,
    endAt: end,
    dueText: due?.text ?? null,
    dueOn: due?.end ?? null,
    cues: [...cues],
    found: origin === 'engine' ? { dueText: due?.text ?? null, dueOn: due?.end ?? null } : null,
  };
}
