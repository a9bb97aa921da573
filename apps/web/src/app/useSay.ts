import { App } from 'antd';
import { errorWords } from './errors.ts';
import { usePreferences } from './preferences.ts';

/** Short notices at the edge of the screen: what was done, or why it was not. */
export function useSay(): { readonly done: (sentence: string) => void; readonly failed: (error: unknown) => void } {
  const { message } = App.useApp();
  const { language } = usePreferences();
  return {
    done: (sentence) => void message.success(sentence),
    failed: (error) => {
      const { sentence, faults } = errorWords(error, language);
      void message.error([sentence, ...faults].join('\n'), 6);
    },
  };
}
