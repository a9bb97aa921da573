import { type ErrorCode, errorCatalogue, type Fault, fillSentence } from '@chengshi/contract';
import { ORPCError } from '@orpc/client';
import type { Language } from '../i18n/languages.ts';

export interface ErrorWords {
  /** What happened and what to do. */
  readonly sentence: string;
  readonly faults: readonly string[];
}

const offline = {
  'zh-CN': '无法连接服务器，请检查网络后重试；已填写的内容仍在此页',
  en: 'The server cannot be reached. Check the network and try again; what you entered is still here',
} as const;

const unexpected = {
  'zh-CN': '出现未预料的错误，请刷新页面后重试',
  en: 'Something unexpected happened. Reload the page and try again',
} as const;

/** An error of any origin in words: the server's own when it gave them, the catalogue's otherwise. */
export function errorWords(error: unknown, language: Language): ErrorWords {
  const words = language === 'en' ? 'en' : 'zh';
  if (error instanceof ORPCError) {
    const data = dataOf(error.data);
    const own = data[words];
    const faults = data.faults.map((fault) => `${placeWords(fault.place, language)}${colon[language]}${fault[words]}`);
    if (typeof own === 'string' && own) return { sentence: own, faults };
    const entry = isKnown(error.code) ? errorCatalogue[error.code] : errorCatalogue.INTERNAL;
    return { sentence: withoutGaps(fillSentence(entry[words], data.params)), faults };
  }
  if (isNetworkError(error)) return { sentence: offline[language], faults: [] };
  return { sentence: unexpected[language], faults: [] };
}

const colon = { 'zh-CN': '：', en: ': ' } as const;

/** Where a fault is, from words that say it in both languages: 区划 第 3 行 · 区划 row 3. Names inside them may hold the same dot. */
export function placeWords(place: string, language: Language): string {
  const parts = place.split(' · ');
  if (parts.length % 2 === 1) return place;
  const half = parts.length / 2;
  return (language === 'en' ? parts.slice(half) : parts.slice(0, half)).join(' · ');
}

export function errorCode(error: unknown): string | undefined {
  return error instanceof ORPCError ? error.code : undefined;
}

/** Fetch throws a TypeError when no answer came: no network, server down, name unknown. */
export function isNetworkError(error: unknown): boolean {
  return error instanceof TypeError;
}

function isKnown(code: string): code is ErrorCode {
  return Object.hasOwn(errorCatalogue, code);
}

interface KnownData {
  readonly zh?: unknown;
  readonly en?: unknown;
  readonly params: Readonly<Record<string, string | number>>;
  readonly faults: readonly Fault[];
}

/** An answer that did not come from our server (a proxy's page, say) has other data, or none. */
function dataOf(data: unknown): KnownData {
  if (typeof data !== 'object' || data === null) return { params: {}, faults: [] };
  const { zh, en, params, faults } = data as Record<string, unknown>;
  return {
    zh,
    en,
    params: typeof params === 'object' && params !== null ? (params as KnownData['params']) : {},
    faults: Array.isArray(faults) ? (faults as readonly Fault[]) : [],
  };
}

/** A placeholder that nobody filled would only puzzle the reader. */
function withoutGaps(sentence: string): string {
  return sentence.replace(/[（(：:，, ]*\{\w+\}[）)]?/g, '');
}
