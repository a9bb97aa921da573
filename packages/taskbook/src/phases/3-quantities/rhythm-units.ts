import type { RhythmUnit } from '../../types.ts';

/** How often each word for a period comes: 半月 every 15 days, 年底 once a year. */
export const UNIT_OF: Readonly<Record<string, { readonly every: number; readonly unit: RhythmUnit }>> = {
  日: { every: 1, unit: 'day' },
  天: { every: 1, unit: 'day' },
  晚: { every: 1, unit: 'day' },
  周: { every: 1, unit: 'week' },
  星期: { every: 1, unit: 'week' },
  旬: { every: 10, unit: 'day' },
  月: { every: 1, unit: 'month' },
  月度: { every: 1, unit: 'month' },
  双周: { every: 2, unit: 'week' },
  月初: { every: 1, unit: 'month' },
  月末: { every: 1, unit: 'month' },
  季末: { every: 1, unit: 'quarter' },
  半月: { every: 15, unit: 'day' },
  双月: { every: 2, unit: 'month' },
  季: { every: 1, unit: 'quarter' },
  季度: { every: 1, unit: 'quarter' },
  半年: { every: 1, unit: 'half' },
  学期: { every: 1, unit: 'half' },
  年: { every: 1, unit: 'year' },
  年度: { every: 1, unit: 'year' },
  年终: { every: 1, unit: 'year' },
  年末: { every: 1, unit: 'year' },
  年底: { every: 1, unit: 'year' },
  年中: { every: 1, unit: 'year' },
};
