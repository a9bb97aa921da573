import type { Message } from '@chengshi/contract';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { links } from '../../app/links.ts';
import { usePreferences } from '../../app/preferences.ts';
import { instantWords } from '../../ui/formats.ts';

/** Where a message leads: to its commitment, or to the list in which the thing waits. */
function placeOf({ kind, commitmentId }: Message) {
  if (kind === 'dispatch.objected') return links.dispatches();
  if (kind === 'amendment.asked') return links.amendments();
  if (kind.startsWith('draw.')) return links.draws();
  if (kind === 'silence.noticed') return links.silences();
  if (kind === 'digest' || kind === 'figures.asked' || kind.startsWith('dispatch.')) return links.mine();
  return commitmentId === null ? links.messages() : links.commitment(commitmentId);
}

/** One message: what it says, from whom and when; following it reads it. */
export function MessageLine({ message, onRead }: { readonly message: Message; readonly onRead: () => void }) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const sentence = language === 'en' ? message.en : message.zh;
  return (
    <li className="message" data-unread={!message.read || undefined}>
      <p>
        <Link {...placeOf(message)} className="row-title" onClick={message.read ? undefined : onRead}>
          {!message.read && <strong className="message-new">{t('messages.new')} </strong>}
          {sentence}
        </Link>
      </p>
      <p className="head-facts muted">
        <span>{message.from ?? t('messages.system')}</span>
        <span>{instantWords(message.at)}</span>
        {!message.read && (
          <Button size="small" type="text" aria-label={t('messages.readOf', { sentence })} onClick={onRead}>
            {t('messages.read')}
          </Button>
        )}
      </p>
    </li>
  );
}
