import { useSyncExternalStore } from 'react';
import type { Language } from '../i18n/languages.ts';

export type Theme = 'system' | 'light' | 'dark';

export interface Preferences {
  readonly language: Language;
  readonly theme: Theme;
}

const place = 'chengshi.preferences';
const listeners = new Set<() => void>();
let current = read();

/** Language and theme of this browser. They belong to the device, not to the account: the wall screen is dark, the desk is not. */
export function usePreferences(): Preferences {
  return useSyncExternalStore(listen, () => current);
}

export function preferences(): Preferences {
  return current;
}

export function setPreferences(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  try {
    localStorage.setItem(place, JSON.stringify(current));
  } catch (error) {
    console.warn('The browser keeps no settings; they last until the page closes.', error);
  }
  for (const tell of listeners) tell();
}

export function listen(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/** The scheme to draw now: the chosen one, or what the system says. */
export function useScheme(): 'light' | 'dark' {
  const { theme } = usePreferences();
  const systemDark = useSyncExternalStore(
    (tell) => {
      const query = matchMedia('(prefers-color-scheme: dark)');
      query.addEventListener('change', tell);
      return () => query.removeEventListener('change', tell);
    },
    () => matchMedia('(prefers-color-scheme: dark)').matches,
  );
  if (theme !== 'system') return theme;
  return systemDark ? 'dark' : 'light';
}

function read(): Preferences {
  return checked(stored());
}

function stored(): unknown {
  try {
    return JSON.parse(localStorage.getItem(place) ?? '{}');
  } catch (error) {
    console.warn('The settings of this browser cannot be read; the usual ones apply.', error);
    return {};
  }
}

function checked(value: unknown): Preferences {
  const { language, theme } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  return {
    language: language === 'en' || language === 'zh-CN' ? language : 'zh-CN',
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
  };
}
