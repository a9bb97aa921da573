import type { Item } from '@chengshi/contract';
import { Button, Modal } from 'antd';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { certainties, doubtOf, tallyKinds } from './filters.ts';

export type Bulk = 'certain' | 'accept' | 'reject' | 'reopen';

/** Decides many items at once, after saying which: Enter confirms. */
export function BulkDialog(props: {
  readonly bulk: Bulk;
  readonly shown: readonly Item[];
  /** The filters in words; empty when all items are listed. */
  readonly filters: string;
  readonly undecided: number;
  readonly certainty: number;
  readonly onCertainty: (percent: number) => void;
  readonly onDecide: (decision: 'accept' | 'reject' | 'reopen', items: readonly Item[]) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { bulk, shown, certainty } = props;
  const items = useMemo(() => bulkItems(bulk, shown, certainty), [bulk, shown, certainty]);
  const kinds = tallyKinds(items);
  const count = items.length;
  const decision = bulk === 'certain' ? 'accept' : bulk;
  const confirm = {
    accept: t('review.bulk.confirmAccept', { count }),
    reject: t('review.bulk.confirmReject', { count }),
    reopen: t('review.bulk.confirmReopen', { count }),
  };
  const ok = useRef<HTMLButtonElement>(null);
  const rest = props.undecided - (bulk === 'reopen' ? 0 : count);
  return (
    <Modal
      open
      title={t(`review.bulk.${bulk}Title`)}
      onCancel={props.onClose}
      afterOpenChange={(open) => open && ok.current?.focus()}
      footer={[
        <Button key="cancel" onClick={props.onClose}>
          {t('act.cancel')}
        </Button>,
        <Button key="ok" ref={ok} type="primary" disabled={count === 0} onClick={() => props.onDecide(decision, items)}>
          {confirm[decision]}
        </Button>,
      ]}
    >
      {bulk === 'certain' && (
        <label className="certainty">
          {t('review.bulk.certainty')}
          <select
            className="choice"
            value={certainty}
            onChange={(event) => props.onCertainty(Number(event.target.value))}
          >
            {certainties.map((percent) => (
              <option key={percent} value={percent}>
                {t('review.bulk.percent', { percent })}
              </option>
            ))}
          </select>
        </label>
      )}
      <ul className="summary">
        <li>
          {count === 0
            ? t('review.bulk.nothing')
            : t('review.bulk.summary', {
                count,
                targets: kinds.target,
                tasks: kinds.task,
                mechanisms: kinds.mechanism,
              })}
        </li>
        {props.filters !== '' && <li>{t('review.bulk.within', { filters: props.filters })}</li>}
        {bulk !== 'reopen' && rest > 0 && <li>{t('review.bulk.rest', { count: rest })}</li>}
        <li>{t('review.bulk.undoable')}</li>
      </ul>
    </Modal>
  );
}

/** Of the items listed, those that a bulk decision is about: undecided ones, the certain among them, or decided ones. */
export function bulkItems(bulk: Bulk, shown: readonly Item[], certainty: number): readonly Item[] {
  if (bulk === 'reopen') return shown.filter(({ state }) => state !== 'found');
  const open = shown.filter(({ state }) => state === 'found');
  return bulk === 'certain' ? open.filter((item) => doubtOf(item, certainty) === 'sure') : open;
}
