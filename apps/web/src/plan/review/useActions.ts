import type { Item, ItemKind } from '@chengshi/contract';
import type { TFunction } from 'i18next';
import type { Span } from '../../ui/text/spans.ts';
import { redoable, subjectOf, undoable } from './log.ts';
import type { DeskInUse } from './useDesk.ts';
import { nextUndecided, stepFrom } from './walk.ts';
import { stepWords } from './words.ts';

export type Decision = 'accept' | 'reject' | 'reopen';
const stateOf = { accept: 'accepted', reject: 'rejected', reopen: 'found' } as const;
/** The contract takes so many in one step. */
const mostAtOnce = 5000;

/** What a reviewer can do, in words of the page: each takes a step on the desk, says so, and moves on. */
export function useActions(options: {
  readonly desk: DeskInUse;
  readonly me: string;
  readonly t: TFunction;
  readonly shown: readonly Item[];
  readonly current: Item | undefined;
  readonly selected: ReadonlySet<string>;
  readonly go: (id: string | undefined, focus: boolean) => void;
  readonly clearSelection: () => void;
  readonly say: (words: string) => void;
}) {
  const { desk, t, shown, current, selected, go, say } = options;
  const { items } = desk;

  const decide = (decision: Decision, chosen: readonly Item[]) => {
    const state = stateOf[decision];
    const ids = chosen.filter((item) => item.state !== state).map(({ id }) => id);
    for (let from = 0; from < ids.length; from += mostAtOnce) {
      desk.take({ op: 'decide', itemIds: ids.slice(from, from + mostAtOnce), decision });
    }
    const [first] = chosen;
    if (!first) return;
    const left = items.filter((item) => item.state === 'found' && !ids.includes(item.id)).length;
    const done = chosen.length === 1 ? t(`review.said.${state}`, { title: first.title }) : many(state, ids.length, t);
    say(left === 0 && decision !== 'reopen' ? `${done} · ${t('review.said.allDone')}` : done);
  };

  /** Decides the selection, or the item itself, and goes on to what is still open. */
  const decideHere = (decision: Decision, item: Item | undefined = current, focus = true) => {
    const chosen = selected.size > 0 ? items.filter(({ id }) => selected.has(id)) : item ? [item] : [];
    if (chosen.length === 0) return;
    decide(decision, chosen);
    options.clearSelection();
    if (decision === 'reopen') return;
    const decided = new Set<string>(chosen.map(({ id }) => id));
    go(nextUndecided(shown, chosen.at(-1)?.id, 1, decided), focus);
  };

  const merge = () => {
    const next = stepFrom(shown, current?.id, 1);
    const ids = selected.size > 1 ? [...selected] : [current?.id, next];
    const chosen = items.filter(({ id }) => ids.includes(id));
    const [first] = chosen;
    if (!first || chosen.length < 2) return say(t('review.merge.one'));
    if (chosen.some((item) => item.section !== first.section)) return say(t('review.merge.sections'));
    desk.take({ op: 'merge', itemIds: chosen.map(({ id }) => id) });
    options.clearSelection();
    go(first.id, true);
    say(t('review.said.merged', { count: chosen.length }));
  };

  const takeBack = (forward: boolean) => {
    const step = (forward ? redoable : undoable)(desk.steps, options.me);
    if (!step) return say(t(forward ? 'review.history.nothingToRedo' : 'review.history.nothingToUndo'));
    desk.undo(step);
    const back = step.inverse?.items.find(({ id }) => shown.some((item) => item.id === id));
    if (back) go(back.id, true);
    say(t(forward ? 'review.said.redone' : 'review.said.undone', { what: stepWords(subjectOf(desk.steps, step), t) }));
  };

  return {
    decide,
    decideHere,
    merge,
    undo: () => takeBack(false),
    redo: () => takeBack(true),
    split: (item: Item, at: number) => {
      desk.take({ op: 'split', itemId: item.id, revision: item.revision, at });
      say(t('review.said.split'));
    },
    mark: ({ start, end }: Span, kind: ItemKind, words: string) => {
      desk.take({ op: 'mark', start, end, kind });
      say(t('review.said.marked', { kind: t(`kind.${kind}`), title: words.slice(0, 20) }));
    },
  };
}

function many(state: Item['state'], count: number, t: TFunction): string {
  if (state === 'accepted') return t('review.said.acceptedMany', { count });
  return state === 'rejected' ? t('review.said.rejectedMany', { count }) : t('review.said.foundMany', { count });
}
