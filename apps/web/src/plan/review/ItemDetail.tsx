import type { Item } from '@chengshi/contract';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export type ItemAction = 'accept' | 'reject' | 'reopen' | 'edit' | 'split' | 'merge';

/** The words that an item rests on, and what can be done with it. */
export function ItemDetail(props: {
  readonly item: Item;
  readonly mayEdit: boolean;
  readonly onAct: (action: ItemAction) => void;
  readonly onToText: () => void;
}) {
  const { t } = useTranslation();
  const { item, mayEdit, onAct } = props;
  return (
    <>
      <blockquote className="quote" lang="zh-CN">
        {item.quote}
      </blockquote>
      <div className="detail-actions">
        {mayEdit && (
          <>
            {item.state !== 'accepted' && (
              <Act main onAct={() => onAct('accept')}>
                {t('review.actions.accept')} <Key name="A" />
              </Act>
            )}
            {item.state !== 'rejected' && (
              <Act onAct={() => onAct('reject')}>
                {t('review.actions.reject')} <Key name="X" />
              </Act>
            )}
            {item.state !== 'found' && (
              <Act onAct={() => onAct('reopen')}>
                {t('review.actions.reopen')} <Key name="R" />
              </Act>
            )}
            <Act onAct={() => onAct('edit')}>
              {t('review.actions.edit')} <Key name="E" />
            </Act>
            <Act onAct={() => onAct('split')}>
              {t('review.actions.split')} <Key name="S" />
            </Act>
            <Act onAct={() => onAct('merge')}>
              {t('review.actions.merge')} <Key name="M" />
            </Act>
          </>
        )}
        <Act phone onAct={props.onToText}>
          {t('review.actions.toText')}
        </Act>
      </div>
    </>
  );
}

/** A plain button: these are drawn anew with every step, and must cost nothing. */
function Act(props: {
  readonly main?: boolean;
  /** Only where text and items are not side by side. */
  readonly phone?: boolean;
  readonly onAct: () => void;
  readonly children: ReactNode;
}) {
  const classes = ['act', props.main && 'act-main', props.phone && 'to-text'].filter(Boolean).join(' ');
  return (
    <button type="button" className={classes} onClick={props.onAct}>
      {props.children}
    </button>
  );
}

/** The key of a button: shown where there is a keyboard, not read out. */
function Key({ name }: { readonly name: string }) {
  return (
    <span className="key" aria-hidden="true">
      {name}
    </span>
  );
}
