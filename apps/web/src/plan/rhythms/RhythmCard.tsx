import type { RhythmRule } from '@chengshi/contract';
import { OnDayOff, RhythmUnit } from '@chengshi/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { ErrorNotice } from '../../app/ErrorNotice.tsx';
import { FormDialog } from '../../app/FormDialog.tsx';
import { useMay } from '../../app/session.ts';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Field } from '../../ui/Field.tsx';

type Rule = Pick<RhythmRule, 'rhythm' | 'first' | 'onDayOff' | 'next' | 'set'>;

/** When a mechanism takes place next, and the way to correct it. */
export function RhythmCard({ commitmentId }: { readonly commitmentId: string }) {
  const { t } = useTranslation();
  const maySet = useMay()((all) => all.rhythms.set);
  const [editing, setEditing] = useState(false);
  const query = useQuery(api.rhythms.get.queryOptions({ input: { id: commitmentId } }));
  if (query.isError) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return null;
  const rule = query.data;
  return (
    <section className="card" aria-labelledby="rhythm">
      <div className="card-head">
        <h2 id="rhythm" className="card-title">
          {t('rhythms.title')}
        </h2>
        {maySet && <Button onClick={() => setEditing(true)}>{t('rhythms.edit')}</Button>}
      </div>
      <RhythmNext next={rule.next} />
      <p className="field-help">
        {t('rhythms.dayOff')}：{t(`rhythms.dayOffs.${rule.onDayOff}`)} · {t('rhythms.set', { name: rule.set.by })}
      </p>
      {editing && <EditRule commitmentId={commitmentId} rule={rule} onClose={() => setEditing(false)} />}
    </section>
  );
}

/** The next dates; of years whose holidays are not published the nominal ones, which say so. */
export function RhythmNext({ next }: { readonly next: Rule['next'] }) {
  const { t } = useTranslation();
  if (next.length === 0) return <p className="muted">{t('rhythms.over')}</p>;
  return (
    <ol className="rhythm-dates">
      {next.map(({ nominal, date }) => (
        <li key={nominal} className="figure">
          {date ?? t('rhythms.nominal', { date: nominal })}
        </li>
      ))}
    </ol>
  );
}

function EditRule(props: { readonly commitmentId: string; readonly rule: Rule; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const { rule } = props;
  const [every, setEvery] = useState(String(rule.rhythm.every));
  const [unit, setUnit] = useState<typeof rule.rhythm.unit>(rule.rhythm.unit);
  const [first, setFirst] = useState(rule.first);
  const [onDayOff, setOnDayOff] = useState<typeof rule.onDayOff>(rule.onDayOff);
  const set = useMutation(
    api.rhythms.set.mutationOptions({
      onSuccess: async () => {
        say.done(t('rhythms.saved'));
        props.onClose();
        await refresh('rhythms');
      },
    }),
  );
  const count = Number(every);
  return (
    <FormDialog
      title={t('rhythms.editTitle')}
      ok={t('act.save')}
      ready={Number.isInteger(count) && count >= 1 && count <= 366 && first !== ''}
      sending={set.isPending}
      error={set.error}
      onClose={props.onClose}
      onSend={() => set.mutate({ id: props.commitmentId, every: count, unit, first, onDayOff })}
    >
      <div className="field-pair">
        <Field label={t('rhythms.every')}>
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              maxLength={3}
              value={every}
              onChange={(event) => setEvery(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('rhythms.unit')}>
          {(control) => (
            <Choice
              control={control}
              none={t('rhythms.unit')}
              value={unit}
              options={RhythmUnit.options.map((value) => ({ value, label: t(`rhythms.units.${value}`) }))}
              onChange={(value) => value && setUnit(value)}
            />
          )}
        </Field>
      </div>
      <Field label={t('rhythms.first')} help={t('rhythms.firstHelp')}>
        {(control) => (
          <Input {...control} type="date" value={first} onChange={(event) => setFirst(event.target.value)} />
        )}
      </Field>
      <Field label={t('rhythms.dayOff')}>
        {(control) => (
          <Choice
            control={control}
            none={t('rhythms.dayOff')}
            value={onDayOff}
            options={OnDayOff.options.map((value) => ({ value, label: t(`rhythms.dayOffs.${value}`) }))}
            onChange={(value) => value && setOnDayOff(value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
