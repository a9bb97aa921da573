import type { Person } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { useMay } from '../../app/session.ts';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';

/** The roles of a person with their scopes; the security administrator can take each back. */
export function RoleList({ person }: { readonly person: Person }) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const mayRevoke = useMay()((all) => all.people.revoke);
  const revoke = useMutation(
    api.people.revoke.mutationOptions({
      onSuccess: async () => {
        say.done(t('people.revoked'));
        await refresh('people');
      },
      onError: say.failed,
    }),
  );
  if (person.roles.length === 0) return <span className="muted">{t('people.noRole')}</span>;
  return (
    <ul className="plain-list">
      {person.roles.map(({ role, regionId, unitId, scopeName }) => (
        <li key={`${role} ${regionId} ${unitId}`}>
          {t('people.grantScope', { role: t(`shell.roles.${role}`), scope: scopeName })}
          {mayRevoke && (
            <Button
              type="link"
              size="small"
              danger
              disabled={revoke.isPending}
              aria-label={t('people.revokeLabel', {
                name: person.name,
                role: t(`shell.roles.${role}`),
                scope: scopeName,
              })}
              onClick={() => revoke.mutate({ id: person.id, role, ...(regionId ? { regionId } : { unitId }) })}
            >
              {t('people.revoke')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
