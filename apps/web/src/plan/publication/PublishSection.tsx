import type { Document, PublicationPlan } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { ErrorNotice } from '../../app/ErrorNotice.tsx';
import { newKey } from '../../app/idempotency.ts';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { Field } from '../../ui/Field.tsx';
import type { PlanInUse } from './usePlan.ts';

type Undecided = 'accept' | 'reject';

/** The last step: the campaign's name, the explicit choice about what nobody has decided, and the press. */
export function PublishSection(props: {
  readonly document: Document;
  readonly plan: PublicationPlan;
  readonly inUse: PlanInUse;
  readonly onPublished: () => void;
}) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const { document, plan, inUse } = props;
  const [name, setName] = useState(plan.name);
  const [choice, setChoice] = useState<Undecided>();
  // Another choice is another request: a key answers for one only.
  const [key, setKey] = useState(newKey);
  const publish = useMutation(
    api.documents.publish.mutationOptions({
      context: { idempotencyKey: key },
      onSuccess: async () => {
        say.done(t('review.publish.done'));
        props.onPublished();
        await refresh('documents', 'campaigns', 'commitments', 'status', 'indicators', 'publication');
      },
    }),
  );
  const undecided = plan.nodes.filter((node) => node.undecided).length;
  const leaves = plan.nodes.filter((node) => node.kind !== 'group' && (!node.undecided || choice !== 'reject'));
  const count = (kind: string) => leaves.filter((node) => node.kind === kind).length;
  const ready = leaves.length > 0 && (undecided === 0 || choice !== undefined);
  const why = undecided > 0 && !choice ? t('review.publish.choose') : ready ? '' : t('review.publish.nothing');
  const takeName = () => {
    const wanted = name.trim();
    if (wanted === '') setName(plan.name);
    else if (wanted !== plan.name) inUse.change((decisions) => ({ ...decisions, name: wanted }));
  };
  return (
    <>
      {publish.isError && <ErrorNotice error={publish.error} />}
      {document.replaces === null && (
        <Field label={t('publication.publish.name')}>
          {(control) => (
            <Input
              {...control}
              maxLength={200}
              value={name}
              onChange={(event) => setName(event.target.value)}
              onBlur={takeName}
            />
          )}
        </Field>
      )}
      {undecided > 0 && (
        <fieldset className="undecided">
          <legend className="undecided-title">{t('review.publish.undecided', { count: undecided })}</legend>
          {(['accept', 'reject'] as const).map((value) => (
            <label key={value} className="check">
              <input
                type="radio"
                name="undecided"
                checked={choice === value}
                onChange={() => {
                  setChoice(value);
                  setKey(newKey());
                  publish.reset();
                }}
              />
              {t(`review.publish.${value}`)}
            </label>
          ))}
        </fieldset>
      )}
      <ul className="summary publish-summary" aria-live="polite">
        <li>
          {t(document.replaces === null ? 'review.publish.counts' : 'publication.publish.counts', {
            targets: count('target'),
            tasks: count('task'),
            mechanisms: count('mechanism'),
          })}
        </li>
        {!document.issuedOn && <li className="field-fault">{t('review.publish.undated')}</li>}
        <li>{t('review.publish.seal')}</li>
      </ul>
      <div className="form-actions">
        <Button
          type="primary"
          size="large"
          disabled={!ready}
          title={why}
          loading={publish.isPending}
          onClick={async () => {
            await inUse.settled();
            publish.mutate({ id: document.id, undecided: undecided === 0 || !choice ? 'refuse' : choice });
          }}
        >
          {t('review.publish.confirm')}
        </Button>
        {why && <p className="undecided-why">{why}</p>}
      </div>
    </>
  );
}
