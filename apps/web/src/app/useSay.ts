import { App, Button } from 'antd';
import { createElement } from 'react';
import { errorWords } from './errors.ts';
import { usePreferences } from './preferences.ts';

interface Say {
  readonly done: (sentence: string) => void;
  /** What was done, with a way to take it back for as long as the notice stands. */
  readonly offered: (sentence: string, offer: { readonly label: string; readonly act: () => void }) => void;
  /** What was offered is done or gone. */
  readonly offerEnded: () => void;
  readonly failed: (error: unknown) => void;
}

const offerSeconds = 10;
/** There is one offer at a time: the newest. */
const offer = 'offer';

/** Short notices at the edge of the screen: what was done, or why it was not. */
export function useSay(): Say {
  const { message } = App.useApp();
  const { language } = usePreferences();
  return {
    done: (sentence) => void message.success(sentence),
    offered: (sentence, { label, act }) => {
      const take = createElement(
        Button,
        {
          type: 'link',
          onClick: () => {
            message.destroy(offer);
            act();
          },
        },
        label,
      );
      void message.success({
        key: offer,
        content: createElement('span', { className: 'offer' }, sentence, take),
        duration: offerSeconds,
      });
    },
    offerEnded: () => message.destroy(offer),
    failed: (error) => {
      const { sentence, faults } = errorWords(error, language);
      void message.error([sentence, ...faults].join('\n'), 6);
    },
  };
}
