import type { Campaign, FigurePreview } from '@chengshi/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { compact } from '../../app/compact.ts';
import { ErrorNotice } from '../../app/ErrorNotice.tsx';
import { useIdempotencyKey } from '../../app/idempotency.ts';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Field } from '../../ui/Field.tsx';
import type { Found } from '../../ui/Finder.tsx';
import { IndicatorsField } from './IndicatorsField.tsx';
import { Preview } from './Preview.tsx';

type CampaignRow = Pick<Campaign, 'name'> & {
  readonly id: string;
  readonly fronts: readonly { id: string; name: string }[];
};

/** Which figures, as of which day; then what is in already; then, for the rest alone, the request. */
export function AskForm(props: {
  readonly campaigns: readonly CampaignRow[];
  readonly regions: readonly { readonly id: string; readonly name: string }[];
  readonly today: string;
  /** Where the way led here from an indicator. */
  readonly indicator: Found | undefined;
  readonly onDone: (requestId: string) => void;
}) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const { key, renew } = useIdempotencyKey();
  const [regionId, setRegionId] = useState(props.regions[0]?.id);
  const [indicators, setIndicators] = useState<readonly Found[]>(props.indicator ? [props.indicator] : []);
  const [campaignId, setCampaignId] = useState(props.indicator ? undefined : props.campaigns[0]?.id);
  const [frontId, setFrontId] = useState<string>();
  const [tasks, setTasks] = useState(false);
  const [asOf, setAsOf] = useState(props.today);
  const [words, setWords] = useState({ title: '', dueOn: '', note: '' });
  const campaign = props.campaigns.find(({ id }) => id === campaignId);
  const kinds: ('target' | 'task')[] = tasks ? ['target', 'task'] : ['target'];
  const indicatorIds = indicators.length > 0 ? indicators.map(({ value }) => value) : undefined;
  const selection = compact({ regionId: regionId ?? '', campaignId, frontId, indicatorIds, asOf, kinds });
  const preview = useQuery(
    api.figures.preview.queryOptions({
      input: selection,
      enabled: Boolean(regionId && (campaignId || indicatorIds) && asOf),
    }),
  );
  const missing = preview.data?.counts.missing ?? 0;
  const [title, note] = [words.title.trim(), words.note.trim()];
  const ready = missing > 0 && title !== '' && words.dueOn !== '';
  const ask = useMutation(
    api.figures.ask.mutationOptions({
      context: { idempotencyKey: key },
      onSuccess: async ({ id }) => {
        say.done(t('figures.sent'));
        await refresh('figures');
        props.onDone(id);
      },
      onError: renew,
    }),
  );
  const named = (rows: readonly { id: string; name: string }[]) =>
    rows.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) ask.mutate({ ...selection, title, dueOn: words.dueOn, ...(note ? { note } : {}) });
      }}
    >
      <div className="card form">
        {props.regions.length > 1 && (
          <Field label={t('figures.region')}>
            {(control) => (
              <Choice
                control={control}
                none={t('figures.choose')}
                value={regionId}
                options={named(props.regions)}
                onChange={setRegionId}
              />
            )}
          </Field>
        )}
        <Field label={t('commitments.campaign')}>
          {(control) => (
            <Choice
              control={control}
              none={t(indicatorIds ? 'figures.allCampaigns' : 'figures.choose')}
              value={campaignId}
              options={named(props.campaigns)}
              onChange={(id) => {
                setCampaignId(id);
                setFrontId(undefined);
              }}
            />
          )}
        </Field>
        <Field label={t('figures.front')}>
          {(control) => (
            <Choice
              control={control}
              none={t('figures.allFronts')}
              value={frontId}
              options={named(campaign?.fronts ?? [])}
              onChange={setFrontId}
            />
          )}
        </Field>
        <IndicatorsField chosen={indicators} onChoose={setIndicators} />
        <label className="check">
          <input type="checkbox" checked={tasks} onChange={(event) => setTasks(event.target.checked)} />
          {t('figures.withTasks')}
        </label>
        <Field label={t('figures.asOf')} help={t('figures.asOfHelp')}>
          {(control) => (
            <input
              {...control}
              type="date"
              className="choice"
              value={asOf}
              onChange={(event) => setAsOf(event.target.value)}
            />
          )}
        </Field>
      </div>
      {preview.isError && <ErrorNotice error={preview.error} />}
      {/* Only brands are lost. */}
      {preview.data && <Preview preview={preview.data as FigurePreview} />}
      <div className="card form">
        {ask.isError && <ErrorNotice error={ask.error} />}
        <Field label={t('figures.name')}>
          {(control) => (
            <Input
              {...control}
              maxLength={100}
              value={words.title}
              onChange={(event) => setWords({ ...words, title: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('figures.dueOn')}>
          {(control) => (
            <input
              {...control}
              type="date"
              className="choice"
              min={props.today}
              value={words.dueOn}
              onChange={(event) => setWords({ ...words, dueOn: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('figures.note')}>
          {(control) => (
            <Input.TextArea
              {...control}
              rows={2}
              maxLength={500}
              value={words.note}
              onChange={(event) => setWords({ ...words, note: event.target.value })}
            />
          )}
        </Field>
        {!ready && (
          <p id="figures-why" className="field-help">
            {preview.data && missing === 0 ? t('figures.nothing') : t('act.fillIn')}
          </p>
        )}
        <div className="form-actions">
          <Button
            type="primary"
            htmlType="submit"
            disabled={!ready}
            aria-describedby="figures-why"
            loading={ask.isPending}
          >
            {t('figures.ask', { count: missing })}
          </Button>
        </div>
      </div>
    </form>
  );
}
