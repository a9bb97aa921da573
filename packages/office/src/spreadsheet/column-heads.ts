import { compact } from './grid.ts';

/** The year that the headers above a column name last. */
export function yearOf(path: readonly string[]): number | null {
  const year = path.map((word) => /20\d{2}(?=年|$|\D)/.exec(word)?.[0]).findLast((found) => found !== undefined);
  return year === undefined ? null : Number(year);
}

/** 万元 of 投资额（万元） and 年度目标（单位：家）. */
export function unitInHeader(name: string): string {
  const inside = /[（(](?:单位[:：])?([^（()）]{1,8})[）)]\s*$/.exec(name)?.[1] ?? '';
  return /^[\u4e00-\u9fa5%‰/a-zA-Z㎡²³]+$/.test(inside) && !/[年月日]$|^含|^可/.test(compact(inside)) ? inside : '';
}
