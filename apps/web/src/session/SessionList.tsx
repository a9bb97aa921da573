import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../app/client.ts';
import { ErrorNotice } from '../app/ErrorNotice.tsx';
import { PageLoading } from '../app/RouteStates.tsx';
import { useRefresh } from '../app/useRefresh.ts';
import { useSay } from '../app/useSay.ts';
import { deviceWords } from '../ui/device.ts';
import { instantWords } from '../ui/formats.ts';

/** Where the account is signed in, and how to end that. */
export function SessionList() {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const query = useQuery(api.session.list.queryOptions());
  const revoke = useMutation(
    api.session.revoke.mutationOptions({
      onSuccess: async () => {
        say.done(t('account.revoked'));
        await refresh('session');
      },
      onError: say.failed,
    }),
  );
  if (query.isPending) return <PageLoading />;
  if (!query.data) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <ul className="sessions">
      {query.data.rows.map((session) => {
        const device = session.device ? deviceWords(session.device) : t('account.unknownDevice');
        return (
          <li key={session.id} className="session">
            <div>
              <p className="session-device">
                {device} {session.current && <span className="tag">{t('account.thisDevice')}</span>}
              </p>
              <p className="muted figure">
                {t('account.lastSeen')} {instantWords(session.lastSeenAt)} · {t('account.since')}{' '}
                {instantWords(session.createdAt)} · {session.address ?? t('account.unknownAddress')}
              </p>
            </div>
            {!session.current && (
              <Button
                danger
                loading={revoke.isPending && revoke.variables.id === session.id}
                aria-label={t('account.revokeLabel', { device })}
                onClick={() => revoke.mutate({ id: session.id })}
              >
                {t('account.revoke')}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
