import { QuestionCircleOutlined } from '@ant-design/icons';
import type { Item, Presence } from '@chengshi/contract';
import { Button, Dropdown } from 'antd';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Bulk, bulkItems } from './BulkDialog.tsx';
import { People } from './People.tsx';
import { Progress } from './Progress.tsx';

/** How far the review is, who else is here, and the steps for many items at once. */
export const ReviewHead = memo(function ReviewHead(props: {
  readonly counts: Readonly<Record<Item['state'], number>>;
  readonly people: readonly Presence[];
  readonly broken: boolean;
  readonly pending: number;
  readonly mayReview: boolean;
  readonly looseCount: number;
  readonly showLoose: boolean;
  readonly shown: readonly Item[];
  readonly certainty: number;
  readonly titleOf: (id: string) => string | undefined;
  readonly onGo: (id: string) => void;
  readonly onBulk: (bulk: Bulk) => void;
  readonly onLoose: () => void;
  readonly onHelp: () => void;
}) {
  const { t } = useTranslation();
  const { shown, certainty, mayReview } = props;
  const certain = bulkItems('certain', shown, certainty).length;
  const open = bulkItems('accept', shown, certainty).length;
  const decided = shown.length - open;
  return (
    <div className="review-head">
      <div className="review-head-line">
        <Progress counts={props.counts} />
        <People people={props.people} titleOf={props.titleOf} onGo={props.onGo} />
        {props.pending > 3 && <span className="saving">{t('review.people.saving', { count: props.pending })}</span>}
        <Button
          type="text"
          className="keys-button"
          icon={<QuestionCircleOutlined />}
          aria-label={t('review.keys.title')}
          onClick={props.onHelp}
        />
      </div>
      {props.broken && (
        <p className="review-note" role="status">
          {t('review.people.broken')}
        </p>
      )}
      {!mayReview && <p className="review-note">{t('review.read')}</p>}
      <div className="review-many">
        {mayReview && (
          <>
            <Button disabled={certain === 0} title={`${certainty}%`} onClick={() => props.onBulk('certain')}>
              {certain === 0 ? t('review.bulk.certainNone') : t('review.bulk.certain', { count: certain })}
            </Button>
            <Dropdown
              trigger={['click']}
              menu={{
                items: [
                  { key: 'accept', label: t('review.bulk.acceptShown', { count: open }), disabled: open === 0 },
                  { key: 'reject', label: t('review.bulk.rejectShown', { count: open }), disabled: open === 0 },
                  { key: 'reopen', label: t('review.bulk.reopenShown', { count: decided }), disabled: decided === 0 },
                ],
                onClick: ({ key }) => props.onBulk(key as Bulk), // The keys above are the only ones.
              }}
            >
              <Button>{t('review.bulk.shown')}</Button>
            </Dropdown>
          </>
        )}
        <Button type="text" aria-pressed={props.showLoose} onClick={props.onLoose}>
          {props.showLoose ? t('review.loose.back') : t('review.loose.show')}{' '}
          {!props.showLoose && <span className="figure">{props.looseCount}</span>}
        </Button>
      </div>
    </div>
  );
});
