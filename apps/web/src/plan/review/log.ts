import type { EditResult } from '@chengshi/contract';
import type { Parts } from './parts.ts';

/** A step as the history shows it. `key` is its number, or a provisional name while the server has not answered. */
export interface LoggedStep {
  readonly key: number | string;
  readonly op: string;
  readonly by: { readonly id: string; readonly name: string };
  readonly at: string;
  /** How many items it touched. */
  readonly count: number;
  readonly undoes: number | string | null;
  /** Known to be taken back, from what the server told. */
  readonly undone: boolean;
  /** The server would not take it back, because its items were changed again: nobody tries a second time. */
  readonly blocked?: boolean;
  /** Of the first item; null for steps from before this page was opened. */
  readonly title: string | null;
  readonly state: 'found' | 'accepted' | 'rejected' | null;
  /** What leads back; null for steps of others and from before this page was opened. */
  readonly inverse: Parts | null;
}

export function logged(edit: EditResult, inverse: Parts | null): LoggedStep {
  const { seq, op, by, at, items, removed, undoes } = edit;
  const [first] = items;
  return {
    key: seq,
    op,
    by,
    at,
    undoes,
    inverse,
    undone: false,
    count: Math.max(items.length, removed.length),
    title: first?.title ?? null,
    state: first?.state ?? null,
  };
}

/**
 * The next step that “undo” takes back: the newest own one that still holds. A step holds when it was taken,
 * or taken again, and not taken back since. `steps` are in the order in which they were taken.
 */
export function undoable(steps: readonly LoggedStep[], me: string): LoggedStep | undefined {
  const book = bookOf(steps);
  return steps.findLast((step) => step.by.id === me && !book.isUndone(step) && book.forward(step));
}

/** The next step that “redo” brings back: the newest own undoing that still holds, unless something new was done since. */
export function redoable(steps: readonly LoggedStep[], me: string): LoggedStep | undefined {
  const book = bookOf(steps);
  const own = steps.filter((step) => step.by.id === me);
  const at = own.findLastIndex((step) => !book.isUndone(step) && !book.forward(step));
  if (at < 0) return undefined;
  return own.slice(at + 1).some((step) => step.op !== 'undo') ? undefined : own[at];
}

/** A step with what became of it: taken back or not for now, and by which step last; that one leads back when it is undone. */
export interface StepStanding {
  readonly step: LoggedStep;
  readonly takenBack: boolean;
  readonly last: LoggedStep;
}

/** The steps that did something, without the undoings, in the order in which they were taken. */
export function standings(steps: readonly LoggedStep[]): readonly StepStanding[] {
  const { undoer } = bookOf(steps);
  return steps
    .filter((step) => step.op !== 'undo')
    .map((step) => {
      let last = step;
      let takenBack = step.undone && !undoer.has(step.key);
      for (let by = undoer.get(step.key); by; by = undoer.get(by.key)) {
        last = by;
        takenBack = !takenBack;
      }
      return { step, takenBack, last };
    });
}

/** The step that an undoing is about, through all undoings of undoings; a step that undoes nothing is about itself. */
export function subjectOf(steps: readonly LoggedStep[], step: LoggedStep): LoggedStep {
  const target = step.undoes === null ? undefined : steps.find(({ key }) => key === step.undoes);
  return target ? subjectOf(steps, target) : step;
}

function bookOf(steps: readonly LoggedStep[]) {
  const byKey = new Map(steps.map((step) => [step.key, step]));
  const undoer = new Map(steps.flatMap((step) => (step.undoes === null ? [] : [[step.undoes, step] as const])));
  /** Does it do something, or bring something back, rather than take something back? */
  const forward = (step: LoggedStep): boolean => {
    if (step.op !== 'undo') return true;
    const target = step.undoes === null ? undefined : byKey.get(step.undoes);
    return target ? !forward(target) : false;
  };
  return {
    undoer,
    forward,
    isUndone: (step: LoggedStep) => step.undone || undoer.has(step.key) || (step.blocked ?? false),
  };
}
