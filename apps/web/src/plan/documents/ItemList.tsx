import type { Item } from '@chengshi/contract';
import { Button } from 'antd';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { dueWords, ownerWords, quantityWords, rhythmWords } from '../../ui/wording.ts';

type Decide = (ids: readonly string[], decision: 'accept' | 'reject') => void;

export function ItemList(props: {
  readonly items: readonly Item[];
  readonly selected: string | undefined;
  readonly busy: boolean;
  readonly mayDecide: boolean;
  readonly onDecide: Decide;
  readonly onSelect: (item: Item) => void;
}) {
  const { t } = useTranslation();
  const { items } = props;
  const open = items.filter(({ state }) => state === 'found').map(({ id }) => id);
  const rejected = items.filter(({ state }) => state === 'rejected').map(({ id }) => id);
  const accepted = items.length - open.length - rejected.length;
  if (items.length === 0) {
    return <EmptyState title={t('documents.review.itemsEmpty')} help={t('documents.review.itemsEmptyHelp')} />;
  }
  return (
    <>
      <p className="review-hint">
        {t('documents.review.kept', { kept: accepted })} ·{' '}
        {t('documents.review.rejected', { rejected: rejected.length })} · {t('documents.review.clickHint')}
        {open.length > 0 && props.mayDecide && (
          <Button type="link" size="small" onClick={() => props.onDecide(open.slice(0, 5000), 'accept')}>
            {t('documents.review.keepAll')}
          </Button>
        )}
      </p>
      <ol className="items">
        {items.map((item) => (
          <ItemRow
            key={item.id}
            item={item}
            selected={item.id === props.selected}
            busy={props.busy}
            mayDecide={props.mayDecide}
            onDecide={props.onDecide}
            onSelect={props.onSelect}
          />
        ))}
      </ol>
    </>
  );
}

const ItemRow = memo(function ItemRow(props: {
  readonly item: Item;
  readonly selected: boolean;
  readonly busy: boolean;
  readonly mayDecide: boolean;
  readonly onDecide: Decide;
  readonly onSelect: (item: Item) => void;
}) {
  const { t } = useTranslation();
  const { item } = props;
  const kept = item.state === 'accepted';
  return (
    <li id={`item-${item.id}`} className="item" data-selected={props.selected} data-state={item.state}>
      <button type="button" className="item-words" aria-pressed={props.selected} onClick={() => props.onSelect(item)}>
        <span className={`item-kind item-kind-${item.kind}`}>{t(`kind.${item.kind}`)}</span>
        <span className="item-title" lang="zh-CN">
          {item.title}
        </span>
        {item.quantity && <span className="item-target">{quantityWords(item.quantity, t)}</span>}
        {item.rhythm && <span className="item-target">{rhythmWords(item.rhythm, t)}</span>}
        <span className="item-facts">
          {item.due && <span>{dueWords(item.due, t)}</span>}
          {item.owner && <span>{ownerWords(item.owner, t)}</span>}
        </span>
      </button>
      {props.mayDecide && (
        <Button
          size="small"
          disabled={props.busy}
          aria-label={t(kept ? 'documents.review.rejectLabel' : 'documents.review.keepLabel', { title: item.title })}
          onClick={() => props.onDecide([item.id], kept ? 'reject' : 'accept')}
        >
          {kept ? t('documents.review.reject') : t('documents.review.keep')}
        </Button>
      )}
    </li>
  );
});
