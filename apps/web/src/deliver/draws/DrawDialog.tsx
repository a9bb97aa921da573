import { mostDrawn } from '@chengshi/contract';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { compact } from '../../app/compact.ts';
import { ErrorNotice } from '../../app/ErrorNotice.tsx';
import { FormDialog } from '../../app/FormDialog.tsx';
import { useIdempotencyKey } from '../../app/idempotency.ts';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Field } from '../../ui/Field.tsx';
import { DrawPreviewWords } from './DrawPreviewWords.tsx';

const usualSize = 10;
const usualShare = 50;

interface Named {
  readonly id: string;
  readonly name: string;
}
const options = (rows: readonly Named[]) => rows.map(({ id, name }) => ({ value: id, label: name }));

/** For whom, from what, how many: what would be drawn from is shown before anything is drawn. */
export function DrawDialog(props: {
  /** Regions in whose name the reader has lists drawn. */
  readonly regions: readonly Named[];
  readonly campaigns: readonly (Named & { readonly fronts: readonly Named[] })[];
  readonly onClose: () => void;
  readonly onDone: (id: string) => void;
}) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const { key, renew } = useIdempotencyKey();
  const [regionId = '', setRegionId] = useState(props.regions[0]?.id);
  const [chosenInspector, setInspector] = useState<string>();
  const [campaignId, setCampaignId] = useState<string>();
  const [frontId, setFrontId] = useState<string>();
  const [closedToo, setClosedToo] = useState(false);
  const [stratifiedBy, setStratifiedBy] = useState<'region' | 'kind'>('region');
  const [size, setSize] = useState({ wanted: String(usualSize), riskShare: String(usualShare) });
  const inspectors = useQuery(api.draws.inspectors.queryOptions({ input: { regionId }, enabled: regionId !== '' }));
  const people = inspectors.data?.rows ?? [];
  const inspectorId = chosenInspector ?? (people.length === 1 ? people[0]?.id : undefined);
  const selection = {
    ...{ regionId, inspectorId: inspectorId ?? '', closedToo, stratifiedBy },
    ...compact({ campaignId, frontId }),
  };
  const preview = useQuery(
    api.draws.preview.queryOptions({
      input: selection,
      enabled: regionId !== '' && inspectorId !== undefined,
      placeholderData: keepPreviousData,
    }),
  );
  const [wanted, riskShare] = [Number(size.wanted), Number(size.riskShare)];
  const within = (value: number, least: number, most: number) =>
    Number.isInteger(value) && value >= least && value <= most;
  const sized =
    size.wanted !== '' && size.riskShare !== '' && within(wanted, 1, mostDrawn) && within(riskShare, 0, 100);
  const eligible = preview.data?.eligible ?? 0;
  const create = useMutation(
    api.draws.create.mutationOptions({
      context: { idempotencyKey: key },
      onSuccess: async ({ id }) => {
        say.done(t('draws.done'));
        await refresh('draws');
        props.onDone(id);
      },
      onError: renew,
    }),
  );
  return (
    <FormDialog
      title={t('draws.dialogTitle')}
      ok={t('draws.draw')}
      ready={sized && inspectorId !== undefined && eligible > 0}
      why={preview.data && eligible === 0 ? t('draws.nothing') : undefined}
      sending={create.isPending}
      error={create.error}
      onClose={props.onClose}
      onSend={() => create.mutate({ ...selection, wanted, riskShare })}
    >
      <p className="dialog-help">{t('draws.dialogLead')}</p>
      {props.regions.length > 1 && (
        <Field label={t('draws.region')}>
          {(control) => (
            <Choice
              control={control}
              none={t('draws.choose')}
              value={regionId}
              options={options(props.regions)}
              onChange={(id) => {
                setRegionId(id);
                setInspector(undefined);
              }}
            />
          )}
        </Field>
      )}
      <Field label={t('draws.inspector')}>
        {(control) => (
          <Choice
            control={control}
            none={t('draws.choose')}
            value={inspectorId}
            options={options(people)}
            onChange={setInspector}
          />
        )}
      </Field>
      <Field label={t('draws.campaign')}>
        {(control) => (
          <Choice
            control={control}
            none={t('draws.allCampaigns')}
            value={campaignId}
            options={options(props.campaigns)}
            onChange={(id) => {
              setCampaignId(id);
              setFrontId(undefined);
            }}
          />
        )}
      </Field>
      {campaignId && (
        <Field label={t('draws.front')}>
          {(control) => (
            <Choice
              control={control}
              none={t('draws.allFronts')}
              value={frontId}
              options={options(props.campaigns.find(({ id }) => id === campaignId)?.fronts ?? [])}
              onChange={setFrontId}
            />
          )}
        </Field>
      )}
      <label className="check">
        <input type="checkbox" checked={closedToo} onChange={(event) => setClosedToo(event.target.checked)} />
        {t('draws.closedToo')}
      </label>
      <fieldset className="draw-by">
        <legend className="field-label">{t('draws.stratifiedBy')}</legend>
        {(['region', 'kind'] as const).map((by) => (
          <label key={by} className="check">
            <input
              type="radio"
              name="stratified-by"
              checked={stratifiedBy === by}
              onChange={() => setStratifiedBy(by)}
            />
            {t(`draws.by.${by}`)}
          </label>
        ))}
      </fieldset>
      <div className="draw-sizes">
        {(['wanted', 'riskShare'] as const).map((name) => (
          <Field key={name} label={t(`draws.${name}`)} help={t(`draws.${name}Help`, { most: mostDrawn })}>
            {(control) => (
              <Input
                {...control}
                inputMode="numeric"
                autoComplete="off"
                value={size[name]}
                onChange={(event) => setSize({ ...size, [name]: event.target.value.trim() })}
              />
            )}
          </Field>
        ))}
      </div>
      {preview.isError && <ErrorNotice error={preview.error} />}
      {preview.data && <DrawPreviewWords preview={preview.data} wanted={sized ? wanted : 0} />}
    </FormDialog>
  );
}
