import type { Document } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { ErrorNotice } from '../../app/ErrorNotice.tsx';
import { useMay } from '../../app/session.ts';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { Field } from '../../ui/Field.tsx';

/** Title and date of a draft. A doubtful date is asked for, because every relative deadline hangs on it. */
export function DraftHead({ document }: { readonly document: Document }) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const mayCorrect = useMay()((all) => all.documents.setDate);
  const [title, setTitle] = useState(document.title);
  const [issuedOn, setIssuedOn] = useState(document.issuedOn ?? '');
  const save = useMutation(
    api.documents.setDate.mutationOptions({
      onSuccess: async () => {
        say.done(t('documents.review.dateSaved'));
        await refresh('documents');
      },
    }),
  );
  const changed = title.trim() !== document.title || issuedOn !== (document.issuedOn ?? '');
  const { dateDoubt } = document;
  return (
    <section className="card draft-head" aria-label={t('documents.review.head')}>
      {dateDoubt && (
        <Alert
          role="note"
          type="warning"
          showIcon
          title={t('documents.review.dateDoubt')}
          description={
            document.issuedOn
              ? t('documents.review.dateDoubtGuess', { date: document.issuedOn })
              : t('documents.review.dateDoubtHelp')
          }
        />
      )}
      {save.isError && <ErrorNotice error={save.error} />}
      <form
        className="draft-head-form"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate({ id: document.id, title: title.trim(), issuedOn: issuedOn || null });
        }}
      >
        <Field label={t('documents.columns.title')}>
          {(control) => (
            <Input
              {...control}
              maxLength={300}
              disabled={!mayCorrect}
              value={title}
              onChange={(event) => setTitle(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('documents.columns.issuedOn')}>
          {(control) => (
            <Input
              {...control}
              type="date"
              disabled={!mayCorrect}
              value={issuedOn}
              onChange={(event) => setIssuedOn(event.target.value)}
            />
          )}
        </Field>
        {mayCorrect && (
          <Button
            htmlType="submit"
            loading={save.isPending}
            disabled={title.trim() === '' || (!changed && !(dateDoubt && issuedOn !== ''))}
          >
            {t('documents.review.confirmDate')}
          </Button>
        )}
      </form>
    </section>
  );
}
