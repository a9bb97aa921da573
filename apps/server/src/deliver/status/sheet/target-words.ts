import type { Quantity, Rhythm } from '@chengshi/contract';
import type { Language } from '@chengshi/office';
import type { z } from 'zod';

const signs = { ge: '≥', le: '≤', about: '≈', eq: '', range: '' } as const;
const measures = {
  'zh-CN': { level: '', increment: '新增', growth: '增长', multiple: '', share: '占比', rank: '位次' },
  en: { level: '', increment: 'add ', growth: 'grow by ', multiple: '', share: 'share ', rank: 'rank ' },
} as const;
const every = {
  'zh-CN': {
    day: '每 {n} 日',
    week: '每 {n} 周',
    month: '每 {n} 个月',
    quarter: '每 {n} 个季度',
    half: '每 {n} 个半年',
    year: '每 {n} 年',
  },
  en: {
    day: 'every {n} days',
    week: 'every {n} weeks',
    month: 'every {n} months',
    quarter: 'every {n} quarters',
    half: 'every {n} half-years',
    year: 'every {n} years',
  },
} as const;

/** Short as in a list: `新增≥135家`. */
export function targetWords(
  quantity: z.infer<typeof Quantity> | null,
  rhythm: z.infer<typeof Rhythm> | null,
  language: Language,
): string {
  if (quantity) {
    const { value, valueMax, comparator, measure, unit } = quantity;
    const figure = comparator === 'range' ? `${value}—${valueMax ?? value}` : `${signs[comparator]}${value}`;
    return `${measures[language][measure]}${figure}${unit}`;
  }
  return rhythm ? `${every[language][rhythm.unit].replace('{n}', String(rhythm.every))} ${rhythm.action}`.trim() : '';
}
