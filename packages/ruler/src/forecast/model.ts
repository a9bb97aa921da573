/** `ratio`: changes are percentages, values stay above 0. `difference`: for rates, balances, and whatever may fall below 0. */
export type Scale = 'ratio' | 'difference';

/** What a way of forecasting makes of a series. All on the scale it was given. */
export interface Fitted {
  /** For the steps after the last value. */
  readonly forecasts: Float64Array;
  /** Value minus the forecast one step before it, for each value; NaN where the way cannot tell yet. */
  readonly errors: Float64Array;
  /** How far one unit of surprise moves the forecasts: 1 for the step itself, then for the one after it, and so on. */
  readonly responses: Float64Array;
}
