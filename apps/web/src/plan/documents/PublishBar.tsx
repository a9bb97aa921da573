import type { Document, Item } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { ErrorNotice } from '../../app/ErrorNotice.tsx';
import { useIdempotencyKey } from '../../app/idempotency.ts';
import { links } from '../../app/links.ts';
import { useMay } from '../../app/session.ts';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { Field } from '../../ui/Field.tsx';

/** Stays in reach at the bottom: how many are kept, publish, discard. */
export function PublishBar({ document, items }: { readonly document: Document; readonly items: readonly Item[] }) {
  const { t } = useTranslation();
  const mayCall = useMay();
  const [publishing, setPublishing] = useState(false);
  const kept = items.filter(({ state }) => state === 'accepted').length;
  if (!mayCall((all) => all.documents.publish)) return null;
  return (
    <div className="publish-bar">
      <span className="publish-count">
        {kept === 0 ? t('documents.review.nothingKept') : t('documents.review.kept', { kept })}
      </span>
      <DiscardButton document={document} />
      <Button type="primary" size="large" disabled={kept === 0} onClick={() => setPublishing(true)}>
        {t('documents.review.publish')}
      </Button>
      {publishing && <PublishDialog document={document} items={items} onClose={() => setPublishing(false)} />}
    </div>
  );
}

function PublishDialog(props: {
  readonly document: Document;
  readonly items: readonly Item[];
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const { key } = useIdempotencyKey();
  const [campaignName, setCampaignName] = useState('');
  const { document, items } = props;
  const publish = useMutation(
    api.documents.publish.mutationOptions({
      context: { idempotencyKey: key },
      onSuccess: async () => {
        say.done(t('documents.review.published'));
        await refresh('documents', 'campaigns', 'commitments', 'status');
      },
    }),
  );
  const kept = items.filter(({ state }) => state === 'accepted');
  const count = (kind: Item['kind']) => kept.filter((item) => item.kind === kind).length;
  return (
    <Modal
      open
      title={t('documents.review.publishTitle')}
      okText={t('documents.review.publishConfirm')}
      cancelText={t('act.cancel')}
      okButtonProps={{ loading: publish.isPending }}
      onCancel={props.onClose}
      onOk={() =>
        publish.mutate({ id: document.id, ...(campaignName.trim() ? { campaignName: campaignName.trim() } : {}) })
      }
    >
      <p className="dialog-subject" lang="zh-CN">
        {document.title}
      </p>
      {publish.isError && <ErrorNotice error={publish.error} />}
      <ul className="summary">
        <li>
          {t('documents.review.publishSummary', {
            targets: count('target'),
            tasks: count('task'),
            mechanisms: count('mechanism'),
          })}
        </li>
        {kept.length < items.length && (
          <li>{t('documents.review.publishRejected', { count: items.length - kept.length })}</li>
        )}
        {!document.issuedOn && <li className="field-fault">{t('documents.review.publishUndated')}</li>}
        <li>{t('documents.review.publishSeal')}</li>
      </ul>
      <Field label={t('documents.review.campaignName')} help={t('documents.review.campaignNameHelp')}>
        {(control) => (
          <Input
            {...control}
            maxLength={200}
            value={campaignName}
            onChange={(event) => setCampaignName(event.target.value)}
          />
        )}
      </Field>
    </Modal>
  );
}

function DiscardButton({ document }: { readonly document: Document }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const say = useSay();
  const refresh = useRefresh();
  const navigate = useNavigate();
  const mayDiscard = useMay()((all) => all.documents.discard);
  const discard = useMutation(
    api.documents.discard.mutationOptions({
      onSuccess: async () => {
        say.done(t('documents.review.discarded'));
        await navigate(links.documents());
        await refresh('documents');
      },
      onError: say.failed,
    }),
  );
  if (!mayDiscard) return null;
  return (
    <Button
      danger
      type="text"
      loading={discard.isPending}
      onClick={() =>
        modal.confirm({
          title: t('documents.review.discardTitle'),
          content: t('documents.review.discardHelp'),
          okText: t('documents.review.discard'),
          okButtonProps: { danger: true },
          cancelText: t('act.cancel'),
          onOk: () => discard.mutateAsync({ id: document.id }).catch(() => undefined), // The notice above tells it.
        })
      }
    >
      {t('documents.review.discard')}
    </Button>
  );
}
