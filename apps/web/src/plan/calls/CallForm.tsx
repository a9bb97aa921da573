import type { Campaign } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { ErrorNotice } from '../../app/ErrorNotice.tsx';
import { useIdempotencyKey } from '../../app/idempotency.ts';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Field } from '../../ui/Field.tsx';
import { UnitChoice } from './UnitChoice.tsx';

type CampaignRow = Pick<Campaign, 'name'> & {
  readonly id: string;
  readonly fronts: readonly { id: string; name: string }[];
};

/** What is asked of whom, under which fronts, until when. */
export function CallForm(props: {
  readonly campaigns: readonly CampaignRow[];
  readonly today: string;
  readonly onDone: (callId: string) => void;
}) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const { key, renew } = useIdempotencyKey();
  const [campaignId, setCampaignId] = useState<string | undefined>(props.campaigns[0]?.id);
  const [title, setTitle] = useState('');
  const [request, setRequest] = useState('');
  const [dueOn, setDueOn] = useState('');
  const [fronts, setFronts] = useState<ReadonlySet<string>>(new Set());
  const [units, setUnits] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const campaign = props.campaigns.find(({ id }) => id === campaignId);
  const ready =
    campaign && title.trim() !== '' && request.trim() !== '' && dueOn !== '' && fronts.size > 0 && units.size > 0;
  const send = useMutation(
    api.planCalls.create.mutationOptions({
      context: { idempotencyKey: key },
      onSuccess: async (call) => {
        renew();
        say.done(t('plans.newCall.sent'));
        await refresh('planCalls');
        props.onDone(call.id);
      },
    }),
  );
  const submit = () => {
    setTried(true);
    if (!ready || send.isPending) return;
    send.mutate({
      ...{ campaignId: campaign.id, title: title.trim(), request: request.trim(), dueOn },
      ...{ frontIds: [...fronts], unitIds: [...units] },
    });
  };
  return (
    <div className="form">
      <form
        id="call-form"
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <div className="card form">
          <Field label={t('plans.newCall.name')}>
            {(control) => (
              <Input
                {...control}
                maxLength={200}
                placeholder={t('plans.newCall.nameHint')}
                value={title}
                onChange={(event) => setTitle(event.target.value)}
              />
            )}
          </Field>
          <Field label={t('plans.newCall.request')} help={t('plans.newCall.requestHelp')}>
            {(control) => (
              <Input.TextArea
                {...control}
                rows={4}
                maxLength={2000}
                value={request}
                onChange={(event) => setRequest(event.target.value)}
              />
            )}
          </Field>
          <div className="field-pair">
            <Field label={t('plans.newCall.campaign')}>
              {(control) => (
                <Choice
                  control={control}
                  none={t('plans.newCall.chooseCampaign')}
                  value={campaignId}
                  options={props.campaigns.map(({ id, name }) => ({ value: id, label: name }))}
                  onChange={(id) => {
                    setCampaignId(id);
                    setFronts(new Set());
                  }}
                />
              )}
            </Field>
            <Field label={t('plans.newCall.dueOn')}>
              {(control) => (
                <Input
                  {...control}
                  type="date"
                  min={props.today}
                  value={dueOn}
                  onChange={(event) => setDueOn(event.target.value)}
                />
              )}
            </Field>
          </div>
        </div>
        <fieldset className="card">
          <legend className="card-title">{t('plans.newCall.fronts')}</legend>
          <ul className="check-list">
            {(campaign?.fronts ?? []).map((front) => (
              <li key={front.id}>
                <label className="check">
                  <input
                    type="checkbox"
                    checked={fronts.has(front.id)}
                    onChange={(event) => {
                      const next = new Set(fronts);
                      if (event.target.checked) next.add(front.id);
                      else next.delete(front.id);
                      setFronts(next);
                    }}
                  />
                  {front.name}
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
      </form>
      {/* Outside the form, because the search for units is one of its own. */}
      <fieldset className="card">
        <legend className="card-title">{t('plans.newCall.units')}</legend>
        <UnitChoice chosen={units} onChange={setUnits} />
      </fieldset>
      {send.error !== null && <ErrorNotice error={send.error} />}
      {tried && !ready && (
        <p className="field-fault" role="alert">
          {t('plans.newCall.missing')}
        </p>
      )}
      <div className="form-actions">
        <Button type="primary" size="large" htmlType="submit" form="call-form" loading={send.isPending}>
          {t('plans.newCall.send')}
        </Button>
        <span className="muted figure">{t('plans.newCall.sum', { count: fronts.size * units.size })}</span>
      </div>
    </div>
  );
}
