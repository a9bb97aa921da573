import type { ReportForm as Form, ReportPlace, reportKinds } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../app/ErrorNotice.tsx';
import { isNetworkError } from '../../app/errors.ts';
import { Enclosures } from '../../app/evidence/Enclosures.tsx';
import type { Enclosed } from '../../app/evidence/useAttaching.ts';
import { useMe } from '../../app/session.ts';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Field } from '../../ui/Field.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { PlaceField } from './PlaceField.tsx';
import { useSending } from './useSending.ts';

type Kind = (typeof reportKinds)[number];

/** One thumb, under a minute: the value of last time stands there, one sentence, a photo, send. */
export function ReportForm({ form, onSent }: { readonly form: Form; readonly onSent: () => void }) {
  const { t } = useTranslation();
  const { today } = useMe();
  const say = useSay();
  const refresh = useRefresh();
  const { last, quantity, milestones, part } = form;
  const [kind, setKind] = useState<Kind>('progress');
  const [milestone, setMilestone] = useState<string>();
  const [figure, setFigure] = useState(last?.value === null || last?.value === undefined ? '' : String(last.value));
  const [words, setWords] = useState('');
  const [asOf, setAsOf] = useState(today);
  const [enclosed, setEnclosed] = useState<readonly Enclosed[]>([]);
  const [location, setLocation] = useState<ReportPlace>();
  const { send, keep, at } = useSending(part ? `${form.commitment.title}（${part.name}）` : form.commitment.title);
  const value = figure.trim() === '' ? null : Number(figure.replaceAll(',', ''));
  const badValue = value !== null && !Number.isFinite(value);
  const report = () => ({
    ...{ id: form.commitment.id, place: part?.place ?? '', kind, words: words.trim(), asOf },
    ...(milestone && kind === 'milestone' ? { milestone } : {}),
    ...(value === null ? {} : { value }),
    ...(location ? { location } : {}),
  });
  const keeping = useMutation({
    mutationFn: () => keep(report(), enclosed),
    onSuccess: () => {
      say.done(t('offline.kept'));
      onSent();
    },
  });
  const sending = useMutation({
    mutationFn: () => send(report(), enclosed),
    onError: (error) => {
      // Without any network there is nothing to try again.
      if (isNetworkError(error) && !navigator.onLine) keeping.mutate();
    },
    onSuccess: (seconds) => {
      say.done(t('reports.sent', { seconds }));
      // Nobody waits for lists to be read again.
      void refresh('reports', 'verification', 'status', 'standings', 'commitments');
      onSent();
    },
  });
  const needsValue = kind === 'completion' && quantity !== null && value === null;
  const ready =
    words.trim().length >= 2 &&
    !badValue &&
    !needsValue &&
    asOf !== '' &&
    (kind !== 'milestone' || milestone !== undefined);
  const kinds: readonly Kind[] =
    milestones.length > 0 ? ['progress', 'milestone', 'completion'] : ['progress', 'completion'];
  return (
    <form
      className="form card report-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !sending.isPending) sending.mutate();
      }}
    >
      {/* A part has no closing of its own: it is reported until it is reached. */}
      {!part && (
        <Tabs
          label={t('reports.kindLabel')}
          value={kind}
          tabs={kinds.map((one) => ({ value: one, label: t(`reports.kind.${one}`) }))}
          onChange={setKind}
        />
      )}
      {kind === 'milestone' && (
        <Field label={t('reports.milestone')}>
          {(control) => (
            <Choice
              control={control}
              none={t('reports.milestoneNone')}
              value={milestone}
              options={milestones.map(({ title, on, reached }) => ({
                value: title,
                label: t(reached ? 'reports.milestoneDone' : 'reports.milestoneOpen', { title, date: on }),
              }))}
              onChange={setMilestone}
            />
          )}
        </Field>
      )}
      {(quantity !== null || last?.value !== null) && (
        <Field
          label={quantity?.unit ? t('reports.value', { unit: quantity.unit }) : t('reports.valuePlain')}
          help={t('reports.valueHelp')}
          fault={badValue || (needsValue && words !== '') ? t('reports.valueFault') : undefined}
        >
          {(control) => (
            <Input
              {...control}
              inputMode="decimal"
              autoComplete="off"
              value={figure}
              onFocus={(event) => event.target.select()}
              onChange={(event) => setFigure(event.target.value)}
            />
          )}
        </Field>
      )}
      <Field label={t('reports.words')} help={t('reports.wordsHelp')}>
        {(control) => (
          <Input.TextArea
            {...control}
            rows={2}
            maxLength={300}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        )}
      </Field>
      {last && (
        <p className="field-help">
          {t('reports.last', { date: last.asOf, by: last.by, words: last.words })}{' '}
          <Button size="small" onClick={() => setWords(last.words)}>
            {t('reports.useLast')}
          </Button>
        </p>
      )}
      <Enclosures enclosed={enclosed} onChange={setEnclosed} />
      {form.location && <PlaceField reason={form.location.reason} place={location} onChange={setLocation} />}
      <details className="plan-fold">
        <summary>{t('reports.asOfWords', { date: asOf })}</summary>
        <Field label={t('reports.asOf')}>
          {(control) => (
            <Input
              {...control}
              type="date"
              max={today}
              value={asOf}
              onChange={(event) => setAsOf(event.target.value)}
            />
          )}
        </Field>
      </details>
      {keeping.isError && <ErrorNotice error={keeping.error} />}
      {sending.isError && (
        <>
          <ErrorNotice error={sending.error} />
          <p className="field-help">{t('reports.kept')}</p>
          {isNetworkError(sending.error) && (
            <Button loading={keeping.isPending} onClick={() => keeping.mutate()}>
              {t('offline.keep')}
            </Button>
          )}
        </>
      )}
      <div className="report-send">
        <Button
          type="primary"
          size="large"
          block
          htmlType="submit"
          disabled={!ready}
          loading={sending.isPending}
          aria-describedby={ready ? undefined : 'report-why'}
        >
          {at === undefined ? t('reports.send') : t('reports.sendingFile', { at, count: enclosed.length })}
        </Button>
        {!ready && (
          <p id="report-why" className="field-help">
            {t('act.fillIn')}
          </p>
        )}
      </div>
    </form>
  );
}
