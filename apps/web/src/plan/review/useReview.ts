import type { Document, Item, ItemChange } from '@chengshi/contract';
import type { InputRef } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { paragraphsOf } from '../../ui/text/paragraphs.ts';
import type { Span } from '../../ui/text/spans.ts';
import { useMediaQuery } from '../../ui/useMediaQuery.ts';
import type { Bulk } from './BulkDialog.tsx';
import type { Correction } from './correction.ts';
import { certaintyOf, matcher, type ReviewSearch } from './filters.ts';
import type { PanelMode } from './ItemPanel.tsx';
import { markKinds } from './MarkBar.tsx';
import type { RowPlaces } from './ReviewList.tsx';
import { cursorOffset } from './selection.ts';
import { looseNow, sentenceFor, trimmed } from './sentences.ts';
import { useActions } from './useActions.ts';
import { useChosen } from './useChosen.ts';
import { useCompany } from './useCompany.ts';
import type { DeskInUse } from './useDesk.ts';
import { usePlace } from './usePlace.ts';
import { useReviewKeys } from './useReviewKeys.ts';
import { useTogether } from './useTogether.ts';
import { between, nextUndecided, stepFrom } from './walk.ts';

const nobody: ReadonlySet<string> = new Set();
export type ReviewDialog = 'help' | 'history' | 'publish' | Bulk;

/** Everything that the desk shows and does, apart from drawing it. */
export function useReview(options: {
  readonly document: Document;
  readonly search: ReviewSearch;
  readonly onSearch: (change: Partial<ReviewSearch>) => void;
  readonly desk: DeskInUse;
  readonly me: string;
  readonly mayReview: boolean;
}) {
  const { t } = useTranslation();
  const { document, search, onSearch, desk, me, mayReview } = options;
  const { items } = desk;
  const { text, title, sections, chrome } = document;
  const root = useRef<HTMLElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const places = useRef<RowPlaces>(null);
  const field = useRef<InputRef>(null);
  const wide = useMediaQuery('(min-width: 1080px)');
  const [pane, setPane] = useState<'items' | 'text'>('items');
  const [showChrome, setShowChrome] = useState(false);
  const [selected, setSelected] = useState(nobody);
  const [mode, setMode] = useState<PanelMode>({ kind: 'plain' });
  const [dialog, setDialog] = useState<ReviewDialog>();
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

  const [chosen, setChosen] = useChosen(root, paragraphs);
  const { realId } = desk;
  const onLink = (c: string) => onSearch({ c });
  const place = usePlace({ root, list, places, paragraphs, items, shown, linked: search.c, realId, onLink });
  const { current } = place;
  const together = useTogether({
    root,
    list,
    places,
    paragraphs,
    shown,
    enabled: wide && !search.loose && mode.kind === 'plain',
  });
  const company = useCompany({
    documentId: document.id,
    desk,
    me,
    enabled: mayReview,
    currentId: current?.id,
    root,
    paragraphs,
    say: setSaid,
  });

  const go = (id: string | undefined, focus: boolean) => {
    if (id === undefined) return;
    setMode({ kind: 'plain' });
    setChosen(undefined);
    together.rest();
    place.go(id, focus);
  };
  const clearSelection = () => setSelected(nobody);
  const actions = useActions({ desk, me, t, shown, current, selected, go, clearSelection, say: setSaid });

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
    const at = root.current ? cursorOffset(root.current) : undefined;
    const within = at !== undefined && at > current.start && at < current.end;
    setMode({ kind: 'split', id: current.id, cursor: within ? at : undefined });
  };
  const leavePanel = () => {
    if (current && kept.current.has(current.id)) setSaid(t('review.editor.kept'));
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
    together.rest();
    place.jump(span.start, false);
  };
  const stepLoose = (by: 1 | -1) => {
    const from = chosen?.start ?? current?.start ?? -1;
    const next = by > 0 ? loose.find(({ start }) => start > from) : loose.findLast(({ start }) => start < from);
    choose(next ?? (by > 0 ? loose[0] : loose.at(-1)));
  };
  const mark = (as: Item['kind']) => {
    if (!chosen) return;
    actions.mark(chosen, as, text.slice(chosen.start, chosen.end));
    globalThis.document.getSelection()?.removeAllRanges();
    const next = search.loose ? loose.find(({ start }) => start >= chosen.end) : undefined;
    setChosen(next);
    if (next) place.jump(next.start, false);
  };
  const turnTo = (to: typeof pane) => {
    setPane(to);
    requestAnimationFrame(() => {
      if (!current) return;
      if (to === 'text') place.jump(current.start);
      else place.reveal(current.id);
    });
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
    accept: () => mayReview && actions.decideHere('accept'),
    reject: () => mayReview && actions.decideHere('reject'),
    reopen: () => mayReview && actions.decideHere('reopen'),
    certain: () => mayReview && setDialog('certain'),
    edit,
    split,
    merge: () => mayReview && actions.merge(),
    select: () => current && select(current.id, 'one'),
    loose: stepLoose,
    mark: (at) => markKinds[at] && mark(markKinds[at]),
    undo: () => mayReview && actions.undo(),
    redo: () => mayReview && actions.redo(),
    search: () => field.current?.focus({ cursor: 'all' }),
    history: () => mayReview && setDialog('history'),
    help: () => setDialog('help'),
    close: () => {
      if (chosen) setChosen(undefined);
      else if (mode.kind !== 'plain') leavePanel();
      else clearSelection();
    },
  });

  return {
    refs: { root, list, places, field, kept },
    view: { wide, pane, showChrome, selected, dialog, said, chosen, paragraphs, shown, hidden, loose, current },
    mode: mode.kind !== 'plain' && realId(mode.id) === current?.id ? mode : ({ kind: 'plain' } as const),
    certainty: certaintyOf(search),
    company,
    actions,
    acts: {
      go,
      select,
      edit,
      split,
      correct,
      mark,
      stepLoose,
      choose,
      turnTo,
      leavePanel,
      clearSelection,
      setDialog,
      setShowChrome,
      leaveChosen: () => setChosen(undefined),
      chooseSelected: (span: Span) => choose(trimmed(text, span)),
      chooseSentence: (offset: number) => choose(sentenceFor(text, loose, offset)),
    },
  };
}
export type ReviewInUse = ReturnType<typeof useReview>;
