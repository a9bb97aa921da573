export { type Adjusted, type Adjustment, adjust, type Ceilings } from './adjust.ts';
export {
  type Aggregation,
  aggregate,
  type Mean,
  type Room,
  roomFor,
  scoresFrom,
  scoresIn,
  scoresOf,
} from './aggregate.ts';
export { type Difference, differences, explain, type Share } from './explain.ts';
export { effectiveWeights, type Hierarchy, hierarchyOf, type Node, withWeights } from './hierarchy.ts';
export { type Imputation, impute } from './impute.ts';
export { blend, type Direction, type Normalisation, normalise, normaliseColumn } from './normalise.ts';
export { isOut, type OutlierRule, type Treatment, treatOutliers } from './outliers.ts';
export { copeland, outrankingMatrix, topsis } from './outranking.ts';
export { membersOf, ranksInGroups, ranksOf, ranksOfMembers, type Ties } from './rank.ts';
export {
  indistinguishable,
  noisyWeights,
  type Random,
  type RankRange,
  randomFrom,
  rankRanges,
  type SensitivityOptions,
  underWeights,
  weightNoise,
} from './sensitivity.ts';
export {
  extremes,
  kurtosis,
  mean,
  median,
  type Profile,
  profileOf,
  quantile,
  skewness,
  standardDeviation,
} from './statistics.ts';
export { cellOf, columnOf, denominate, selectUnits, sufficientUnits, type Table, tableOf } from './table.ts';
export { entropyWeights, type Hierarchised, pairwiseWeights } from './weights.ts';
export { type Answer, type Change, type Question, whatIf } from './what-if.ts';
