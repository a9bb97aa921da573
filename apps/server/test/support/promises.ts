import type { PromisedState } from '@chengshi/contract';

/** Parts of what a commitment promises. */
export const due = (end: string | null) => ({ due: end === null ? null : { text: '原文', end } });
export const target = (value: number, unit: string, more: object = {}): PromisedState => ({
  quantity: {
    ...{
      value,
      valueMax: null,
      unit,
      comparator: 'ge',
      measure: 'level',
      per: null,
      each: null,
      qualifier: null,
      at: 0,
    },
    ...more,
  },
});
export const owner = (lead: string[], support: string[] = []): PromisedState => ({
  owner: { quote: '', lead, support },
});
export const rhythm = (every: number, unit: 'week' | 'month' | 'quarter'): PromisedState => ({
  rhythm: { every, unit },
});
