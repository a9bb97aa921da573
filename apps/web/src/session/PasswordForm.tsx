import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../app/client.ts';
import { ErrorNotice } from '../app/ErrorNotice.tsx';
import { useRefresh } from '../app/useRefresh.ts';
import { useSay } from '../app/useSay.ts';
import { Field } from '../ui/Field.tsx';

const empty = { current: '', next: '', repeat: '' };

/** The own password, anew. On a page that waits for it, `onDone` goes on. */
export function PasswordForm(props: { readonly currentLabel?: string; readonly onDone?: () => void }) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const [values, setValues] = useState(empty);
  const change = useMutation(
    api.session.changePassword.mutationOptions({
      onSuccess: async () => {
        say.done(t('account.passwordChanged'));
        setValues(empty);
        await refresh('session');
        props.onDone?.();
      },
    }),
  );
  const differ = values.repeat !== '' && values.repeat !== values.next;
  const ready = values.current !== '' && values.next !== '' && values.repeat === values.next;
  const fields = [
    ['current', props.currentLabel ?? t('account.currentPassword'), undefined, undefined],
    ['next', t('account.newPassword'), t('account.passwordRule'), undefined],
    ['repeat', t('account.repeatPassword'), undefined, differ ? t('account.passwordMismatch') : undefined],
  ] as const;
  return (
    <form
      className="form"
      aria-label={t('account.changePassword')}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) change.mutate({ current: values.current, next: values.next });
      }}
    >
      {change.isError && <ErrorNotice error={change.error} />}
      {fields.map(([name, label, help, fault]) => (
        <Field key={name} label={label} help={help} fault={fault}>
          {(control) => (
            <Input.Password
              {...control}
              maxLength={256}
              autoComplete={name === 'current' ? 'current-password' : 'new-password'}
              value={values[name]}
              onChange={(event) => setValues({ ...values, [name]: event.target.value })}
            />
          )}
        </Field>
      ))}
      {!ready && !differ && (
        <p id="password-why" className="field-help">
          {t('act.fillIn')}
        </p>
      )}
      <div className="form-actions">
        <Button
          type="primary"
          htmlType="submit"
          disabled={!ready}
          aria-describedby="password-why"
          loading={change.isPending}
        >
          {t('account.changePassword')}
        </Button>
      </div>
    </form>
  );
}
