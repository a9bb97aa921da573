import type { Person } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { FormDialog } from '../../app/FormDialog.tsx';
import { useMay, useMe } from '../../app/session.ts';
import { useIssuePasswords } from '../../app/useIssuePasswords.ts';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { Field } from '../../ui/Field.tsx';
import { instantWords } from '../../ui/formats.ts';
import { OneTimePasswords } from './OneTimePasswords.tsx';

/** The account of a person: its state in words, and what an administrator can do about it. */
export function AccountCard({ person }: { readonly person: Person }) {
  const { t } = useTranslation();
  const me = useMe();
  const mayChange = useMay()((all) => all.people.giveAccount);
  const [naming, setNaming] = useState(false);
  const { account } = person;
  const own = me.person.id === person.id;
  const give = account === 'none' ? 'give' : account === 'closed' ? 'giveAgain' : 'changeUserName';
  return (
    <section className="card" aria-labelledby="account">
      <h2 id="account" className="card-title">
        {t('administration.person.account')}
      </h2>
      <p className="account-state">
        <strong>{t(`administration.person.accountState.${account}`)}</strong>
        {person.userName && <span className="password-code">{person.userName}</span>}
        {person.lockedUntil && (
          <span className="tag tag-alert">{t('people.locked', { time: instantWords(person.lockedUntil) })}</span>
        )}
      </p>
      <p className="card-lead">{t(`administration.person.accountHelp.${account}`)}</p>
      {mayChange && (
        <div className="form-actions">
          {(account === 'open' || account === 'prepared') && <Issue person={person} own={own} />}
          <Button disabled={own} onClick={() => setNaming(true)}>
            {t(`administration.person.${give}`)}
          </Button>
          {(account === 'open' || account === 'prepared') && <Close person={person} own={own} />}
        </div>
      )}
      {mayChange && own && <p className="field-help">{t('administration.person.notYours')}</p>}
      {naming && <NameAccount person={person} onClose={() => setNaming(false)} />}
    </section>
  );
}

function Issue({ person, own }: { readonly person: Person; readonly own: boolean }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const say = useSay();
  const issue = useIssuePasswords();
  return (
    <>
      <Button
        type={person.account === 'prepared' ? 'primary' : 'default'}
        disabled={own}
        loading={issue.isPending}
        onClick={() =>
          void modal.confirm({
            title: t('administration.person.issue'),
            content: t('administration.person.issueHelp'),
            okText: t('administration.person.issue'),
            cancelText: t('act.cancel'),
            onOk: () => issue.mutate([person.id], { onError: say.failed }),
          })
        }
      >
        {t('administration.person.issue')}
      </Button>
      {issue.data && <OneTimePasswords issued={issue.data} onClose={issue.reset} />}
    </>
  );
}

function Close({ person, own }: { readonly person: Person; readonly own: boolean }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const say = useSay();
  const refresh = useRefresh();
  const close = useMutation(
    api.people.closeAccount.mutationOptions({
      onSuccess: async () => {
        say.done(t('administration.person.accountClosed'));
        await refresh('people');
      },
      onError: say.failed,
    }),
  );
  return (
    <Button
      danger
      disabled={own}
      loading={close.isPending}
      onClick={() =>
        void modal.confirm({
          title: t('administration.person.closeAccount'),
          content: t('administration.person.closeAccountHelp'),
          okText: t('administration.person.closeAccount'),
          okButtonProps: { danger: true },
          cancelText: t('act.cancel'),
          onOk: () => close.mutate({ id: person.id }),
        })
      }
    >
      {t('administration.person.closeAccount')}
    </Button>
  );
}

function NameAccount({ person, onClose }: { readonly person: Person; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const [userName, setUserName] = useState(person.userName ?? '');
  const give = useMutation(
    api.people.giveAccount.mutationOptions({
      onSuccess: async () => {
        say.done(t('administration.person.given'));
        onClose();
        await refresh('people');
      },
    }),
  );
  return (
    <FormDialog
      title={t('administration.person.giveLabel', { name: person.name })}
      ok={t('act.save')}
      ready={userName.trim().length >= 2}
      sending={give.isPending}
      error={give.error}
      onClose={onClose}
      onSend={() => give.mutate({ id: person.id, userName: userName.trim() })}
    >
      <Field label={t('people.userName')} help={t('administration.person.userNameHelp')}>
        {(control) => (
          <Input
            {...control}
            maxLength={64}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            value={userName}
            onChange={(event) => setUserName(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
