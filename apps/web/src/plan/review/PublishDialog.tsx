import type { Document, Item } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { ErrorNotice } from '../../app/ErrorNotice.tsx';
import { newKey } from '../../app/idempotency.ts';
import { links } from '../../app/links.ts';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { Field } from '../../ui/Field.tsx';
import { tallyKinds, tallyStates } from './filters.ts';
import { StateIcon } from './StateIcon.tsx';

type Undecided = 'accept' | 'reject';

/** What will be published, and the explicit choice about what nobody has decided. */
export function PublishDialog(props: {
  readonly document: Document;
  readonly items: readonly Item[];
  /** Resolves when every step of this page has been answered. */
  readonly settled: () => Promise<unknown>;
  readonly onReview: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const { document, items } = props;
  const [campaignName, setCampaignName] = useState('');
  const [choice, setChoice] = useState<Undecided>();
  // Another choice is another request: a key answers for one only.
  const [key, setKey] = useState(newKey);
  const publish = useMutation(
    api.documents.publish.mutationOptions({
      context: { idempotencyKey: key },
      onSuccess: async () => {
        say.done(t('review.publish.done'));
        await refresh('documents', 'campaigns', 'commitments', 'status');
      },
    }),
  );
  const counts = tallyStates(items);
  const undecided = counts.found;
  const outcome = items.filter(({ state }) => state === 'accepted' || (state === 'found' && choice === 'accept'));
  const kinds = tallyKinds(outcome);
  const rejected = counts.rejected + (choice === 'reject' ? undecided : 0);
  const ready = outcome.length > 0 && (undecided === 0 || choice !== undefined);
  const why =
    undecided > 0 && !choice ? t('review.publish.choose') : outcome.length === 0 ? t('review.publish.nothing') : '';
  const change = () => {
    setKey(newKey());
    publish.reset();
  };
  return (
    <Modal
      open
      title={t('review.publish.title')}
      onCancel={props.onClose}
      footer={[
        <Button key="review" onClick={props.onReview}>
          {undecided > 0 ? t('review.publish.refuse') : t('review.publish.review')}
        </Button>,
        document.replaces ? (
          // A corrected version is published where its differences are seen.
          <Link key="differences" {...links.publish(document.id)} className="button-primary">
            {t('publication.step.differences')}
          </Link>
        ) : (
          <Button
            key="publish"
            type="primary"
            disabled={!ready}
            title={why}
            loading={publish.isPending}
            onClick={async () => {
              await props.settled();
              publish.mutate({
                id: document.id,
                // With all decided, somebody may reopen one this very moment: then the server refuses, and says so.
                undecided: undecided === 0 || !choice ? 'refuse' : choice,
                ...(campaignName.trim() ? { campaignName: campaignName.trim() } : {}),
              });
            }}
          >
            {t('review.publish.confirm')}
          </Button>
        ),
      ]}
    >
      <p className="dialog-subject" lang="zh-CN">
        {document.title}
      </p>
      {publish.isError && <ErrorNotice error={publish.error} />}
      {undecided > 0 && (
        <fieldset className="undecided">
          <legend className="undecided-title">
            <StateIcon state="found" />
            {t('review.publish.undecided', { count: undecided })}
          </legend>
          <p className="field-help">{t('review.publish.undecidedHelp')}</p>
          {(['accept', 'reject'] as const).map((value) => (
            <label key={value} className="check">
              <input
                type="radio"
                name="undecided"
                checked={choice === value}
                onChange={() => {
                  setChoice(value);
                  change();
                }}
              />
              {t(`review.publish.${value}`)}
            </label>
          ))}
        </fieldset>
      )}
      <ul className="summary" aria-live="polite">
        <li>
          {outcome.length === 0
            ? t('review.publish.nothing')
            : t('review.publish.counts', { targets: kinds.target, tasks: kinds.task, mechanisms: kinds.mechanism })}
        </li>
        {rejected > 0 && <li>{t('review.publish.rejected', { count: rejected })}</li>}
        {!document.issuedOn && <li className="field-fault">{t('review.publish.undated')}</li>}
        <li>{t('review.publish.seal')}</li>
      </ul>
      <Field label={t('review.publish.name')} help={t('review.publish.nameHelp')}>
        {(control) => (
          <Input
            {...control}
            maxLength={200}
            value={campaignName}
            onChange={(event) => {
              setCampaignName(event.target.value);
              change();
            }}
          />
        )}
      </Field>
      {why && <p className="undecided-why">{why}</p>}
      <p>
        <Link {...links.publish(document.id)}>{t('publication.open')}</Link>
      </p>
    </Modal>
  );
}
