import type { Document, Item, ItemChange } from '@chengshi/contract';
import { Button, type InputRef, Segmented } from 'antd';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRefresh } from '../../app/useRefresh.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { paragraphsOf } from '../../ui/text/paragraphs.ts';
import type { Span } from '../../ui/text/spans.ts';
import { useMediaQuery } from '../../ui/useMediaQuery.ts';
import { type Bulk, BulkDialog } from './BulkDialog.tsx';
import { Conflict } from './Conflict.tsx';
import { CurrentBar } from './CurrentBar.tsx';
import { type Correction, correctionWords } from './correction.ts';
import { DiscardButton } from './DiscardButton.tsx';
import type { LostCorrection } from './DraftReview.tsx';
import { certaintyOf, filterCount, matcher, type ReviewSearch, tallyStates } from './filters.ts';
import { HistoryDrawer } from './HistoryDrawer.tsx';
import { ItemPanel, type PanelMode } from './ItemPanel.tsx';
import { KeysHelp } from './KeysHelp.tsx';
import { LooseList } from './LooseList.tsx';
import { redoable, subjectOf, undoable } from './log.ts';
import { MarkBar, markKinds } from './MarkBar.tsx';
import { PublishDialog } from './PublishDialog.tsx';
import { noFilters, ReviewFilters } from './ReviewFilters.tsx';
import { ReviewFoot } from './ReviewFoot.tsx';
import { ReviewHead } from './ReviewHead.tsx';
import { ReviewList } from './ReviewList.tsx';
import type { RowAction } from './ReviewRow.tsx';
import { ReviewText } from './ReviewText.tsx';
import { cursorOffset } from './selection.ts';
import { looseNow, sentenceFor, trimmed } from './sentences.ts';
import { useActions } from './useActions.ts';
import { useChanged } from './useChanged.ts';
import { useChosen } from './useChosen.ts';
import type { DeskInUse } from './useDesk.ts';
import { useFollow } from './useFollow.ts';
import { useLook } from './useLook.ts';
import { usePlace } from './usePlace.ts';
import { useReviewKeys } from './useReviewKeys.ts';
import { useSteady } from './useSteady.ts';
import { useTogether } from './useTogether.ts';
import { between, nextUndecided, stepFrom } from './walk.ts';
import { stepWords } from './words.ts';

const nobody: ReadonlySet<string> = new Set();

/** The desk itself: text on the left, items on the right, one place in both. */
export function ReviewDesk(props: {
  readonly document: Document;
  readonly title: ReactNode;
  readonly head: ReactNode;
  readonly search: ReviewSearch;
  readonly onSearch: (change: Partial<ReviewSearch>) => void;
  readonly desk: DeskInUse;
  readonly me: { readonly id: string; readonly name: string };
  readonly mayReview: boolean;
  readonly lost: LostCorrection | undefined;
  readonly onLost: () => void;
}) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  const { document, search, onSearch, desk, me, mayReview, lost } = props;
  const { items } = desk;
  const { text, title, sections, chrome } = document;
  const root = useRef<HTMLElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const field = useRef<InputRef>(null);
  const wide = useMediaQuery('(min-width: 1080px)');
  const [pane, setPane] = useState<'items' | 'text'>('items');
  const [showChrome, setShowChrome] = useState(false);
  const [selected, setSelected] = useState(nobody);
  const [mode, setMode] = useState<PanelMode>({ kind: 'plain' });
  const [dialog, setDialog] = useState<'help' | 'history' | 'publish' | Bulk>();
  const [said, setSaid] = useState('');
  /** Corrections that were left unsaved: whoever comes back finds them. */
  const kept = useRef(new Map<string, Correction>());

  const paragraphs = useMemo(
    () => paragraphsOf(text, title, sections, showChrome ? [] : chrome),
    [text, title, sections, chrome, showChrome],
  );
  const { kind, state, doubt, owner, section, query, sure } = search;
  const shown = useMemo(
    () => items.filter(matcher({ kind, state, doubt, owner, section, query, sure }, sections)),
    [items, sections, kind, state, doubt, owner, section, query, sure],
  );
  const hidden = useMemo(() => {
    if (shown.length === items.length) return nobody;
    const stay = new Set<string>(shown.map(({ id }) => id));
    return new Set<string>(items.map(({ id }) => id).filter((id) => !stay.has(id)));
  }, [items, shown]);
  const loose = useMemo(() => looseNow(document.loose, items), [document.loose, items]);
  const counts = useMemo(() => tallyStates(items), [items]);
  const certainty = certaintyOf(search);

  const [chosen, setChosen] = useChosen(root, paragraphs);
  const place = usePlace({
    root,
    list,
    paragraphs,
    items,
    shown,
    linked: search.c,
    realId: desk.realId,
    onLink: (c) => onSearch({ c }),
  });
  const { current } = place;
  useTogether({ root, list, paragraphs, shown, enabled: wide && !search.loose });

  const { changed, show } = useChanged(root, paragraphs);
  const { people, broken } = useFollow({
    documentId: document.id,
    enabled: mayReview,
    after: desk.seq,
    onEdit: (edit) => {
      const ours = edit.seq <= desk.seq() || (edit.by.id === me.id && desk.underWay());
      desk.hear(edit);
      if (ours) return;
      show(edit);
      setSaid(
        t('review.said.other', {
          name: edit.by.name,
          what: t('review.history.op.decide', { count: edit.items.length }),
        }),
      );
    },
    onHead: () => void refresh('documents'),
  });
  useLook(document.id, current?.id, mayReview);
  const others = people.filter(({ person }) => person.id !== me.id);
  const lookers = useMemo(() => {
    const names = new Map<string, string>();
    for (const { person, itemId } of people) {
      if (itemId && person.id !== me.id)
        names.set(itemId, [names.get(itemId), person.name].filter(Boolean).join(t('unitJoin')));
    }
    return names;
  }, [people, me.id, t]);

  const go = (id: string | undefined, focus: boolean) => {
    if (id === undefined) return;
    setMode({ kind: 'plain' });
    setChosen(undefined);
    place.go(id, focus);
  };
  const actions = useActions({
    desk,
    me: me.id,
    t,
    shown,
    current,
    selected,
    go,
    clearSelection: () => setSelected(nobody),
    say: setSaid,
  });

  const select = (id: string, reach: 'one' | 'range') =>
    setSelected((old) => {
      if (reach === 'range' && current) return new Set([...old, ...between(shown, current.id, id)]);
      const now = new Set(old);
      if (!now.delete(id)) now.add(id);
      return now;
    });
  const edit = () => {
    if (!current || !mayReview) return;
    setMode({ kind: 'edit', id: current.id, base: current });
    place.lift(current.id);
  };
  const split = () => {
    if (!current || !mayReview) return;
    if (current.end - current.start < 2) return setSaid(t('review.split.short'));
    const cursor = root.current ? cursorOffset(root.current) : undefined;
    setMode({
      kind: 'split',
      id: current.id,
      cursor: cursor !== undefined && inside(current, cursor) ? cursor : undefined,
    });
  };
  const leavePanel = () => {
    setMode({ kind: 'plain' });
    place.refocus();
  };
  const correct = (item: Item, change: ItemChange | null) => {
    if (change) desk.take({ op: 'correct', itemId: item.id, revision: item.revision, change });
    else actions.decide('accept', [item]);
    setSaid(t('review.said.corrected', { title: change?.title ?? item.title }));
    leavePanel();
  };
  const choose = (span: Span | undefined) => {
    if (!mayReview || !span) return;
    setChosen(span);
    place.jump(span.start, false);
  };
  const stepLoose = (by: 1 | -1) => {
    const from = chosen?.start ?? current?.start ?? -1;
    const next = by > 0 ? loose.find(({ start }) => start > from) : loose.findLast(({ start }) => start < from);
    choose(next ?? (by > 0 ? loose[0] : loose.at(-1)));
  };
  const mark = (kind: Item['kind']) => {
    if (!chosen) return;
    actions.mark(chosen, kind, text.slice(chosen.start, chosen.end));
    globalThis.document.getSelection()?.removeAllRanges();
    const next = search.loose ? loose.find(({ start }) => start >= chosen.end) : undefined;
    setChosen(next);
    if (next) place.jump(next.start, false);
  };
  const close = () => {
    if (chosen) setChosen(undefined);
    else if (mode.kind !== 'plain') leavePanel();
    else setSelected(nobody);
  };
  useReviewKeys({
    step: (by, extend) => {
      const next = stepFrom(shown, current?.id, by);
      if (extend && current && next) setSelected((old) => new Set([...old, current.id, next]));
      go(next, true);
    },
    nextOpen: (by) => {
      const next = nextUndecided(shown, current?.id, by);
      if (next) go(next, true);
      else setSaid(t('review.leftNone'));
    },
    accept: () => actions.decideHere('accept'),
    reject: () => actions.decideHere('reject'),
    reopen: () => actions.decideHere('reopen'),
    certain: () => setDialog('certain'),
    edit,
    split,
    merge: actions.merge,
    select: () => current && select(current.id, 'one'),
    loose: stepLoose,
    mark: (at) => markKinds[at] && mark(markKinds[at]),
    undo: actions.undo,
    redo: actions.redo,
    search: () => field.current?.focus({ cursor: 'all' }),
    history: () => setDialog('history'),
    help: () => setDialog('help'),
    close,
  });

  // Rows are drawn once: what they call must stay the same.
  const onRow = useSteady((id: string, action: RowAction) => {
    const item = items.find((one) => one.id === id);
    if (!item) return;
    if (action === 'open') go(id, false);
    else if (action === 'select') select(id, 'one');
    else if (action === 'extend') select(id, 'range');
    else {
      actions.decide(action, [item]);
      if (item.id === current?.id) go(nextUndecided(shown, id), false);
    }
  });

  const lastStep = undoable(desk.steps, me.id);
  const filterWords =
    filterCount(search) > 0 ? t('review.filter.matching', { matching: shown.length, total: items.length }) : '';
  const panel = current && (
    <ItemPanel
      item={current}
      text={text}
      mode={mode.kind !== 'plain' && desk.realId(mode.id) === current.id ? mode : { kind: 'plain' }}
      kept={kept.current}
      lost={lost?.itemId === current.id ? lost : undefined}
      changedBy={changed.get(current.id) ?? desk.steps.findLast(({ by }) => by.id !== me.id)?.by.name}
      mayReview={mayReview}
      onAct={(action) => {
        if (action === 'edit') edit();
        else if (action === 'split') split();
        else if (action === 'merge') actions.merge();
        else actions.decideHere(action, current, false);
      }}
      onToText={() => {
        setPane('text');
        requestAnimationFrame(() => place.jump(current.start));
      }}
      onCorrect={correct}
      onSplit={(at) => {
        actions.split(current, at);
        leavePanel();
      }}
      onLeave={() => {
        if (kept.current.has(current.id)) setSaid(t('review.editor.kept'));
        leavePanel();
      }}
      onLost={props.onLost}
    />
  );

  return (
    <div className="review" data-pane={pane}>
      <p className="only-read" role="status" aria-live="polite">
        {said}
      </p>
      {!wide && props.title}
      {!wide && (
        <div className="review-panes">
          <Segmented
            block
            aria-label={t('review.panes')}
            value={pane}
            onChange={(next) => {
              setPane(next);
              if (next === 'text' && current) requestAnimationFrame(() => place.jump(current.start));
              if (next === 'items' && current) requestAnimationFrame(() => place.reveal(current.id));
            }}
            options={[
              { value: 'items' as const, label: `${t('review.items')} ${shown.length}` },
              { value: 'text' as const, label: t('review.text') },
            ]}
          />
        </div>
      )}
      <section className="review-text" aria-label={t('review.text')}>
        {wide && props.title}
        {props.head}
        {chrome.length > 0 && (
          <div className="review-switches">
            <label className="check" title={t('documents.review.chromeHelp', { count: chrome.length })}>
              <input type="checkbox" checked={showChrome} onChange={(event) => setShowChrome(event.target.checked)} />
              {t('documents.review.showChrome')} <span className="figure">{chrome.length}</span>
            </label>
          </div>
        )}
        <ReviewText
          root={root}
          document={document}
          paragraphs={paragraphs}
          items={items}
          hidden={hidden}
          loose={loose}
          showLoose={search.loose ?? false}
          current={current}
          onItem={(id) => go(id, false)}
          onSelect={(span) => choose(trimmed(text, span))}
          onSentence={(offset) => choose(sentenceFor(text, loose, offset))}
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
          people={others}
          broken={broken}
          pending={desk.pending}
          mayReview={mayReview}
          looseCount={loose.length}
          showLoose={search.loose ?? false}
          shown={shown}
          filtered={filterWords !== ''}
          certainty={certainty}
          titleOf={(id) => items.find((item) => item.id === id)?.title}
          onGo={(id) => go(id, true)}
          onBulk={setDialog}
          onLoose={() => {
            setChosen(undefined);
            onSearch({ loose: search.loose ? undefined : true });
          }}
          onHelp={() => setDialog('help')}
        />
        {!search.loose && items.length > 0 && (
          <ReviewFilters
            document={document}
            items={items}
            matching={shown.length}
            search={search}
            field={field}
            onChange={onSearch}
          />
        )}
        <div className="review-scroll">
          {lost && !items.some(({ id }) => id === lost.itemId) && (
            <Conflict
              item={undefined}
              by={undefined}
              typed={correctionWords(lost.change, t('unitJoin'))}
              onMine={props.onLost}
              onTheirs={props.onLost}
            />
          )}
          {search.loose ? (
            <LooseList text={text} loose={loose} chosen={chosen} onChoose={choose} />
          ) : shown.length > 0 ? (
            <ReviewList
              list={list}
              shown={shown}
              current={current?.id}
              selected={selected}
              certainty={certainty}
              mayEdit={mayReview}
              lookers={lookers}
              changed={changed}
              detail={panel}
              onAct={onRow}
            />
          ) : (
            <NothingShown total={items.length} onClear={() => onSearch(noFilters)} />
          )}
        </div>
        <ReviewFoot
          accepted={counts.accepted + counts.found}
          selectedCount={selected.size}
          lastStep={lastStep && stepWords(subjectOf(desk.steps, lastStep), t)}
          mayRedo={redoable(desk.steps, me.id) !== undefined}
          mayReview={mayReview}
          onUndo={actions.undo}
          onRedo={actions.redo}
          onHistory={() => setDialog('history')}
          onMerge={actions.merge}
          onClear={() => setSelected(nobody)}
          onDecide={(decision) => actions.decideHere(decision, undefined, false)}
          onPublish={() => setDialog('publish')}
        />
      </section>
      {!wide && current && !chosen && mode.kind === 'plain' && (
        <CurrentBar
          item={current}
          mayReview={mayReview}
          onStep={(by) => go(stepFrom(shown, current.id, by), false)}
          onDecide={(decision) => actions.decideHere(decision, current, false)}
        />
      )}
      {chosen && mayReview && (
        <MarkBar
          words={text.slice(chosen.start, chosen.end)}
          onMark={mark}
          onStep={stepLoose}
          onClose={() => setChosen(undefined)}
        />
      )}
      <KeysHelp open={dialog === 'help'} onClose={() => setDialog(undefined)} />
      <HistoryDrawer
        open={dialog === 'history'}
        steps={desk.steps}
        me={me.id}
        onUndo={desk.undo}
        onClose={() => setDialog(undefined)}
      />
      {dialog === 'publish' && (
        <PublishDialog
          document={document}
          items={items}
          settled={desk.settled}
          onReview={() => {
            setDialog(undefined);
            go(nextUndecided(items, current?.id), true);
          }}
          onClose={() => setDialog(undefined)}
        />
      )}
      {(dialog === 'certain' || dialog === 'accept' || dialog === 'reject' || dialog === 'reopen') && mayReview && (
        <BulkDialog
          bulk={dialog}
          shown={shown}
          filters={filterWords}
          undecided={counts.found}
          certainty={certainty}
          onCertainty={(percent) => onSearch({ sure: percent })}
          onDecide={(decision, many) => {
            actions.decide(decision, many);
            setDialog(undefined);
            const decided = new Set<string>(many.map(({ id }) => id));
            if (decision !== 'reopen') go(nextUndecided(shown, undefined, 1, decided), true);
          }}
          onClose={() => setDialog(undefined)}
        />
      )}
    </div>
  );
}

const inside = (item: Item, offset: number): boolean => offset > item.start && offset < item.end;

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
