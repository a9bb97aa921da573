import { useTranslation } from 'react-i18next';
import { ChoicesForm } from '../act/channels/ChoicesForm.tsx';
import { PageHead } from '../app/PageHead.tsx';
import { useMe } from '../app/session.ts';
import { PasswordForm } from '../session/PasswordForm.tsx';
import { SessionList } from '../session/SessionList.tsx';
import { Facts } from '../ui/Facts.tsx';

export function AccountPage() {
  const { t } = useTranslation();
  const { person, posts, grants } = useMe();
  return (
    <div className="page page-narrow">
      <PageHead title={t('account.title')} lead={`${person.name} · ${person.userName}`} />
      <section className="card">
        <Facts
          facts={[
            [t('account.posts'), posts.map(({ unit, title }) => `${unit} ${title}`).join(t('unitJoin'))],
            [
              t('account.grants'),
              grants.length === 0 ? (
                t('account.noGrants')
              ) : (
                <ul key="grants" className="plain-list">
                  {grants.map(({ role, region, unit }) => (
                    <li key={`${role} ${region?.id} ${unit?.id}`}>
                      {t('people.grantScope', {
                        role: t(`shell.roles.${role}`),
                        scope: region?.name ?? unit?.name ?? '',
                      })}
                    </li>
                  ))}
                </ul>
              ),
            ],
          ]}
        />
      </section>
      <section className="card" aria-labelledby="channels">
        <h2 id="channels" className="card-title">
          {t('channels.own')}
        </h2>
        <p className="card-lead">{t('channels.ownHelp')}</p>
        <ChoicesForm />
      </section>
      <section className="card" aria-labelledby="sessions">
        <h2 id="sessions" className="card-title">
          {t('account.sessions')}
        </h2>
        <p className="card-lead">{t('account.sessionsHelp')}</p>
        <SessionList />
      </section>
      <section className="card" aria-labelledby="password">
        <h2 id="password" className="card-title">
          {t('account.password')}
        </h2>
        <PasswordForm />
      </section>
    </div>
  );
}
