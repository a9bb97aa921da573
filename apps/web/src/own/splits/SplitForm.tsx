import { type Split, splitMethods, splitRules } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../app/client.ts';
import { ErrorNotice } from '../../app/ErrorNotice.tsx';
import { useMe } from '../../app/session.ts';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Field } from '../../ui/Field.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { AddPart } from './AddPart.tsx';
import { type DraftPart, figure, type Method, partsOf, type Rule, trajectoryOf, type Way, wayOf } from './draft.ts';
import { PartRows } from './PartRows.tsx';
import { WayFields } from './WayFields.tsx';

interface Candidate {
  readonly regionId: string;
  readonly name: string;
  readonly weight: number | null;
}

/** Divides a whole: by a rule that is calculated, or by hand; whatever was calculated can be changed by hand. */
export function SplitForm(props: {
  readonly id: string;
  readonly place: string;
  readonly split: Split | null;
  readonly candidates: readonly Candidate[];
  readonly weightName: string | null;
  readonly dueOn: string | null;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation();
  const { today } = useMe();
  const say = useSay();
  const refresh = useRefresh();
  const { id, place, split } = props;
  const [method, setMethod] = useState<Method>(split?.method ?? 'equal');
  const [rule, setRule] = useState<Rule>(split?.rule ?? 'sum');
  const [weightName, setWeightName] = useState(split?.weightName ?? props.weightName ?? '');
  const [parts, setParts] = useState<readonly DraftPart[]>(() => partsOf(split, props.candidates));
  const [way, setWay] = useState<Way>(() => wayOf(split));
  const [startsOn, setStartsOn] = useState(split?.parts[0]?.startsOn ?? `${today.slice(0, 4)}-01-01`);
  const [dueOn, setDueOn] = useState(split?.parts[0]?.dueOn ?? props.dueOn ?? `${today.slice(0, 4)}-12-31`);
  const shares = parts.map(({ key, weight, minimum }) => ({
    ...{
      key,
      weight: method === 'weight' ? (figure(weight) ?? 0) : 1,
      minimum: method === 'minimum' ? (figure(minimum) ?? 0) : 0,
    },
  }));
  const calculate = useMutation({
    mutationFn: () => client.splits.propose({ id, place, shares }),
    onSuccess: ({ parts: found }) => {
      const values = new Map(found.map(({ key, value }) => [key, value]));
      setParts(parts.map((part) => ({ ...part, value: String(values.get(part.key) ?? part.value) })));
    },
  });
  const filled = parts.flatMap((part) => {
    const [value, base] = [figure(part.value), figure(part.base) ?? 0];
    const trajectory = value === null ? undefined : trajectoryOf(way, { base, value });
    if (value === null || !trajectory) return [];
    const holder = part.kind === 'region' ? { regionId: part.key } : { unitId: part.key };
    const figures = { value, base, weight: figure(part.weight), minimum: figure(part.minimum) };
    return [{ ...holder, ...figures, startsOn, dueOn, trajectory }];
  });
  const save = useMutation({
    mutationFn: () =>
      client.splits.set({
        ...{ id, place, number: split?.number ?? 0, rule, method, parts: filled },
        ...(method === 'weight' && weightName.trim() ? { weightName: weightName.trim() } : {}),
      }),
    onSuccess: () => {
      say.done(t('splits.saved'));
      void refresh('splits');
      props.onDone();
    },
  });
  const named = parts.filter(({ value }) => value.trim() !== '').length;
  const ready = filled.length > 0 && filled.length === named && dueOn > startsOn;
  return (
    <form
      className="form card"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !save.isPending) save.mutate();
      }}
    >
      <Tabs
        label={t('splits.method')}
        value={method}
        tabs={splitMethods.map((value) => ({ value, label: t(`splits.methods.${value}`) }))}
        onChange={setMethod}
      />
      <div className="field-pair">
        <Field label={t('splits.rule')}>
          {(control) => (
            <Choice
              control={control}
              none={t('splits.rules.sum')}
              value={rule}
              options={splitRules.map((value) => ({ value, label: t(`splits.rules.${value}`) }))}
              onChange={(value) => setRule(value ?? 'sum')}
            />
          )}
        </Field>
        {method === 'weight' && (
          <Field label={t('splits.weightName')} help={t('splits.weightHelp')}>
            {(control) => (
              <Input
                {...control}
                maxLength={50}
                value={weightName}
                onChange={(event) => setWeightName(event.target.value)}
              />
            )}
          </Field>
        )}
      </div>
      <PartRows parts={parts} method={method} onChange={setParts} />
      <AddPart onAdd={(part) => !parts.some(({ key }) => key === part.key) && setParts([...parts, part])} />
      {method !== 'hand' && (
        <div className="plan-add">
          <Button disabled={parts.length === 0} loading={calculate.isPending} onClick={() => calculate.mutate()}>
            {t('splits.calculate')}
          </Button>
        </div>
      )}
      {calculate.isError && <ErrorNotice error={calculate.error} />}
      <div className="field-pair">
        <Field label={t('splits.startsOn')}>
          {(control) => (
            <Input {...control} type="date" value={startsOn} onChange={(event) => setStartsOn(event.target.value)} />
          )}
        </Field>
        <Field label={t('splits.dueOn')}>
          {(control) => (
            <Input {...control} type="date" value={dueOn} onChange={(event) => setDueOn(event.target.value)} />
          )}
        </Field>
      </div>
      <WayFields way={way} onChange={setWay} />
      {save.isError && <ErrorNotice error={save.error} />}
      <div className="form-actions">
        <Button type="primary" htmlType="submit" disabled={!ready} loading={save.isPending}>
          {t('act.save')}
        </Button>
        {!ready && <p className="field-help">{t('act.fillIn')}</p>}
      </div>
    </form>
  );
}
