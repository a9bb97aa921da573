import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import type { Item } from '@chengshi/contract';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { StateIcon } from './StateIcon.tsx';
import type { Decision } from './useActions.ts';

/** On a phone: the current item under the thumb, in both panes. */
export function CurrentBar(props: {
  readonly item: Item;
  readonly mayReview: boolean;
  readonly onStep: (by: 1 | -1) => void;
  readonly onDecide: (decision: Decision) => void;
}) {
  const { t } = useTranslation();
  const { item } = props;
  return (
    <section className="current-bar" aria-label={t('review.items')}>
      <p className={`current-title tone-is-${item.state}`}>
        <StateIcon state={item.state} />
        <span className="current-words" lang="zh-CN">
          {item.title}
        </span>
      </p>
      <div className="current-actions">
        <Button icon={<LeftOutlined />} aria-label={t('act.previous')} onClick={() => props.onStep(-1)} />
        {props.mayReview && (
          <>
            <Button onClick={() => props.onDecide(item.state === 'rejected' ? 'reopen' : 'reject')}>
              {item.state === 'rejected' ? t('review.actions.reopen') : t('review.actions.reject')}
            </Button>
            <Button type="primary" onClick={() => props.onDecide(item.state === 'accepted' ? 'reopen' : 'accept')}>
              {item.state === 'accepted' ? t('review.actions.reopen') : t('review.actions.accept')}
            </Button>
          </>
        )}
        <Button icon={<RightOutlined />} aria-label={t('act.next')} onClick={() => props.onStep(1)} />
      </div>
    </section>
  );
}
