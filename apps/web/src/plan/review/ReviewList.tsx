import type { Item } from '@chengshi/contract';
import type { ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { doubtOf } from './filters.ts';
import { ReviewRow, type RowAction } from './ReviewRow.tsx';

/** The items that pass the filters, in text order. `detail` is drawn under the current one. */
export function ReviewList(props: {
  readonly list: RefObject<HTMLOListElement | null>;
  readonly shown: readonly Item[];
  readonly current: string | undefined;
  readonly selected: ReadonlySet<string>;
  readonly certainty: number;
  readonly mayEdit: boolean;
  readonly lookers: ReadonlyMap<string, string>;
  readonly changed: ReadonlyMap<string, string>;
  readonly detail: ReactNode;
  readonly onAct: (id: string, action: RowAction) => void;
}) {
  const { t } = useTranslation();
  const { shown, current, selected, certainty, lookers, changed } = props;
  return (
    <ol ref={props.list} className="rows" aria-label={t('review.list')}>
      {shown.map((item) => (
        <ReviewRow
          key={item.id}
          item={item}
          certain={['sure', 'hand'].includes(doubtOf(item, certainty))}
          current={item.id === current}
          tabStop={item.id === current}
          selected={selected.has(item.id)}
          mayEdit={props.mayEdit}
          lookers={lookers.get(item.id) ?? ''}
          changedBy={changed.get(item.id)}
          onAct={props.onAct}
        >
          {item.id === current ? props.detail : undefined}
        </ReviewRow>
      ))}
    </ol>
  );
}
