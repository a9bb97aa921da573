import type { RegionDraft } from '@chengshi/contract';
import type { z } from 'zod';

type Draft = z.infer<typeof RegionDraft>;

/**
 * The code of the region above, as the standards build codes: GB/T 2260 two digits each for province, prefecture and county
 * (370402 → 370400 → 370000), GB/T 10114 three more for the town (370402001 → 370402), statistics three more for the village.
 * Null for a province and for codes that are an office's own.
 */
export function parentCodeOf(code: string): string | null {
  if (/^\d{12}$/.test(code)) return code.endsWith('000') ? parentCodeOf(code.slice(0, 9)) : code.slice(0, 9);
  if (/^\d{9}$/.test(code)) return code.slice(0, 6);
  if (!/^\d{6}$/.test(code) || code.endsWith('0000')) return null;
  return code.endsWith('00') ? `${code.slice(0, 2)}0000` : `${code.slice(0, 4)}00`;
}

/** The level that a standard code says: by its length, and by which of its pairs are zero. */
export function levelOf(code: string): Draft['level'] | null {
  if (/^\d{12}$/.test(code)) return code.endsWith('000') ? 'town' : 'village';
  if (/^\d{9}$/.test(code)) return 'town';
  if (!/^\d{6}$/.test(code)) return null;
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'city' : 'county';
}

/** What is wrong with a code for its kind; null when nothing is. */
export function codeFault(code: string, kind: Draft['codeKind']): { zh: string; en: string } | null {
  if (kind === 'gbt2260' && !/^[1-9]\d{5}$/.test(code)) {
    return { zh: `代码 ${code} 不是 6 位 GB/T 2260 代码`, en: `code ${code} is not a GB/T 2260 code of 6 digits` };
  }
  if (kind === 'gbt10114' && !/^[1-9]\d{8}(\d{3})?$/.test(code)) {
    return {
      zh: `代码 ${code} 不是 9 位或 12 位的乡镇、村级代码`,
      en: `code ${code} is not a town or village code of 9 or 12 digits`,
    };
  }
  if (kind === 'own' && /^\d+$/.test(code) && [6, 9, 12].includes(code.length) && !code.startsWith('0')) {
    return {
      zh: `自编代码 ${code} 会与国家标准代码混淆，请加字母或连字符`,
      en: `own code ${code} could be taken for a standard code: use letters or a hyphen`,
    };
  }
  return null;
}
