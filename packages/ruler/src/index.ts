export { type Forecast, type ForecastOptions, fewestValues, forecast } from './forecast/forecast.ts';
export type { Scale } from './forecast/model.ts';
export {
  intervalOf,
  type Outlook,
  outlookAt,
  outlookOfTotal,
  probabilityAtLeast,
  quantileOf,
} from './forecast/outlook.ts';
export {
  type Calibration,
  calibrationOf,
  type PastForecast,
  type Said,
  symmetricError,
  type TrackRecord,
  trackRecord,
  yearlyChange,
} from './forecast/record.ts';
export * from './lag.ts';
export * from './part-trajectory.ts';
export { joint, type Override, overridden, progressStatus, type ReportFacts } from './progress.ts';
export type { ProgressReason, WayFigures } from './progress-reason.ts';
export { type Comparison, compare, type Measured, type Verdict } from './rulers/compare.ts';
export type { Finding } from './rulers/finding.ts';
export { findingSentence } from './rulers/finding-words.ts';
export { type Future, futureOf } from './rulers/future.ts';
export { type Level, type LevelFacts, levelAnchors, levelNames, levelOf } from './rulers/level.ts';
export {
  figureOf,
  type Known,
  knownAt,
  type Observation,
  type PriceBasis,
  type ValueState,
} from './rulers/observation.ts';
export { type PastRuler, pastRuler } from './rulers/past.ts';
export { type Path, type PathPoint, pathInShape, pathThrough, pathValueOn } from './rulers/path.ts';
export { type Gap, type LeftOut, type Peer, type PeerRuler, type PeerViews, peerViews } from './rulers/peers.ts';
export {
  cumulative,
  half,
  joinedMonths,
  lastDayOf,
  month,
  type Period,
  type PeriodKind,
  periodName,
  pointIn,
  previousOf,
  quarter,
  wholeYear,
} from './rulers/period.ts';
export { type EvenSeries, evenSeries } from './rulers/series.ts';
export { type ControlChart, controlChart, type Signal } from './rulers/signals.ts';
export { type StandardRuler, type Standing, standardRuler, type Target } from './rulers/standard.ts';
export { robustTrend, type Trend } from './rulers/trend.ts';
export { comparisonSentence, pastSentences, peerSentences, standardSentences } from './rulers/words.ts';
export * from './sentences.ts';
export * from './split.ts';
export * from './status.ts';
