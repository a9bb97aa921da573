import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../app/client.ts';
import type { SignIn } from './useSignIn.ts';

/** One sign-in per role of the invented city; a real city has none. */
export function DemoSignIns({ signIn }: { readonly signIn: SignIn }) {
  const { t } = useTranslation();
  const { data } = useQuery(api.session.hints.queryOptions({ staleTime: Number.POSITIVE_INFINITY }));
  const { password, signIns } = data ?? { password: null, signIns: [] };
  if (password === null || signIns.length === 0) return null;
  return (
    <section className="demo" aria-labelledby="demo-title">
      <h2 id="demo-title" className="demo-title">
        {t('signIn.demoTitle')}
      </h2>
      <p className="demo-notice">{t('signIn.demoNotice')}</p>
      <p className="demo-help">{t('signIn.demoHelp')}</p>
      <ul className="demo-list">
        {signIns.map((hint) => (
          <li key={hint.userName}>
            <button
              type="button"
              className="demo-person"
              disabled={signIn.isPending}
              aria-label={t('signIn.demoEnter', { name: hint.name, post: hint.post })}
              onClick={() => signIn.mutate({ userName: hint.userName, password })}
            >
              <span className="demo-name">{hint.name}</span>
              <span className="demo-post">{hint.post}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
