import { HistoryOutlined, RedoOutlined, UndoOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Decision } from './useActions.ts';

/** Stays in reach: the last step and its undoing, what to do with the selection, and publishing. */
export const ReviewFoot = memo(function ReviewFoot(props: {
  readonly mayPublish: boolean;
  readonly selectedCount: number;
  readonly lastStep: string | undefined;
  readonly mayRedo: boolean;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onHistory: () => void;
  readonly onMerge: () => void;
  readonly onClear: () => void;
  readonly onDecide: (decision: Decision) => void;
  readonly onPublish: () => void;
}) {
  const { t } = useTranslation();
  const { selectedCount, lastStep } = props;
  return (
    <div className="review-foot">
      {selectedCount > 0 ? (
        <div className="review-foot-line">
          <strong className="figure">{t('review.selection.count', { count: selectedCount })}</strong>
          <Button size="small" type="primary" onClick={() => props.onDecide('accept')}>
            {t('review.actions.accept')}
          </Button>
          <Button size="small" onClick={() => props.onDecide('reject')}>
            {t('review.actions.reject')}
          </Button>
          {selectedCount > 1 && (
            <Button size="small" onClick={props.onMerge}>
              {t('review.actions.mergeSelected')}
            </Button>
          )}
          <Button size="small" type="text" onClick={props.onClear}>
            {t('review.selection.clear')}
          </Button>
        </div>
      ) : (
        <div className="review-foot-line">
          <Button
            type="text"
            icon={<UndoOutlined aria-hidden />}
            disabled={lastStep === undefined}
            title={lastStep === undefined ? t('review.history.nothingToUndo') : `${lastStep} (U)`}
            onClick={props.onUndo}
          >
            {t('review.actions.undo')}
          </Button>
          <Button
            type="text"
            icon={<RedoOutlined />}
            disabled={!props.mayRedo}
            aria-label={t('review.actions.redo')}
            title={props.mayRedo ? t('review.actions.redo') : t('review.history.nothingToRedo')}
            onClick={props.onRedo}
          />
          <span className="last-step">{lastStep}</span>
          <Button
            type="text"
            icon={<HistoryOutlined />}
            aria-label={t('review.history.open')}
            title={t('review.history.open')}
            onClick={props.onHistory}
          />
        </div>
      )}
      <Button
        type="primary"
        disabled={!props.mayPublish}
        title={!props.mayPublish ? t('review.publish.nothingYet') : ''}
        onClick={props.onPublish}
      >
        {t('review.publish.open')}
      </Button>
    </div>
  );
});
