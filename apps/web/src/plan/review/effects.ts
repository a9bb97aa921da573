import type { EditStep, Item, ItemChange } from '@chengshi/contract';
import { inTextOrder, type Parts } from './parts.ts';

/** What the draft is, as far as a step needs to know. */
export interface StepContext {
  readonly items: readonly Item[];
  readonly text: string;
  /** For an item that the server has not numbered yet. */
  readonly newId: string;
}

const stateOf = { accept: 'accepted', reject: 'rejected', reopen: 'found' } as const;

/**
 * What a step will very likely do, worked out before the server has answered, so that it is seen at once.
 * The server's answer replaces it, whatever it says.
 */
export function effectOf(step: EditStep, context: StepContext): Parts {
  const { items, text } = context;
  switch (step.op) {
    case 'decide': {
      const ids = new Set<string>(step.itemIds);
      const state = stateOf[step.decision];
      const decided = items.filter((item) => ids.has(item.id) && item.state !== state);
      return { items: decided.map((item) => ({ ...item, state, revision: item.revision + 1 })), removed: [] };
    }
    case 'correct': {
      const item = items.find(({ id }) => id === step.itemId);
      return { items: item ? [corrected(item, step.change)] : [], removed: [] };
    }
    case 'split': {
      const item = items.find(({ id }) => id === step.itemId);
      return { items: item ? splitAt(item, step.at, context) : [], removed: [] };
    }
    case 'merge': {
      const ids = new Set<string>(step.itemIds);
      return merged(items.filter(({ id }) => ids.has(id)).toSorted(inTextOrder), text);
    }
    case 'mark':
      return { items: [marked(step, context)], removed: [] };
  }
}

function corrected(item: Item, change: ItemChange): Item {
  const kind = change.kind ?? item.kind;
  const { owner, due, strength, quantity, rhythm } = change;
  const plain = kind !== 'mechanism';
  return {
    ...item,
    kind,
    title: change.title ?? item.title,
    quantity: kind === 'target' ? (quantity === undefined ? item.quantity : quantity) : null,
    rhythm: kind === 'mechanism' ? (rhythm === undefined ? item.rhythm : rhythm) : null,
    due: plain ? (due === undefined ? item.due : due) : null,
    owner: owner === undefined ? item.owner : owner && { quote: item.owner?.quote ?? '', ...owner },
    strength: plain ? (strength === undefined ? item.strength : strength) : null,
    state: 'accepted',
    revision: item.revision + 1,
  };
}

function splitAt(item: Item, at: number, { text, newId }: StepContext): Item[] {
  const part = (start: number, end: number): Item => {
    const quote = text.slice(start, end);
    const numeral = item.quantity?.at;
    const holds = numeral === undefined || (numeral >= start && numeral < end);
    const kind = item.kind === 'target' && !holds ? 'task' : item.kind;
    return { ...item, kind, start, end, quote, quantity: kind === 'target' ? item.quantity : null };
  };
  const first = part(item.start, at);
  const rest = part(at, item.end);
  const own = rest.quantity !== null; // The part with the numeral keeps the title.
  return [
    { ...first, title: own ? firstClause(first.quote) : item.title, revision: item.revision + 1 },
    {
      ...rest,
      id: newId as Item['id'], // Until the server has given its own.
      ordinal: Number.MAX_SAFE_INTEGER,
      title: own ? item.title : firstClause(rest.quote),
      origin: 'hand',
      confidence: null,
      revision: 1,
    },
  ];
}

function merged(items: readonly Item[], text: string): Parts {
  const [first, ...others] = items;
  if (!first || others.length === 0) return { items: [], removed: [] };
  const end = Math.max(...items.map((item) => item.end));
  return {
    items: [
      {
        ...first,
        end,
        quote: text.slice(first.start, end),
        owner: items.find((item) => item.owner)?.owner ?? null,
        due: items.find((item) => item.due)?.due ?? null,
        state: 'accepted',
        revision: first.revision + 1,
      },
    ],
    removed: others.map(({ id }) => id),
  };
}

function marked({ start, end, kind }: Extract<EditStep, { op: 'mark' }>, { text, newId }: StepContext): Item {
  const quote = text.slice(start, end);
  return {
    id: newId as Item['id'], // Until the server has given its own.
    kind,
    state: 'accepted',
    revision: 1,
    origin: 'hand',
    confidence: null,
    ordinal: Number.MAX_SAFE_INTEGER,
    section: null,
    start,
    end,
    quote,
    title: firstClause(quote),
    quantity: null,
    rhythm: null,
    due: null,
    owner: null,
    strength: kind === 'mechanism' ? null : 'plain',
    cues: [],
  };
}

/** A title until the server has read the passage. */
function firstClause(passage: string): string {
  const clause = passage.split(/[，。；！？,;!?\n]/, 1)[0]?.trim() ?? '';
  return (clause || passage.trim()).slice(0, 60);
}
