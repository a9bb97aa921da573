/** An account that the first start made, as it is told to whoever started it. */
export interface SignIn {
  readonly title: string;
  readonly userName: string;
  /** Null when the person has set an own password since, or it was shown at the first start only. */
  readonly password: string | null;
}
