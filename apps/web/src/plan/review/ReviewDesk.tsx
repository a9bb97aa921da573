import type { Document } from '@chengshi/contract';
import { Button, Segmented } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSteady } from '../../app/useSteady.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Conflict } from './Conflict.tsx';
import { CurrentBar } from './CurrentBar.tsx';
import { correctionOf, correctionWords, type LostCorrection, withChange } from './correction.ts';
import { DiscardButton } from './DiscardButton.tsx';
import { type ReviewSearch, tallyStates } from './filters.ts';
import { ItemPanel } from './ItemPanel.tsx';
import { LooseList } from './LooseList.tsx';
import { redoable, subjectOf, undoable } from './log.ts';
import { MarkBar } from './MarkBar.tsx';
import { ReviewDialogs } from './ReviewDialogs.tsx';
import { noFilters, ReviewFilters } from './ReviewFilters.tsx';
import { ReviewFoot } from './ReviewFoot.tsx';
import { ReviewHead } from './ReviewHead.tsx';
import { ReviewList } from './ReviewList.tsx';
import type { RowAction } from './ReviewRow.tsx';
import { ReviewText } from './ReviewText.tsx';
import type { Decision } from './useActions.ts';
import type { DeskInUse } from './useDesk.ts';
import { useReview } from './useReview.ts';
import { nextUndecided, stepFrom } from './walk.ts';
import { stepWords } from './words.ts';

/** The desk itself: text on the left, items on the right, one place in both. */
export function ReviewDesk(props: {
  readonly document: Document;
  readonly title: ReactNode;
  readonly head: ReactNode;
  readonly search: ReviewSearch;
  readonly onSearch: (change: Partial<ReviewSearch>) => void;
  readonly desk: DeskInUse;
  readonly me: string;
  readonly mayReview: boolean;
  readonly lost: LostCorrection | undefined;
  readonly onLost: () => void;
}) {
  const { t } = useTranslation();
  const { document, search, onSearch, desk, me, mayReview, lost } = props;
  const { items } = desk;
  const { text, chrome } = document;
  const review = useReview({ document, search, onSearch, desk, me, mayReview });
  const { refs, view, mode, certainty, company, actions, acts } = review;
  const { wide, pane, selected, said, chosen, shown, loose, current } = view;
  const counts = useMemo(() => tallyStates(items), [items]);

  // The parts of the desk are drawn only when what they show changes: what they call must stay the same.
  const on = useSteady({
    row: (id: string, action: RowAction) => {
      const item = items.find((one) => one.id === id);
      if (!item) return;
      if (action === 'open') acts.go(id, false);
      else if (action === 'select') acts.select(id, 'one');
      else if (action === 'extend') acts.select(id, 'range');
      else {
        actions.decide(action, [item]);
        if (item.id === current?.id) acts.go(nextUndecided(shown, id), false);
      }
    },
    go: (id: string) => acts.go(id, true),
    item: (id: string) => acts.go(id, false),
    titleOf: (id: string) => items.find((item) => item.id === id)?.title,
    loose: () => {
      acts.leaveChosen();
      onSearch({ loose: search.loose ? undefined : true });
    },
    search: onSearch,
    select: acts.chooseSelected,
    sentence: acts.chooseSentence,
    dialog: acts.setDialog,
    help: () => acts.setDialog('help'),
    history: () => acts.setDialog('history'),
    publish: () => acts.setDialog('publish'),
    undo: actions.undo,
    redo: actions.redo,
    merge: actions.merge,
    clear: acts.clearSelection,
    decideSelected: (decision: Decision) => actions.decideHere(decision, undefined, false),
  });

  const steps = desk.steps;
  const lastStep = undoable(steps, me);
  const lostItem = lost && items.find(({ id }) => id === lost.itemId);
  const panel = current && (
    <ItemPanel
      item={current}
      text={text}
      mode={mode}
      kept={refs.kept.current}
      lost={lost?.itemId === current.id ? lost : undefined}
      changedBy={company.changed.get(current.id) ?? steps.findLast(({ by }) => by.id !== me)?.by.name}
      mayReview={mayReview}
      onAct={(action) => {
        if (action === 'edit') acts.edit();
        else if (action === 'split') acts.split();
        else if (action === 'merge') actions.merge();
        else actions.decideHere(action, current, false);
      }}
      onToText={() => acts.turnTo('text')}
      onCorrect={acts.correct}
      onSplit={(at) => {
        actions.split(current, at);
        acts.leavePanel();
      }}
      onLeave={acts.leavePanel}
      onLost={props.onLost}
    />
  );

  return (
    <div className="review" data-pane={pane}>
      <p className="only-read" role="status" aria-live="polite">
        {said}
      </p>
      {!wide && (
        <>
          {props.title}
          <div className="review-panes">
            <Segmented
              block
              aria-label={t('review.panes')}
              value={pane}
              onChange={acts.turnTo}
              options={[
                { value: 'items' as const, label: `${t('review.items')} ${shown.length}` },
                { value: 'text' as const, label: t('review.text') },
              ]}
            />
          </div>
        </>
      )}
      <section className="review-text" aria-label={t('review.text')}>
        {wide && props.title}
        {props.head}
        {chrome.length > 0 && (
          <label className="check" title={t('documents.review.chromeHelp', { count: chrome.length })}>
            <input
              type="checkbox"
              checked={view.showChrome}
              onChange={(event) => acts.setShowChrome(event.target.checked)}
            />
            {t('documents.review.showChrome')} <span className="figure">{chrome.length}</span>
          </label>
        )}
        <ReviewText
          root={refs.root}
          document={document}
          paragraphs={view.paragraphs}
          items={items}
          hidden={view.hidden}
          loose={loose}
          showLoose={search.loose ?? false}
          current={current}
          onItem={on.item}
          onSelect={on.select}
          onSentence={on.sentence}
        />
        {mayReview && (
          <div className="review-discard">
            <DiscardButton document={document} />
          </div>
        )}
      </section>
      <section className="review-side" aria-label={t('review.items')}>
        <ReviewHead
          counts={counts}
          people={company.others}
          broken={company.broken}
          pending={desk.pending}
          mayReview={mayReview}
          looseCount={loose.length}
          showLoose={search.loose ?? false}
          shown={shown}
          certainty={certainty}
          titleOf={on.titleOf}
          onGo={on.go}
          onBulk={on.dialog}
          onLoose={on.loose}
          onHelp={on.help}
        />
        {!search.loose && items.length > 0 && (
          <ReviewFilters
            document={document}
            items={items}
            matching={shown.length}
            search={search}
            field={refs.field}
            onChange={on.search}
          />
        )}
        <div className="review-scroll">
          {lost && lost.itemId !== current?.id && (
            <Conflict
              item={lostItem}
              by={undefined}
              typed={
                lostItem
                  ? correctionOf(withChange(lostItem, lost.change), t('unitJoin'))
                  : correctionWords(lost.change, t('unitJoin'))
              }
              onMine={() => {
                props.onLost();
                if (lostItem) acts.correct(lostItem, lost.change);
              }}
              onTheirs={props.onLost}
            />
          )}
          {search.loose ? (
            <LooseList text={text} loose={loose} chosen={chosen} onChoose={acts.choose} />
          ) : shown.length > 0 ? (
            <ReviewList
              list={refs.list}
              places={refs.places}
              wide={wide}
              shown={shown}
              current={current?.id}
              selected={selected}
              certainty={certainty}
              mayEdit={mayReview}
              lookers={company.lookers}
              changed={company.changed}
              detail={panel}
              onAct={on.row}
            />
          ) : (
            <NothingShown total={items.length} onClear={() => onSearch(noFilters)} />
          )}
        </div>
        {mayReview && (
          <ReviewFoot
            mayPublish={counts.accepted + counts.found > 0}
            selectedCount={selected.size}
            lastStep={lastStep && stepWords(subjectOf(steps, lastStep), t)}
            mayRedo={redoable(steps, me) !== undefined}
            onUndo={on.undo}
            onRedo={on.redo}
            onHistory={on.history}
            onMerge={on.merge}
            onClear={on.clear}
            onDecide={on.decideSelected}
            onPublish={on.publish}
          />
        )}
      </section>
      {!wide && current && !chosen && mode.kind === 'plain' && !search.loose && (
        <CurrentBar
          item={current}
          mayReview={mayReview}
          onStep={(by) => acts.go(stepFrom(shown, current.id, by), false)}
          onDecide={(decision) => actions.decideHere(decision, current, false)}
        />
      )}
      {chosen && mayReview && (
        <MarkBar
          words={text.slice(chosen.start, chosen.end)}
          onMark={acts.mark}
          onStep={acts.stepLoose}
          onClose={acts.leaveChosen}
        />
      )}
      <ReviewDialogs document={document} search={search} desk={desk} review={review} me={me} onSearch={onSearch} />
    </div>
  );
}

function NothingShown({ total, onClear }: { readonly total: number; readonly onClear: () => void }) {
  const { t } = useTranslation();
  if (total === 0) return <EmptyState title={t('review.empty')} help={t('review.emptyHelp')} />;
  return (
    <EmptyState
      title={t('review.noneMatch')}
      help={t('review.noneMatchHelp', { total })}
      action={<Button onClick={onClear}>{t('review.filter.clear')}</Button>}
    />
  );
}
