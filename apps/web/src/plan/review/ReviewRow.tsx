import type { Item } from '@chengshi/contract';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StateIcon } from './StateIcon.tsx';
import { certaintyWords, factsOf } from './words.ts';

export type RowAction = 'open' | 'accept' | 'reject' | 'reopen' | 'select' | 'extend';

export const rowId = (id: string): string => `item-${id}`;

/** One item in the list. It is drawn again only when something of its own changes; `children` are there for the current one. */
export const ReviewRow = memo(function ReviewRow(props: {
  /** Takes the height of the row once it is drawn. */
  readonly measure: (row: HTMLElement | null) => void;
  /** Its place among all, of which only those in sight are drawn. */
  readonly index: number;
  readonly count: number;
  readonly top: number;
  readonly item: Item;
  readonly certain: boolean;
  readonly current: boolean;
  readonly tabStop: boolean;
  readonly selected: boolean;
  readonly mayEdit: boolean;
  /** Names of others who look at it. */
  readonly lookers: string;
  /** Who has changed it just now. */
  readonly changedBy: string | undefined;
  readonly onAct: (id: string, action: RowAction) => void;
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation();
  const { item, current, selected, mayEdit, onAct, lookers, changedBy } = props;
  const { id, state, title } = item;
  return (
    <li
      ref={props.measure}
      id={rowId(id)}
      className="row row-placed"
      data-index={props.index}
      aria-posinset={props.index + 1}
      aria-setsize={props.count}
      style={{ transform: `translateY(${props.top}px)` }}
      data-state={state}
      data-current={current || undefined}
      data-selected={selected || undefined}
      data-changed={changedBy !== undefined || undefined}
    >
      {mayEdit && (
        <input
          type="checkbox"
          className="row-check"
          tabIndex={current ? 0 : -1}
          aria-label={t('review.actions.selectLabel', { title })}
          checked={selected}
          onChange={(event) => onAct(id, (event.nativeEvent as MouseEvent).shiftKey ? 'extend' : 'select')}
        />
      )}
      <button
        type="button"
        className="row-words"
        data-row={id}
        tabIndex={props.tabStop ? 0 : -1}
        aria-current={current ? 'true' : undefined}
        onClick={() => onAct(id, 'open')}
      >
        <span className="row-head">
          <span className={`row-state tone-is-${state}`}>
            <StateIcon state={state} />
            {t(`review.state.${state}`)}
          </span>
          <span className="row-kind">{t(`kind.${item.kind}`)}</span>
          <span className="row-certainty figure" data-certain={props.certain}>
            {certaintyWords(item, t)}
          </span>
          {changedBy !== undefined && (
            <span className="row-tag">{t('review.people.changed', { name: changedBy })}</span>
          )}
          {lookers !== '' && <span className="row-tag">{t('review.people.sees', { name: lookers })}</span>}
        </span>
        <span className="row-title" lang="zh-CN">
          {title}
        </span>
        <span className="row-facts">
          {factsOf(item, t).map(({ name, words }) => (
            <span key={name} className={`row-${name}`}>
              {words}
            </span>
          ))}
        </span>
      </button>
      {mayEdit && (
        <span className="row-quick">
          {state !== 'accepted' && (
            <button
              type="button"
              className="quick"
              tabIndex={-1}
              aria-label={t('review.actions.acceptLabel', { title })}
              title={t('review.actions.accept')}
              onClick={() => onAct(id, 'accept')}
            >
              <StateIcon state="accepted" />
            </button>
          )}
          {state !== 'rejected' && (
            <button
              type="button"
              className="quick"
              tabIndex={-1}
              aria-label={t('review.actions.rejectLabel', { title })}
              title={t('review.actions.reject')}
              onClick={() => onAct(id, 'reject')}
            >
              <StateIcon state="rejected" />
            </button>
          )}
        </span>
      )}
      {props.children && <div className="row-detail">{props.children}</div>}
    </li>
  );
});
