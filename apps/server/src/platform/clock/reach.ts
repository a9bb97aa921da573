import { failure } from '../http/fail.ts';

/** A date within two centuries: outside them no calendar of ours reckons, and no document promises anything. */
export function withinReach(date: string): string {
  if (date < '1900-01-01' || date > '2199-12-31') throw failure('DATE_NOT_REAL', { value: date });
  return date;
}
