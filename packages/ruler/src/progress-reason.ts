/** What the words of a light need beside the days; left out where only the colour is asked for. */
export interface WayFigures {
  readonly asked: number;
  readonly reported: number;
  /** What counts was verified or adopted, not only claimed. */
  readonly checked: boolean;
  readonly unit: string;
}

/** Why a light shows, from figures and reports. Days are calendar days. */
export type ProgressReason =
  | { readonly code: 'reached'; readonly on: string; readonly early: number }
  | { readonly code: 'ahead-of-path'; readonly days: number }
  | { readonly code: 'on-path' }
  | { readonly code: 'behind-path'; readonly days: number }
  /** What the way of a split asks for on the day and what counts as reported; without figures where only the light was asked for. */
  | {
      readonly code: 'behind-way' | 'far-behind-way' | 'on-way';
      readonly on: string;
      readonly figures: WayFigures | null;
    }
  /** Nobody has accepted to answer for the part, and nothing was reported about it. */
  | { readonly code: 'not-accepted' }
  | { readonly code: 'early-at-pace'; readonly days: number; readonly on: string }
  | { readonly code: 'late-at-pace'; readonly days: number; readonly on: string }
  | { readonly code: 'no-progress' }
  | { readonly code: 'short-of-target'; readonly percent: number | null }
  | { readonly code: 'held' }
  /** The deadline has passed, and the figure of its day is not there yet. */
  | { readonly code: 'awaiting' }
  /** Chance of meeting the target, in percent. */
  | { readonly code: 'forecast'; readonly percent: number }
  | { readonly code: 'old-figure'; readonly on: string; readonly days: number }
  | { readonly code: 'silent'; readonly since: string | null; readonly due: string; readonly days: number }
  | { readonly code: 'only-claimed'; readonly claimed: number; readonly verified: number | null; readonly unit: string }
  | { readonly code: 'no-evidence'; readonly reports: number }
  | { readonly code: 'override'; readonly by: string; readonly reason: string; readonly until: string };
