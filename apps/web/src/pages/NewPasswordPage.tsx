import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { links } from '../app/links.ts';
import { meQuery } from '../app/session.ts';
import { PreferenceSwitches } from '../app/shell/PreferenceSwitches.tsx';
import { SignOutButton } from '../app/shell/SignOutButton.tsx';
import { useDocumentTitle } from '../app/useDocumentTitle.ts';
import { PasswordForm } from '../session/PasswordForm.tsx';

/** The one thing that a one-time password allows. */
export function NewPasswordPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const goOn = async () => {
    // Nothing on this page looks at who is signed in, so it is read again here: the pages behind ask it.
    await queries.fetchQuery({ ...meQuery, staleTime: 0 });
    await navigate(links.overview());
  };
  useDocumentTitle(t('administration.newPassword.title'));
  return (
    <div className="sign-in">
      <header className="sign-in-brand">
        <img src="/seal.svg" alt="" width="56" height="56" />
        <p className="sign-in-product" lang="zh-CN">
          {t('shell.product')}
        </p>
        <p className="sign-in-promise">{t('administration.newPassword.lead')}</p>
      </header>
      <main className="sign-in-main">
        <PreferenceSwitches />
        <h1 className="sign-in-title">{t('administration.newPassword.title')}</h1>
        <PasswordForm currentLabel={t('administration.newPassword.current')} onDone={() => void goOn()} />
        <SignOutButton />
      </main>
    </div>
  );
}
