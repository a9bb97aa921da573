import type { Person } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { GrantRole } from './GrantRole.tsx';

/** What the security administrator can do for a person. */
export function PersonActions({ person }: { readonly person: Person }) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const [granting, setGranting] = useState(false);
  const unlock = useMutation(
    api.people.unlock.mutationOptions({
      onSuccess: async () => {
        say.done(t('people.unlocked'));
        await refresh('people');
      },
      onError: say.failed,
    }),
  );
  const end = useMutation(
    api.people.endSessions.mutationOptions({
      onSuccess: ({ ended }) => say.done(t('people.ended', { count: ended })),
      onError: say.failed,
    }),
  );
  return (
    <div className="row-actions">
      <Button size="small" aria-label={t('people.grantLabel', { name: person.name })} onClick={() => setGranting(true)}>
        {t('people.grant')}
      </Button>
      {person.lockedUntil && (
        <Button
          size="small"
          loading={unlock.isPending}
          aria-label={t('people.unlockLabel', { name: person.name })}
          onClick={() => unlock.mutate({ id: person.id })}
        >
          {t('people.unlock')}
        </Button>
      )}
      {person.userName && (
        <Button
          size="small"
          danger
          loading={end.isPending}
          aria-label={t('people.endSessionsLabel', { name: person.name })}
          onClick={() => end.mutate({ id: person.id })}
        >
          {t('people.endSessions')}
        </Button>
      )}
      {granting && <GrantRole person={person} onClose={() => setGranting(false)} />}
    </div>
  );
}
