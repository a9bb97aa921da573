import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../app/ErrorNotice.tsx';
import { Field } from '../ui/Field.tsx';
import type { SignIn } from './useSignIn.ts';

export function SignInForm({ signIn }: { readonly signIn: SignIn }) {
  const { t } = useTranslation();
  const [userName, setUserName] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const ready = userName.trim() !== '' && password !== '';
  return (
    <form
      className="form"
      aria-label={t('signIn.title')}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (ready) signIn.mutate({ userName: userName.trim(), password });
      }}
    >
      {signIn.isError && <ErrorNotice error={signIn.error} />}
      <Field label={t('signIn.userName')}>
        {(control) => (
          <Input
            {...control}
            size="large"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={64}
            value={userName}
            onChange={(event) => setUserName(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('signIn.password')} fault={tried && !ready ? t('signIn.required') : undefined}>
        {(control) => (
          <Input.Password
            {...control}
            size="large"
            autoComplete="current-password"
            maxLength={256}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      <Button type="primary" size="large" block htmlType="submit" loading={signIn.isPending}>
        {signIn.isPending ? t('signIn.submitting') : t('signIn.submit')}
      </Button>
    </form>
  );
}
