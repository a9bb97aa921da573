import type { Merger, Plan } from '@chengshi/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { FormDialog } from '../../app/FormDialog.tsx';
import { useIdempotencyKey } from '../../app/idempotency.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Field } from '../../ui/Field.tsx';
import { enoughReason, Reason } from '../../ui/Reason.tsx';
import { useDecided } from './useDecided.ts';

interface Destination {
  /** `commitment:` or `plan:` and the id: the value of an option. */
  readonly value: string;
  readonly label: string;
}

const mostListed = 200;

/** Measure by measure, where it goes: a commitment of the campaign, another unit's plan, or a commitment of its own. */
export function MergeDialog({ plan, onClose }: { readonly plan: Plan; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { key } = useIdempotencyKey();
  const [front, setFront] = useState<string | undefined>(plan.front.id);
  const [chosen, setChosen] = useState<ReadonlyMap<string, Destination>>(new Map());
  const [reason, setReason] = useState('');
  const onSuccess = useDecided(t('plans.decide.merged'), onClose);
  const send = useMutation(api.plans.merge.mutationOptions({ context: { idempotencyKey: key }, onSuccess }));
  const campaign = useQuery(api.campaigns.get.queryOptions({ input: { id: plan.campaign.id } }));
  const { commitments, plans, more } = useDestinations(plan, front);

  const measures = plan.submitted?.measures ?? [];
  const mergers = [...chosen].map(([measureId, { value }]) => ({ measureId, into: intoOf(value) }));
  const own = measures.length - mergers.length;
  const choose = (measureId: string, destination: Destination | undefined) => {
    const next = new Map(chosen);
    if (destination) next.set(measureId, destination);
    else next.delete(measureId);
    setChosen(next);
  };
  const ready = mergers.length > 0 && enoughReason(reason);
  const sum =
    own > 0
      ? t('plans.decide.mergeSome', { merged: mergers.length, own })
      : t('plans.decide.mergeAll', { merged: mergers.length });
  return (
    <FormDialog
      title={t('plans.decide.mergeTitle')}
      ok={t('plans.decide.merge')}
      ready={ready}
      sending={send.isPending}
      error={send.error}
      onClose={onClose}
      onSend={() => send.mutate({ id: plan.id, version: plan.version, reason: reason.trim(), mergers })}
    >
      <p>{t('plans.decide.mergeHelp', { unit: plan.unit.name })}</p>
      <Field
        label={t('plans.decide.mergeFront')}
        help={more ? t('plans.decide.moreCommitments', { count: mostListed }) : undefined}
      >
        {(control) => (
          <Choice
            control={control}
            none={t('plans.filters.allFronts')}
            value={front}
            options={(campaign.data?.fronts ?? []).map(({ id, name }) => ({ value: id as string, label: name }))}
            onChange={setFront}
          />
        )}
      </Field>
      {measures.map((measure, index) => {
        const kept = chosen.get(measure.id);
        const listed = [...commitments, ...plans];
        return (
          <div key={measure.id} className="merge-measure">
            <p lang="zh-CN">
              {index + 1}. {measure.words}
            </p>
            <select
              className="choice"
              aria-label={t('plans.decide.into', { number: index + 1 })}
              value={kept?.value ?? ''}
              onChange={(event) =>
                choose(
                  measure.id,
                  [...listed, ...(kept ? [kept] : [])].find(({ value }) => value === event.target.value),
                )
              }
            >
              <option value="">{t('plans.decide.stands')}</option>
              {/* What was chosen stays when another front is listed. */}
              {kept && !listed.some(({ value }) => value === kept.value) && (
                <option value={kept.value}>{kept.label}</option>
              )}
              <Group label={t('plans.decide.commitments')} options={commitments} />
              <Group label={t('plans.decide.plans')} options={plans} />
            </select>
          </div>
        );
      })}
      <Reason
        label={t('plans.decide.reason')}
        help={ready ? sum : t('plans.decide.mergeNeed')}
        value={reason}
        onChange={setReason}
      />
    </FormDialog>
  );
}

function Group({ label, options }: { readonly label: string; readonly options: readonly Destination[] }) {
  if (options.length === 0) return null;
  return (
    <optgroup label={label}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </optgroup>
  );
}

/** What a measure of this plan can go into. */
function useDestinations(plan: Plan, front: string | undefined) {
  const listed = useQuery(
    api.commitments.list.queryOptions({
      input: { campaignId: plan.campaign.id, limit: mostListed, ...(front ? { frontId: front } : {}) },
    }),
  );
  const others = useQuery(
    api.plans.list.queryOptions({
      input: { campaignId: plan.campaign.id, states: ['submitted', 'returned', 'approved'], limit: mostListed },
    }),
  );
  return {
    more: (listed.data?.next ?? null) !== null,
    commitments: (listed.data?.rows ?? [])
      .filter(({ kind }) => kind !== 'group')
      .map(({ id, code, title }): Destination => ({ value: `commitment:${id}`, label: `${code} ${title}` })),
    plans: (others.data?.rows ?? [])
      .filter(({ id }) => id !== plan.id)
      .map(({ id, title, unit }): Destination => ({ value: `plan:${id}`, label: `${unit.name} ${title}` })),
  };
}

function intoOf(value: string): { kind: Merger['into']['kind']; id: string } {
  const [kind = '', id = ''] = value.split(':');
  return { kind: kind === 'plan' ? 'plan' : 'commitment', id };
}
