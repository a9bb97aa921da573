import type { WayFigures } from './progress-reason.ts';
import { dateOf, dayOf, type Path, pathValueOn } from './rulers/path.ts';
import { type SplitRule, totalOf } from './split.ts';
import type { Status } from './status.ts';

/** Below the way by more than this share of the whole way is behind, by more than the second far behind. */
export const behindShare = 0.1;
export const farBehindShare = 0.25;

/** The way of one part, or of a whole whose parts go their ways together, as the rule of its split says. */
export interface JointWay {
  readonly rule: SplitRule;
  /** The whole is a bound from above. */
  readonly atMost: boolean;
  /** At least one. */
  readonly parts: readonly { readonly path: Path; readonly weight: number | null }[];
}

/** What the way asks for on a date. */
export const askedOn = ({ rule, atMost, parts }: JointWay, date: string): number =>
  totalOf(
    rule,
    parts.map(({ path, weight }) => ({ value: pathValueOn(path, date), weight })),
    atMost,
  );

/** The first days on which a value lags behind the way; null where it never does, and stays null for a way that goes nowhere. */
export interface Lag {
  readonly behindOn: string | null;
  readonly farBehindOn: string | null;
}

/**
 * From when on a value that does not change any more is behind its way by more than a tenth of it, and by more than a quarter. A way that
 * falls is lagged behind from above. Between two points of its parts a way goes straight (or bends once, where the largest or smallest
 * counts), so the first point that is past the bound is found, and the day by halving what lies before it: O(points · parts).
 *
 * A straight way from 0 to 100 over 100 days lags behind 20 after 30 days, and far behind it after 45.
 */
export function lagBehind(way: JointWay, value: number): Lag {
  const dates = [...new Set(way.parts.flatMap(({ path }) => path.map(({ date }) => date)))].sort();
  const [first = '', last = ''] = [dates[0], dates.at(-1)];
  const length = askedOn(way, last) - askedOn(way, first);
  if (length === 0) return { behindOn: null, farBehindOn: null };
  const missing = (date: string) => (askedOn(way, date) - value) / length;
  const from = (share: number) => firstDay(dates, (date) => missing(date) > share + dust);
  return { behindOn: from(behindShare), farBehindOn: from(farBehindShare) };
}

/** Binary fractions do not make a day of it. */
const dust = 1e-9;

function firstDay(dates: readonly string[], isPast: (date: string) => boolean): string | null {
  const at = dates.findIndex(isPast);
  const found = dates[at];
  if (found === undefined) return null;
  let [low, high] = [dayOf(dates[Math.max(at - 1, 0)] ?? found), dayOf(found)];
  if (low === high || isPast(dateOf(low))) return dateOf(low);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isPast(dateOf(middle))) high = middle;
    else low = middle;
  }
  return dateOf(high);
}

/** The light of a way on a day; grey without a reason where it has not begun to lag, since its deadline says the rest. */
export function lagStatus({ behindOn, farBehindOn }: Lag, asOf: string, figures: WayFigures | null): Status {
  const since = (day: string | null) => day !== null && day <= asOf;
  const light = since(farBehindOn) ? 'red' : since(behindOn) ? 'yellow' : null;
  if (light === null) return { light: 'grey', reasons: [] };
  return { light, reasons: [{ code: light === 'red' ? 'far-behind-way' : 'behind-way', on: asOf, figures }] };
}
