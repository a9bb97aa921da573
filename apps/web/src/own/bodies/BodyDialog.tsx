import { type Body, type BodyKind, bodyKinds } from '@chengshi/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { DayField } from '../../app/DayDialog.tsx';
import { FormDialog } from '../../app/FormDialog.tsx';
import { useIdempotencyKey } from '../../app/idempotency.ts';
import { UnitPicker } from '../../app/pickers.tsx';
import { useMe } from '../../app/session.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Field } from '../../ui/Field.tsx';
import type { Found } from '../../ui/Finder.tsx';
import { useBodyDone } from './useBodyDone.ts';

/** Founds a body, or changes one: what it is called, where it stands, which sentence ordered it. */
export function BodyDialog(props: {
  /** Left out for a new one. */
  readonly body?: Body;
  readonly onFounded?: (id: string) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const me = useMe();
  const { key, renew } = useIdempotencyKey();
  const { body, onClose } = props;
  const regions = me.grants.flatMap(({ role, region }) => (role === 'office' && region ? [region] : []));
  const [kind, setKind] = useState<BodyKind | undefined>(body?.kind);
  const [name, setName] = useState(body?.name ?? '');
  const [regionId, setRegion] = useState<string | undefined>(body?.region.id ?? regions[0]?.id);
  const [campaignId, setCampaign] = useState<string | undefined>(body?.campaign?.id);
  const [parentId, setParent] = useState<string | undefined>(body?.parent?.id);
  const [office, setOffice] = useState<Found | undefined>(
    body?.office ? { value: body.office.id, label: body.office.name } : undefined,
  );
  const [foundedOn, setFounded] = useState(body?.foundedOn ?? me.today);
  const [documentId, setDocument] = useState<string | undefined>(body?.order?.document.id);
  const [quote, setQuote] = useState(body?.order?.quote ?? '');
  const campaigns = useQuery(api.campaigns.list.queryOptions({ input: { limit: 200 } })).data?.rows ?? [];
  const others = useQuery(api.bodies.list.queryOptions({ input: { limit: 200 } })).data?.rows ?? [];
  const documents =
    useQuery(api.documents.list.queryOptions({ input: { state: 'published', limit: 200 } })).data?.rows ?? [];
  const done = useBodyDone(onClose);
  const found = useMutation(
    api.bodies.found.mutationOptions({
      context: { idempotencyKey: key },
      onSuccess: async ({ id }) => {
        await done(t('bodies.founded'));
        props.onFounded?.(id);
      },
      onError: renew,
    }),
  );
  const change = useMutation(
    api.bodies.change.mutationOptions({
      context: { idempotencyKey: key },
      onSuccess: () => done(t('bodies.saved')),
      onError: renew,
    }),
  );
  const quoted = documentId === undefined || quote.trim().length >= 4;
  const send = () => {
    if (!kind || !regionId) return;
    const order = documentId === undefined ? null : { documentId, quote: quote.trim() };
    const facts = {
      ...{ kind, name: name.trim(), foundedOn, order },
      ...{ campaignId: campaignId ?? null, parentId: parentId ?? null, officeId: office?.value ?? null },
    };
    if (body) change.mutate({ id: body.id, revision: body.revision, ...facts });
    else found.mutate({ regionId, ...facts });
  };
  return (
    <FormDialog
      title={body ? t('bodies.editTitle', { name: body.name }) : t('bodies.foundTitle')}
      ok={body ? t('act.save') : t('bodies.found')}
      ready={kind !== undefined && regionId !== undefined && name.trim() !== '' && foundedOn !== '' && quoted}
      sending={found.isPending || change.isPending}
      error={found.error ?? change.error}
      onClose={onClose}
      onSend={send}
    >
      <Field label={t('bodies.kindLabel')}>
        {(control) => (
          <Choice
            control={control}
            none={t('bodies.chooseKind')}
            value={kind}
            options={bodyKinds.map((value) => ({ value, label: t(`bodies.kind.${value}`) }))}
            onChange={setKind}
          />
        )}
      </Field>
      <Field label={t('bodies.name')} help={t('bodies.nameHelp')}>
        {(control) => (
          <Input {...control} maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      {!body && regions.length > 1 && (
        <Field label={t('bodies.region')}>
          {(control) => (
            <Choice
              control={control}
              none={t('bodies.chooseRegion')}
              value={regionId}
              options={regions.map((region) => ({ value: region.id as string, label: region.name }))}
              onChange={setRegion}
            />
          )}
        </Field>
      )}
      <Field label={t('bodies.campaign')}>
        {(control) => (
          <Choice
            control={control}
            none={t('bodies.noCampaign')}
            value={campaignId}
            options={campaigns.map((one) => ({ value: one.id as string, label: one.name }))}
            onChange={setCampaign}
          />
        )}
      </Field>
      <Field label={t('bodies.parent')}>
        {(control) => (
          <Choice
            control={control}
            none={t('bodies.noParent')}
            value={parentId}
            options={others
              .filter(({ id }) => id !== body?.id)
              .map((one) => ({ value: one.id as string, label: one.name }))}
            onChange={setParent}
          />
        )}
      </Field>
      <Field label={t('bodies.office')}>
        {(control) => <UnitPicker control={control} value={office} onChoose={setOffice} />}
      </Field>
      <DayField label={t('bodies.foundedDay')} day={foundedOn} onDay={setFounded} />
      <Field label={t('bodies.orderDocument')}>
        {(control) => (
          <Choice
            control={control}
            none={t('bodies.orderNone')}
            value={documentId}
            options={documents.map(({ id, title }) => ({ value: id as string, label: title }))}
            onChange={setDocument}
          />
        )}
      </Field>
      {documentId !== undefined && (
        <Field label={t('bodies.orderQuote')} help={t('bodies.orderQuoteHelp')}>
          {(control) => (
            <Input.TextArea
              {...control}
              rows={3}
              maxLength={1000}
              value={quote}
              onChange={(event) => setQuote(event.target.value)}
            />
          )}
        </Field>
      )}
    </FormDialog>
  );
}
