import type { Item, ItemChange } from '@chengshi/contract';
import { useTranslation } from 'react-i18next';
import { Conflict } from './Conflict.tsx';
import { type Correction, correctionOf, type LostCorrection, withChange } from './correction.ts';
import { type ItemAction, ItemDetail } from './ItemDetail.tsx';
import { ItemEditor } from './ItemEditor.tsx';
import { SplitView } from './SplitView.tsx';

export type PanelMode =
  | { readonly kind: 'plain' }
  /** `base`: the item as it was when the form was opened, so that a later change of somebody else is noticed. */
  | { readonly kind: 'edit'; readonly id: string; readonly base: Item }
  | { readonly kind: 'split'; readonly id: string; readonly cursor: number | undefined };

/** What is drawn under the current item: its words and actions, its form, or the place where it is split. */
export function ItemPanel(props: {
  readonly item: Item;
  readonly text: string;
  readonly mode: PanelMode;
  /** Corrections that were left unsaved, by item. */
  readonly kept: Map<string, Correction>;
  readonly lost: LostCorrection | undefined;
  readonly changedBy: string | undefined;
  readonly mayReview: boolean;
  readonly onAct: (action: ItemAction) => void;
  readonly onToText: () => void;
  readonly onCorrect: (item: Item, change: ItemChange | null) => void;
  readonly onSplit: (at: number) => void;
  readonly onLeave: () => void;
  readonly onLost: () => void;
}) {
  const { t } = useTranslation();
  const { item, mode, lost, kept } = props;
  if (lost) {
    const typed = correctionOf(withChange(item, lost.change), t('unitJoin'));
    return (
      <>
        <Conflict
          item={item}
          by={props.changedBy}
          typed={typed}
          onMine={() => {
            props.onLost();
            props.onCorrect(item, lost.change);
          }}
          onTheirs={() => {
            props.onLost();
            props.onLeave();
          }}
        />
        <ItemEditor
          key={`lost ${item.id} ${item.revision}`}
          item={item}
          typed={typed}
          onSave={(change) => {
            props.onLost();
            props.onCorrect(item, change);
          }}
          onLeave={() => {
            props.onLost();
            props.onLeave();
          }}
        />
      </>
    );
  }
  if (mode.kind === 'edit') {
    return (
      <>
        <ItemEditor
          key={item.id}
          item={mode.base}
          typed={kept.get(item.id)}
          onSave={(change) => {
            kept.delete(item.id);
            props.onCorrect(mode.base, change);
          }}
          onLeave={(typed) => {
            if (typed) kept.set(item.id, typed);
            else kept.delete(item.id);
            props.onLeave();
          }}
        />
        {/* Below the form: nothing may move under the pointer of somebody who is about to save. */}
        {item.revision > mode.base.revision && (
          <p className="review-note" role="alert">
            {props.changedBy ? t('review.conflict.titleBy', { name: props.changedBy }) : t('review.conflict.title')}
          </p>
        )}
      </>
    );
  }
  if (mode.kind === 'split') {
    return (
      <SplitView
        key={item.id}
        item={item}
        text={props.text}
        cursor={mode.cursor}
        onSplit={props.onSplit}
        onLeave={props.onLeave}
      />
    );
  }
  return <ItemDetail item={item} mayEdit={props.mayReview} onAct={props.onAct} onToText={props.onToText} />;
}
