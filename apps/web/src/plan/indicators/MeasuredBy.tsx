import type { Commitment } from '@chengshi/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { ErrorNotice } from '../../app/ErrorNotice.tsx';
import { FormDialog } from '../../app/FormDialog.tsx';
import { links } from '../../app/links.ts';
import { useMay } from '../../app/session.ts';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Field } from '../../ui/Field.tsx';
import { enoughReason, Reason } from '../../ui/Reason.tsx';

/** Which indicator measures a target, which did before, and the way to correct it. */
export function MeasuredBy({ commitment }: { readonly commitment: Commitment }) {
  const { t } = useTranslation();
  const mayBind = useMay()((all) => all.indicators.bind);
  const [correcting, setCorrecting] = useState(false);
  const query = useQuery(api.indicators.bindings.queryOptions({ input: { id: commitment.id } }));
  if (query.isError) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return null;
  const [now, ...before] = query.data.rows;
  return (
    <section className="card" aria-labelledby="measured-by">
      <div className="card-head">
        <h2 id="measured-by" className="card-title">
          {t('indicators.measuredBy')}
        </h2>
        {mayBind && <Button onClick={() => setCorrecting(true)}>{t('indicators.correct')}</Button>}
      </div>
      <p>
        {now?.indicator ? (
          <>
            <Link {...links.indicator(now.indicator.id)}>{now.indicator.name}</Link>{' '}
            <span className="muted">{now.indicator.unit}</span>
          </>
        ) : (
          <span className="muted">{t('indicators.none')}</span>
        )}
      </p>
      {before.map((each) => (
        <p key={each.at} className="field-help">
          {t('indicators.before', {
            name: each.indicator?.name ?? t('indicators.none'),
            by: each.by,
            reason: each.reason ?? t('indicators.atPublication'),
          })}
        </p>
      ))}
      {correcting && (
        <Correct
          commitment={commitment}
          current={now?.indicator?.id ?? undefined}
          onClose={() => setCorrecting(false)}
        />
      )}
    </section>
  );
}

function Correct(props: {
  readonly commitment: Commitment;
  readonly current: string | undefined;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const { commitment } = props;
  const [choice, setChoice] = useState<string>();
  const [name, setName] = useState('');
  const [reason, setReason] = useState('');
  const list = useQuery(api.indicators.list.queryOptions({ input: { limit: 200 } }));
  const fitting = (list.data?.rows ?? []).filter(
    (row) =>
      row.unit === commitment.quantity?.unit && row.measure === commitment.quantity.measure && row.id !== props.current,
  );
  const bind = useMutation(
    api.indicators.bind.mutationOptions({
      onSuccess: async () => {
        say.done(t('indicators.saved'));
        props.onClose();
        await refresh('indicators');
      },
    }),
  );
  const wanted =
    choice === 'new'
      ? { kind: 'new' as const, name: name.trim() }
      : choice === 'none'
        ? { kind: 'none' as const }
        : { kind: 'existing' as const, id: choice ?? '' };
  return (
    <FormDialog
      title={t('indicators.correctTitle')}
      ok={t('indicators.correct')}
      ready={choice !== undefined && enoughReason(reason) && (choice !== 'new' || name.trim() !== '')}
      sending={bind.isPending}
      error={bind.error}
      onClose={props.onClose}
      onSend={() => bind.mutate({ id: commitment.id, choice: wanted, reason: reason.trim() })}
    >
      <p className="dialog-subject" lang="zh-CN">
        {commitment.title}
      </p>
      <Field label={t('indicators.measuredBy')}>
        {(control) => (
          <Choice
            control={control}
            none={t('indicators.choose')}
            value={choice}
            options={[
              ...fitting.map((row) => ({ value: row.id as string, label: row.name })),
              { value: 'new', label: t('indicators.newOne') },
              { value: 'none', label: t('indicators.noOne') },
            ]}
            onChange={setChoice}
          />
        )}
      </Field>
      {choice === 'new' && (
        <Field label={t('indicators.newName')}>
          {(control) => (
            <Input {...control} maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
      )}
      <Reason label={t('indicators.reason')} help={t('indicators.reasonHelp')} value={reason} onChange={setReason} />
    </FormDialog>
  );
}
