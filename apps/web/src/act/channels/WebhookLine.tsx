import type { Webhook } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { instantWords } from '../../ui/formats.ts';
import { TrialResult } from './TrialResult.tsx';

/** One robot: whose, where it stands, and whether it answers. */
export function WebhookLine({ webhook }: { readonly webhook: Webhook }) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const trial = useMutation(api.channels.tryWebhook.mutationOptions({ onError: say.failed }));
  const remove = useMutation(
    api.channels.remove.mutationOptions({
      onSuccess: async () => {
        say.done(t('channels.removed'));
        await refresh('channels');
      },
      onError: say.failed,
    }),
  );
  const { id, name, format, host, unit, region, added } = webhook;
  const whose = unit ? unit.name : t('channels.officeOf', { region: region?.name ?? '' });
  return (
    <li className="message">
      <p>
        <strong lang="zh-CN">{name}</strong> <span lang="zh-CN">{whose}</span>
      </p>
      <p className="head-facts muted">
        <span>{t(`channels.formats.${format}`)}</span>
        <span>{host}</span>
        {webhook.signed && <span>{t('channels.signed')}</span>}
        <span>{t('channels.addedBy', { by: added.by, at: instantWords(added.at) })}</span>
      </p>
      <p className="amendment-acts">
        <Button
          loading={trial.isPending}
          aria-label={t('channels.tryOf', { name })}
          onClick={() => trial.mutate({ id })}
        >
          {t('channels.try')}
        </Button>
        <Button
          danger
          loading={remove.isPending}
          aria-label={t('channels.removeOf', { name })}
          onClick={() => remove.mutate({ id })}
        >
          {t('channels.remove')}
        </Button>
      </p>
      <TrialResult trial={trial.data} />
    </li>
  );
}
