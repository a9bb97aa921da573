/** Weights of a logistic model over named cues, fitted by `fit/fit.ts`. */
export interface Model {
  readonly bias: number;
  /** The probability from which the answer is yes. */
  readonly threshold: number;
  readonly weights: Readonly<Record<string, number>>;
}

export interface Models {
  /** Does a sentence order or promise a concrete action? */
  readonly directive: Model;
  /** Is a quantity to be reached? */
  readonly target: Model;
  /** Does a quantity state what was or is? */
  readonly fact: Model;
}

/** The probability that the cues together give. */
export function probability(model: Model, cues: readonly string[]): number {
  const weights = weightsOf(model);
  let sum = model.bias;
  for (const cue of cues) sum += weights.get(cue) ?? 0;
  return 1 / (1 + Math.exp(-sum));
}

/** The cues that spoke loudest for the decision, strongest first. */
export function decisiveCues(model: Model, cues: readonly string[], most = 5): string[] {
  const weights = weightsOf(model);
  const best: string[] = [];
  const heights: number[] = [];
  for (const cue of cues) {
    const weight = weights.get(cue) ?? 0;
    if (weight <= 0.05) continue;
    let place = Math.min(best.length, most);
    while (place > 0 && heights[place - 1]! < weight) place--;
    if (place >= most) continue;
    for (let i = Math.min(best.length, most - 1); i > place; i--) {
      best[i] = best[i - 1]!;
      heights[i] = heights[i - 1]!;
    }
    best[place] = cue;
    heights[place] = weight;
  }
  return best;
}

/** A map answers faster than an object whose keys are not known beforehand; one per model, freed with it. */
function weightsOf(model: Model): ReadonlyMap<string, number> {
  let weights = MAPS.get(model);
  if (!weights) {
    weights = new Map(Object.entries(model.weights));
    MAPS.set(model, weights);
  }
  return weights;
}

const MAPS = new WeakMap<Model, Map<string, number>>();
