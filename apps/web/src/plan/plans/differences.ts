import type { PlanMeasure, PlanVersion } from '@chengshi/contract';

/** A piece of text that both versions have, or only one of them. */
export interface Piece {
  readonly kind: 'same' | 'added' | 'removed';
  readonly words: string;
}

const clauses = (text: string): string[] => text.match(/[^，、；。！？\n]+[，、；。！？\n]*|[，、；。！？\n]+/gu) ?? [];

/** More clauses than this on both sides and the texts are shown whole: the table would have a million cells. */
const mostClauses = 1000;

/** What became of a text, clause by clause: longest common subsequence, removed before added. */
export function differences(before: string, after: string): Piece[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', words: before }];
  const [old, now] = [clauses(before), clauses(after)];
  if (old.length > mostClauses || now.length > mostClauses)
    return joined([piece('removed', before), piece('added', after)]);
  const common = table(old, now);
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      pieces.push(piece('same', old[i++] as string));
      j++;
    } else if (j >= now.length || (i < old.length && (common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? 0))) {
      pieces.push(piece('removed', old[i++] as string));
    } else pieces.push(piece('added', now[j++] as string));
  }
  return joined(pieces);
}

const piece = (kind: Piece['kind'], words: string): Piece => ({ kind, words });

/** Length of the longest common subsequence of what follows each pair of places. */
function table(old: readonly string[], now: readonly string[]): number[][] {
  const rows = Array.from({ length: old.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
  for (let i = old.length - 1; i >= 0; i--) {
    const [row, below] = [rows[i] as number[], rows[i + 1] as number[]];
    for (let j = now.length - 1; j >= 0; j--) {
      row[j] = old[i] === now[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return rows;
}

function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const next of pieces) {
    if (next.words === '') continue;
    const last = result.at(-1);
    if (last?.kind === next.kind) result[result.length - 1] = { ...last, words: last.words + next.words };
    else result.push(next);
  }
  return result;
}

export interface MeasureChange {
  readonly kind: 'same' | 'added' | 'removed' | 'changed';
  readonly measure: PlanMeasure;
  /** The measure in the version before; null for one that is new. */
  readonly before: PlanMeasure | null;
}

/** The measures of a version beside those of the one before, known again by their ids; what was removed stands at the end. */
export function measureChanges(before: readonly PlanMeasure[], after: readonly PlanMeasure[]): MeasureChange[] {
  const old = new Map(before.map((measure) => [measure.id, measure]));
  const kept = new Set(after.map((measure) => measure.id));
  return [
    ...after.map((measure): MeasureChange => {
      const earlier = old.get(measure.id) ?? null;
      if (earlier === null) return { kind: 'added', measure, before: null };
      return { kind: sameMeasure(earlier, measure) ? 'same' : 'changed', measure, before: earlier };
    }),
    ...before
      .filter((measure) => !kept.has(measure.id))
      .map((measure): MeasureChange => ({ kind: 'removed', measure, before: measure })),
  ];
}

/** The place of a numeral moves with the words and is no change of its own. */
function sameMeasure(a: PlanMeasure, b: PlanMeasure): boolean {
  const asked = ({ quantity, ...rest }: PlanMeasure) =>
    JSON.stringify([{ ...rest, quantity: quantity && { ...quantity, at: 0 } }]);
  return asked(sorted(a)) === asked(sorted(b));
}

const sorted = (measure: PlanMeasure): PlanMeasure => ({
  ...{ id: measure.id, kind: measure.kind, words: measure.words, rhythm: measure.rhythm },
  ...{ quantity: measure.quantity, dueOn: measure.dueOn, person: measure.person },
});

export function changeCounts(before: PlanVersion, after: PlanVersion): Record<MeasureChange['kind'], number> {
  const counts = { same: 0, added: 0, removed: 0, changed: 0 };
  for (const change of measureChanges(before.measures, after.measures)) counts[change.kind]++;
  return counts;
}
