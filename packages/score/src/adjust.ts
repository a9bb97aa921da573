/** Points beside the indicators: additions, deductions, and red lines. All say for what. */
export type Adjustment =
  | { readonly kind: 'addition' | 'deduction'; readonly unit: number; readonly item: string; readonly points: number }
  /** 红线: with `cap` the score is at most that; without, the unit is not ranked at all. */
  | { readonly kind: 'veto'; readonly unit: number; readonly item: string; readonly cap: number | null };

export interface Ceilings {
  /** The most that additions can bring, in sum and for one item; null for no ceiling. Deductions likewise, as positive numbers. */
  readonly additions: number | null;
  readonly deductions: number | null;
  readonly items?: ReadonlyMap<string, number>;
}

export interface Adjusted {
  readonly score: number;
  /** What was counted after the ceilings; `lost` is what the ceilings took. */
  readonly added: number;
  readonly deducted: number;
  readonly lost: number;
  /** The red lines that were crossed; with one that has no cap the unit is not ranked, and `score` is NaN. */
  readonly vetoes: readonly string[];
}

/** Scores with additions and deductions within their ceilings, and red lines after them. Points must be above 0. */
export function adjust(
  scores: ArrayLike<number>,
  adjustments: readonly Adjustment[],
  ceilings: Ceilings = { additions: null, deductions: null },
): Adjusted[] {
  const ofUnit = new Map<number, Adjustment[]>();
  for (const one of adjustments) {
    if (!(one.unit >= 0 && one.unit < scores.length))
      throw new RangeError(`${one.item} names the unit ${one.unit} of ${scores.length}`);
    if (one.kind !== 'veto' && !(one.points > 0))
      throw new RangeError(`${one.item} brings ${one.points} points: it must be more than 0`);
    const known = ofUnit.get(one.unit);
    if (known) known.push(one);
    else ofUnit.set(one.unit, [one]);
  }
  return Array.from(scores, (score, unit) => adjustedOf(score, ofUnit.get(unit) ?? [], ceilings));
}

function adjustedOf(score: number, own: readonly Adjustment[], ceilings: Ceilings): Adjusted {
  const added = sumOf(own, 'addition', ceilings.additions, ceilings.items);
  const deducted = sumOf(own, 'deduction', ceilings.deductions, ceilings.items);
  const vetoes = own.filter((one) => one.kind === 'veto');
  const caps = vetoes.map((veto) => veto.cap);
  const sum = score + added.counted - deducted.counted;
  const capped = caps.some((cap) => cap === null) ? Number.NaN : Math.min(sum, ...caps.filter((cap) => cap !== null));
  return {
    score: capped,
    added: added.counted,
    deducted: deducted.counted,
    lost: added.lost + deducted.lost,
    vetoes: vetoes.map(({ item }) => item),
  };
}

function sumOf(
  own: readonly Adjustment[],
  kind: 'addition' | 'deduction',
  most: number | null,
  items: ReadonlyMap<string, number> | undefined,
): { readonly counted: number; readonly lost: number } {
  const byItem = new Map<string, number>();
  for (const one of own) {
    if (one.kind === kind) byItem.set(one.item, (byItem.get(one.item) ?? 0) + one.points);
  }
  let claimed = 0;
  let counted = 0;
  for (const [item, points] of byItem) {
    claimed += points;
    counted += Math.min(points, items?.get(item) ?? Number.POSITIVE_INFINITY);
  }
  counted = Math.min(counted, most ?? Number.POSITIVE_INFINITY);
  return { counted, lost: claimed - counted };
}
