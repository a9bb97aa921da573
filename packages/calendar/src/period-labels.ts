import { partsOf } from './dates.ts';
import type { Period } from './periods.ts';

export type Language = 'zh-CN' | 'en';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
const QUARTERS = ['一', '二', '三', '四'] as const;

/** A period as people write it: 2025年1—3月累计 and `January–March 2025, cumulative`. */
export function periodLabel(period: Period, language: Language): string {
  return language === 'zh-CN' ? chinese(period) : english(period);
}

function chinese({ kind, year, number, start }: Period): string {
  switch (kind) {
    case 'month':
      return `${year}年${number}月`;
    case 'cumulative':
      return number === 1 ? `${year}年1月累计` : `${year}年1—${number}月累计`;
    case 'quarter':
      return `${year}年${QUARTERS[number - 1]}季度`;
    case 'half':
      return `${year}年${number === 1 ? '上' : '下'}半年`;
    case 'year':
      return `${year}年`;
    case 'january-february':
      return `${year}年1—2月`;
    case 'point': {
      const { month, day } = partsOf(start);
      return `${year}年${month}月${day}日`;
    }
  }
}

function english({ kind, year, number, start }: Period): string {
  switch (kind) {
    case 'month':
      return `${MONTHS[number - 1]} ${year}`;
    case 'cumulative':
      return `${number === 1 ? 'January' : `January–${MONTHS[number - 1]}`} ${year}, cumulative`;
    case 'quarter':
      return `Q${number} ${year}`;
    case 'half':
      return `${number === 1 ? 'first' : 'second'} half of ${year}`;
    case 'year':
      return String(year);
    case 'january-february':
      return `January–February ${year}`;
    case 'point': {
      const { month, day } = partsOf(start);
      return `${day} ${MONTHS[month - 1]} ${year}`;
    }
  }
}
