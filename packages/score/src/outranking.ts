import { columnOf, type Table } from './table.ts';

/**
 * TOPSIS (Hwang and Yoon 1981): closeness to the best thinkable unit and distance from the worst, 0 … 1. Values are divided by the
 * column's Euclidean length and weighted; best and worst are taken column by column, so give values where higher is better. A missing
 * cell leaves the unit's distances (their squared weights are re-scaled over the cells that are there). NaN for a unit without cells.
 */
export function topsis(table: Table, weights: ArrayLike<number>): Float64Array {
  const { units, indicators } = table;
  checkWeights(weights, indicators);
  const toBest = new Float64Array(units);
  const toWorst = new Float64Array(units);
  const there = new Float64Array(units);
  let all = 0;
  for (let indicator = 0; indicator < indicators; indicator++) {
    const column = columnOf(table, indicator);
    const weight = weights[indicator] as number;
    all += weight * weight;
    let square = 0;
    let best = Number.NEGATIVE_INFINITY;
    let worst = Number.POSITIVE_INFINITY;
    for (const value of column) {
      if (Number.isNaN(value)) continue;
      square += value * value;
      if (value > best) best = value;
      if (value < worst) worst = value;
    }
    const factor = square > 0 ? weight / Math.sqrt(square) : 0;
    for (let unit = 0; unit < units; unit++) {
      const value = column[unit] as number;
      if (Number.isNaN(value)) continue;
      toBest[unit] = (toBest[unit] as number) + ((best - value) * factor) ** 2;
      toWorst[unit] = (toWorst[unit] as number) + ((value - worst) * factor) ** 2;
      there[unit] = (there[unit] as number) + weight * weight;
    }
  }
  return toBest.map((squared, unit) => {
    const scale = all / (there[unit] as number);
    const near = Math.sqrt(squared * scale);
    const far = Math.sqrt((toWorst[unit] as number) * scale);
    // Alone, or equal to everybody: neither near nor far.
    return near + far === 0 ? 0.5 : far / (near + far);
  });
}

/**
 * How strongly each unit outranks each other: `matrix[a * units + b]` is the share of weight of the indicators in which a is better than
 * b, half of it where they are equal, over the indicators that both have.
 */
export function outrankingMatrix(table: Table, weights: ArrayLike<number>): Float64Array {
  const { units, indicators } = table;
  checkWeights(weights, indicators);
  const wins = new Float64Array(units * units);
  const sums = new Float64Array(units * units);
  for (let indicator = 0; indicator < indicators; indicator++) {
    const column = columnOf(table, indicator);
    const weight = weights[indicator] as number;
    for (let a = 0; a < units; a++) {
      const mine = column[a] as number;
      if (Number.isNaN(mine)) continue;
      for (let b = 0; b < units; b++) {
        const other = column[b] as number;
        if (a === b || Number.isNaN(other)) continue;
        const at = a * units + b;
        sums[at] = (sums[at] as number) + weight;
        if (mine > other) wins[at] = (wins[at] as number) + weight;
        else if (mine === other) wins[at] = (wins[at] as number) + weight / 2;
      }
    }
  }
  return wins.map((won, at) => (sums[at] ? won / (sums[at] as number) : Number.NaN));
}

/**
 * Copeland scores (Copeland 1951): how many units each one outranks by more than half of the weight, minus by how many it is outranked.
 * Only order counts, so no normalisation is needed; give values where higher is better.
 */
export function copeland(table: Table, weights: ArrayLike<number>): Float64Array {
  const { units } = table;
  const matrix = outrankingMatrix(table, weights);
  return Float64Array.from({ length: units }, (_, a) => {
    let score = 0;
    for (let b = 0; b < units; b++) {
      const share = matrix[a * units + b] as number;
      if (a === b || Number.isNaN(share)) continue;
      score += Math.sign(share - 0.5);
    }
    return score;
  });
}

function checkWeights(weights: ArrayLike<number>, indicators: number): void {
  if (weights.length !== indicators) throw new RangeError(`${weights.length} weights for ${indicators} indicators`);
  for (let at = 0; at < indicators; at++)
    if (!((weights[at] as number) >= 0)) throw new RangeError(`weight ${at} is ${weights[at]}: it must be 0 or more`);
}
