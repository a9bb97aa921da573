import { Button } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { instantWords } from '../../ui/formats.ts';
import { usePreferences } from '../preferences.ts';
import { useSay } from '../useSay.ts';
import { useQueue, useQueued, useSendingQueue } from './useQueue.ts';

/** What is still on this device: how much, which, why, and a way to send it now. Nothing where nothing waits. */
export function OutboxBar() {
  const { t } = useTranslation();
  const say = useSay();
  const { language } = usePreferences();
  const queued = useQueued();
  const { again, drop } = useQueue();
  const [sending, setSending] = useState(false);
  const arrived = useCallback((count: number) => say.done(t('offline.arrived', { count })), [say, t]);
  const send = useSendingQueue(arrived);
  if (queued.length === 0) return null;
  const press = async () => {
    setSending(true);
    await send().finally(() => setSending(false));
  };
  return (
    <details className="outbox">
      <summary>{t('offline.waiting', { count: queued.length })}</summary>
      <p className="muted">{t('offline.help')}</p>
      <ul className="messages messages-plain">
        {queued.map((one) => (
          <li key={one.key} className="message">
            <p>
              <strong lang="zh-CN">{one.title}</strong>
            </p>
            <p lang="zh-CN">{one.report.words}</p>
            <p className="head-facts muted">
              <span>{instantWords(one.queuedAt)}</span>
              {one.report.location && <span>{t('offline.place')}</span>}
              {one.enclosed.length > 0 && <span>{t('offline.files', { count: one.enclosed.length })}</span>}
            </p>
            {one.refusal && (
              <>
                <p className="field-fault">{language === 'en' ? one.refusal.en : one.refusal.zh}</p>
                <p className="amendment-acts">
                  <Button size="small" onClick={() => void again(one)}>
                    {t('act.retry')}
                  </Button>
                  <Button
                    size="small"
                    danger
                    aria-label={t('offline.dropOf', { title: one.title })}
                    onClick={() => void drop(one.key)}
                  >
                    {t('offline.drop')}
                  </Button>
                </p>
              </>
            )}
          </li>
        ))}
      </ul>
      <Button loading={sending} onClick={() => void press()}>
        {t('offline.sendNow')}
      </Button>
    </details>
  );
}
