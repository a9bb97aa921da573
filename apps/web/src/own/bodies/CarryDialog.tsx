import type { Body } from '@chengshi/contract';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { compact } from '../../app/compact.ts';
import { FormDialog } from '../../app/FormDialog.tsx';
import { useIdempotencyKey } from '../../app/idempotency.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Field } from '../../ui/Field.tsx';
import { Finder, type Found } from '../../ui/Finder.tsx';
import { useBodyDone } from './useBodyDone.ts';

/** Whole fronts of a campaign, and single commitments found by their words, are given to a body at once. */
export function CarryDialog({ body, onClose }: { readonly body: Body; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { key, renew } = useIdempotencyKey();
  const [campaignId, setCampaign] = useState<string | undefined>(body.campaign?.id);
  const [fronts, setFronts] = useState<ReadonlySet<string>>(new Set());
  const [commitments, setCommitments] = useState<readonly Found[]>([]);
  const campaigns = useQuery(api.campaigns.list.queryOptions({ input: { limit: 200 } })).data?.rows ?? [];
  const campaign = campaigns.find(({ id }) => id === campaignId);
  const carried = new Set(body.carries.flatMap(({ what, until }) => (until === null ? [what.id as string] : [])));
  const done = useBodyDone(onClose);
  const carry = useMutation(
    api.bodies.carry.mutationOptions({
      context: { idempotencyKey: key },
      onSuccess: () => done(t('bodies.carried')),
      onError: renew,
    }),
  );
  const choose = (id: string, on: boolean) => {
    const next = new Set(fronts);
    if (on) next.add(id);
    else next.delete(id);
    setFronts(next);
  };
  return (
    <FormDialog
      title={t('bodies.carryTitle', { name: body.name })}
      ok={t('bodies.carry')}
      ready={fronts.size + commitments.length > 0}
      sending={carry.isPending}
      error={carry.error}
      onClose={onClose}
      onSend={() =>
        carry.mutate({
          ...{ id: body.id, revision: body.revision, frontIds: [...fronts] },
          commitmentIds: commitments.map(({ value }) => value),
        })
      }
    >
      <Field label={t('bodies.campaign')}>
        {(control) => (
          <Choice
            control={control}
            none={t('bodies.chooseCampaign')}
            value={campaignId}
            options={campaigns.map(({ id, name }) => ({ value: id as string, label: name }))}
            onChange={setCampaign}
          />
        )}
      </Field>
      {campaign && campaign.fronts.length > 0 && (
        <fieldset className="body-sorts">
          <legend className="field-label">{t('bodies.fronts')}</legend>
          {campaign.fronts.map(({ id, name }) => (
            <label key={id} className="check">
              <input
                type="checkbox"
                disabled={carried.has(id)}
                checked={carried.has(id) || fronts.has(id)}
                onChange={({ target }) => choose(id, target.checked)}
              />
              <span lang="zh-CN">
                {name} {carried.has(id) && <span className="tag">{t('bodies.alreadyCarried')}</span>}
              </span>
            </label>
          ))}
        </fieldset>
      )}
      <Field label={t('bodies.commitments')}>
        {(control) => (
          <CommitmentFinder
            control={control}
            campaignId={campaignId}
            without={[...carried, ...commitments.map(({ value }) => value)]}
            onChoose={(chosen) => setCommitments([...commitments, chosen])}
          />
        )}
      </Field>
      {commitments.map(({ value, label }) => (
        <p key={value} className="plan-add">
          <span lang="zh-CN">{label}</span>{' '}
          <Button
            size="small"
            aria-label={t('bodies.putDownLabel', { name: label })}
            onClick={() => setCommitments(commitments.filter((one) => one.value !== value))}
          >
            {t('act.clear')}
          </Button>
        </p>
      ))}
    </FormDialog>
  );
}

/** Commitments by two characters of their words or more. */
function CommitmentFinder(props: {
  readonly control: Parameters<typeof Finder>[0]['control'];
  readonly campaignId: string | undefined;
  readonly without: readonly string[];
  readonly onChoose: (chosen: Found) => void;
}) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const query = useDeferredValue(words.trim());
  const { campaignId } = props;
  const list = useQuery(
    api.commitments.list.queryOptions({
      input: compact({ query, campaignId, limit: 50 }),
      enabled: [...query].length >= 2,
      placeholderData: keepPreviousData,
    }),
  );
  const rows = [...query].length >= 2 ? (list.data?.rows ?? []) : [];
  return (
    <Finder
      control={props.control}
      value={undefined}
      found={rows
        .filter(({ id }) => !props.without.includes(id))
        .map(({ id, code, title }) => ({ value: id, label: `${code} ${title}` }))}
      searching={list.isFetching}
      hint={t('bodies.findCommitment')}
      none={t('administration.find.none')}
      onSearch={setWords}
      onChoose={(chosen) => chosen && props.onChoose(chosen)}
    />
  );
}
