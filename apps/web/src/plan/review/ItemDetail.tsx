import type { Item } from '@chengshi/contract';
import { Button } from 'antd';
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
              <Button type="primary" onClick={() => onAct('accept')}>
                {t('review.actions.accept')} <Key name="A" />
              </Button>
            )}
            {item.state !== 'rejected' && (
              <Button onClick={() => onAct('reject')}>
                {t('review.actions.reject')} <Key name="X" />
              </Button>
            )}
            {item.state !== 'found' && (
              <Button onClick={() => onAct('reopen')}>
                {t('review.actions.reopen')} <Key name="R" />
              </Button>
            )}
            <Button onClick={() => onAct('edit')}>
              {t('review.actions.edit')} <Key name="E" />
            </Button>
            <Button onClick={() => onAct('split')}>
              {t('review.actions.split')} <Key name="S" />
            </Button>
            <Button onClick={() => onAct('merge')}>
              {t('review.actions.merge')} <Key name="M" />
            </Button>
          </>
        )}
        <Button className="to-text" onClick={props.onToText}>
          {t('review.actions.toText')}
        </Button>
      </div>
    </>
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
