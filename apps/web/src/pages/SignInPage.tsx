import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PreferenceSwitches } from '../app/shell/PreferenceSwitches.tsx';
import { useDocumentTitle } from '../app/useDocumentTitle.ts';
import { DemoSignIns } from '../session/DemoSignIns.tsx';
import { SignInForm } from '../session/SignInForm.tsx';
import { useSignIn } from '../session/useSignIn.ts';

const route = getRouteApi('/sign-in');

export function SignInPage() {
  const { t } = useTranslation();
  const { next } = route.useSearch();
  const signIn = useSignIn(next);
  useDocumentTitle(t('signIn.title'));
  return (
    <div className="sign-in">
      <header className="sign-in-brand">
        <img src="/seal.svg" alt="" width="56" height="56" />
        <p className="sign-in-product" lang="zh-CN">
          {t('shell.product')}
        </p>
        <p className="sign-in-verbs" lang="zh-CN">
          {t('signIn.verbs')}
        </p>
        <p className="sign-in-promise">{t('signIn.promise')}</p>
      </header>
      <main className="sign-in-main">
        <PreferenceSwitches />
        <h1 className="sign-in-title">{t('signIn.title')}</h1>
        {next && <p className="sign-in-return">{t('signIn.returning')}</p>}
        <SignInForm signIn={signIn} />
        <DemoSignIns signIn={signIn} />
      </main>
    </div>
  );
}
