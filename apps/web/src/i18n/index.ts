import i18next, { type DefaultNamespace, type Namespace } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en/index.ts';
import type { Fillings, WordKey } from './keys.ts';
import type { Language } from './languages.ts';
import { zhCN } from './zh-CN/index.ts';

/*
 * i18next could work out the keys itself, but does so anew for every call: two fifths of what checking the web took. It is
 * told of none, and a call has the signature given here.
 */
declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: Record<never, string> };
  }
  interface TFunction<Ns extends Namespace = DefaultNamespace, KPrefix = undefined> {
    (key: WordKey): string;
    (key: WordKey, fillings: Fillings): string;
  }
}

export function startTranslation(language: Language): void {
  void i18next.use(initReactI18next).init({
    resources: { 'zh-CN': { translation: zhCN }, en: { translation: en } },
    lng: language,
    fallbackLng: 'zh-CN',
    interpolation: { escapeValue: false }, // React escapes what it draws.
    initAsync: false,
  });
}

export async function changeLanguage(language: Language): Promise<void> {
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
