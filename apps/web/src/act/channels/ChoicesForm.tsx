import { type Choices, mailChoices } from '@chengshi/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { ErrorNotice } from '../../app/ErrorNotice.tsx';
import { PageLoading } from '../../app/RouteStates.tsx';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Field } from '../../ui/Field.tsx';

/** How the reader is told outside of the product. */
export function ChoicesForm() {
  const { t } = useTranslation();
  const choices = useQuery(api.channels.choices.queryOptions({}));
  if (choices.isPending) return <PageLoading />;
  if (!choices.data) return <ErrorNotice error={choices.error} onRetry={() => void choices.refetch()} />;
  const { mailWorks, ...chosen } = choices.data;
  return (
    <>
      {!mailWorks && <p className="card-lead">{t('channels.noMail')}</p>}
      <Fields chosen={chosen} />
    </>
  );
}

function Fields({ chosen }: { readonly chosen: Choices }) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const [values, setValues] = useState(chosen);
  const save = useMutation(
    api.channels.choose.mutationOptions({
      onSuccess: async () => {
        say.done(t('channels.saved'));
        await refresh('channels');
      },
    }),
  );
  const ready = values.mail === 'none' || values.address !== null;
  return (
    <form
      className="form"
      aria-label={t('channels.own')}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) save.mutate(values);
      }}
    >
      {save.isError && <ErrorNotice error={save.error} />}
      <Field label={t('channels.mail')} help={t('channels.mailHelp')}>
        {(control) => (
          <Choice
            control={control}
            none={t('channels.mailChoices.none')}
            value={values.mail === 'none' ? undefined : values.mail}
            options={mailChoices
              .filter((value) => value !== 'none')
              .map((value) => ({ value, label: t(`channels.mailChoices.${value}`) }))}
            onChange={(mail) => setValues({ ...values, mail: mail ?? 'none' })}
          />
        )}
      </Field>
      {values.mail !== 'none' && (
        <>
          <Field label={t('channels.address')}>
            {(control) => (
              <Input
                {...control}
                type="email"
                autoComplete="email"
                maxLength={200}
                value={values.address ?? ''}
                onChange={(event) => setValues({ ...values, address: event.target.value.trim() || null })}
              />
            )}
          </Field>
          <Field label={t('channels.language')}>
            {(control) => (
              <Choice
                control={control}
                none={t('shell.languages.zh')}
                value={values.language === 'en' ? 'en' : undefined}
                options={[{ value: 'en', label: t('shell.languages.en') }]}
                onChange={(language) => setValues({ ...values, language: language ?? 'zh-CN' })}
              />
            )}
          </Field>
        </>
      )}
      {!ready && (
        <p id="choices-why" className="field-help">
          {t('act.fillIn')}
        </p>
      )}
      <div className="form-actions">
        <Button
          type="primary"
          htmlType="submit"
          disabled={!ready}
          aria-describedby="choices-why"
          loading={save.isPending}
        >
          {t('act.save')}
        </Button>
      </div>
    </form>
  );
}
