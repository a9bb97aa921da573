import type { Cell } from './sheet.ts';

export type AmountComparator = 'ge' | 'le' | 'eq' | 'about' | 'range';

/** A target as a cell states it; without a figure the words are the target. */
export interface Amount {
  readonly text: string;
  readonly value: number | null;
  readonly valueMax: number | null;
  /** Written with the figure (135家, 5%); null when another column or the header says it. */
  readonly unit: string | null;
  readonly comparator: AmountComparator;
  readonly measure: 'level' | 'increment' | 'growth';
}

const NUMBER = '(-?\\d[\\d,，]*(?:\\.\\d+)?)';
const FORM = new RegExp(
  `^(?:力争|确保|达到|实现|完成|为|到)*(增长|提高|下降|降低|新增|净增|增加)?(?:到|至)?(不少于|不低于|不高于|不超过|不小于|不大于|至少|大于等于|小于等于|大于|小于|超过|低于|控制在|约|≥|≤|>=|<=|>|<|＞|＜|=|±)?${NUMBER}([^\\d\\s,，。；;、—~至以左内（(-]{0,8}?)(?:(?:[-—–~～至到])${NUMBER}([^\\d\\s,，。；;、以左内（(]{0,8}?))?(以上|以下|以内|左右|及以上)?[。；;]?$`,
);

/** Reads a figure with what stands around it: ≥135, 新增135家, 30—40万平方米, 增长6%以上, 1,200 万元. Anything else is words. */
export function readAmount(cell: Cell, text = cell.text): Amount {
  const words = text.trim();
  const plain = { text: words, valueMax: null, comparator: 'eq', measure: 'level' } as const;
  if (text === cell.text && cell.type === 'number') {
    const value = cell.percent ? Number((cell.value * 100).toPrecision(12)) : cell.value;
    return { ...plain, value, unit: cell.percent ? '%' : null };
  }
  const match = words.length > 60 ? null : FORM.exec(words.replace(/\s+/g, '').replace(/％/g, '%'));
  if (!match) return { ...plain, value: null, unit: null };
  const [, change, sign = '', first = '', unit = '', second, secondUnit = '', tail = ''] = match;
  const value = figure(first);
  const valueMax = second === undefined ? null : figure(second);
  return {
    text: words,
    value,
    valueMax,
    unit: secondUnit || unit || null,
    comparator: valueMax !== null ? 'range' : comparatorOf(sign, tail),
    measure: change === undefined ? 'level' : /新增|净增|增加/.test(change) ? 'increment' : 'growth',
  };
}

function figure(digits: string): number {
  return Number(digits.replace(/[,，]/g, ''));
}

function comparatorOf(sign: string, tail: string): AmountComparator {
  if (/^(不少于|不低于|不小于|至少|大于等于|大于|超过|≥|>=|>|＞)$/.test(sign) || /以上/.test(tail)) return 'ge';
  if (/^(不高于|不超过|不大于|小于等于|小于|低于|控制在|≤|<=|<|＜)$/.test(sign) || /以下|以内/.test(tail)) return 'le';
  return sign === '约' || sign === '±' || tail === '左右' ? 'about' : 'eq';
}
