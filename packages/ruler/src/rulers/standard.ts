import { intervalOf, type Outlook, probabilityAtLeast } from '../forecast/outlook.ts';
import type { Measured } from './compare.ts';
import type { Finding } from './finding.ts';
import { type Level, levelOf } from './level.ts';
import { dateOf, dayOf, dayOfShare, type Path, pathValueOn } from './path.ts';

export interface Target {
  readonly value: number;
  /** Upper end of a range. */
  readonly most?: number;
  /** `about`: within a twentieth of the value. */
  readonly comparator: 'ge' | 'le' | 'eq' | 'about' | 'range';
  /** ISO date. */
  readonly due: string;
  /**
   * `reach`: once is enough, like projects finished or a sum over the year. `hold`: must stand on the deadline, like a growth rate, a share, or
   * a ceiling; being there before is not being done.
   */
  readonly manner: 'reach' | 'hold';
}

/** A figure and the day that it stands for. */
export interface Standing {
  readonly date: string;
  readonly value: number;
}

/** 标尺: a figure beside its target, the path to it, and what is to be expected. */
export interface StandardRuler {
  readonly standing:
    | 'unknown'
    | 'met'
    | 'exceeded'
    | 'held'
    | 'ahead'
    | 'on-path'
    | 'behind'
    | 'short'
    | 'awaiting'
    | 'missed';
  readonly figure: Standing | null;
  /** Figure minus target in the unit, and in percent of it (null for a rate and for a target of 0); for a range from its nearer end. */
  readonly gap: { readonly value: number; readonly percent: number | null } | null;
  /** What the path says for the figure's day, and the figure minus that. */
  readonly path: { readonly value: number; readonly difference: number } | null;
  /** First day known on which the target was reached, and how many days before (after: below 0) the deadline. */
  readonly reached: { readonly on: string; readonly early: number } | null;
  /** How many days ago the path was where the figure is: above 0 behind it, below 0 ahead. */
  readonly behindDays: number | null;
  /** At the pace so far: the day on which the target will be reached, and how many days after (before: below 0) the deadline. */
  readonly pace:
    | { readonly kind: 'arrives'; readonly on: string; readonly late: number }
    | { readonly kind: 'never' }
    | null;
  readonly forecast: {
    readonly low: number;
    readonly middle: number;
    readonly high: number;
    readonly probability: number;
  } | null;
  readonly level: Level;
  readonly findings: readonly Finding[];
}

/** On the path means within this share of the whole way. */
const pathTolerance = 0.02;
/** A figure older than this says little about today. */
const oldAfterDays = 62;

/**
 * Judges figures by a target as of a day. `figures`: in order of time, what is known of the indicator on the path's own scale (cumulative
 * where the target is a sum); later ones than `asOf` are not looked at. `outlook`: what is foreseen for the deadline, if anything.
 */
export function standardRuler(
  measured: Measured,
  target: Target,
  {
    path,
    figures,
    asOf,
    outlook,
  }: {
    readonly path: Path | null;
    readonly figures: readonly Standing[];
    readonly asOf: string;
    readonly outlook: Outlook | null;
  },
): StandardRuler {
  const today = dayOf(asOf);
  const known = figures.filter(({ date }) => dayOf(date) <= today);
  const figure = known.at(-1) ?? null;
  const first = target.manner === 'reach' ? known.find(({ value }) => meets(measured, target, value)) : undefined;
  const reached = first ? { on: first.date, early: dayOf(target.due) - dayOf(first.date) } : null;
  const held = figure !== null && meets(measured, target, figure.value);
  // What must be held is done when the figure of the deadline itself is known.
  const settled = figure !== null && dayOf(figure.date) >= dayOf(target.due);
  const done = reached !== null || (target.manner === 'hold' && held && settled);
  const pace = figure && !done && path && target.manner === 'reach' ? paceOf(path, figure, target) : null;
  const forecast = outlook && !done && !settled ? foreseen(measured, target, outlook) : null;
  const findings: Finding[] = [];
  if (!path && target.manner === 'reach') findings.push({ code: 'no-path' });
  if (figure && !done && today - dayOf(figure.date) > oldAfterDays)
    findings.push({ code: 'old-figure', on: figure.date, days: today - dayOf(figure.date) });
  const over = settled && !done;
  const base = {
    figure,
    gap: figure && gapOf(measured, target, figure.value),
    path: figure && path ? besidePath(path, figure) : null,
    reached,
    behindDays: figure && path && target.manner === 'reach' && !done ? behindOf(path, figure) : null,
    ...{ pace, forecast, findings },
  };
  return {
    ...base,
    standing: standingOf(measured, target, path, { ...base, done, held, over, passed: today > dayOf(target.due) }),
    level: levelOf({
      reached: done,
      over,
      probability: forecast?.probability ?? null,
      late: pace === null ? null : pace.kind === 'never' ? 'never' : pace.late,
      ...timesOf(path, target, today),
    }),
  };
}

function timesOf(path: Path | null, { due }: Target, today: number) {
  if (!path) return { days: null, used: null };
  const days = dayOf(due) - dayOf((path[0] as Standing).date);
  return { days, used: 1 - (dayOf(due) - today) / days };
}

const nearness = 0.05;
/** Before the path wants this share there is no pace to speak of; and what takes so many times as long as it may does not move. */
const fewestWanted = 0.05;
const longestTimes = 10;

function meets({ direction }: Measured, { comparator, value, most }: Target, figure: number): boolean {
  switch (comparator) {
    case 'ge':
      return figure >= value;
    case 'le':
      return figure <= value;
    case 'range':
      return figure >= value && figure <= (most ?? value);
    case 'about':
    case 'eq': {
      const room = comparator === 'about' ? Math.abs(value) * nearness : 0;
      if (direction === 'nearer') return Math.abs(figure - value) <= room;
      // Who was told a number and did better has done what he was told.
      return direction === 'higher' ? figure >= value - room : figure <= value + room;
    }
  }
}

function gapOf({ rate }: Measured, { comparator, value, most = value }: Target, figure: number) {
  const end = comparator === 'range' && figure > value ? (figure > most ? most : figure) : value;
  const gap = figure - end;
  return { value: gap, percent: rate || end === 0 ? null : (gap / Math.abs(end)) * 100 };
}

function besidePath(path: Path, { date, value }: Standing) {
  const expected = pathValueOn(path, date);
  return { value: expected, difference: value - expected };
}

/** Share of the path's whole way that a value has come; may be below 0 or above 1. */
function shareOf(path: Path, value: number): number {
  const first = (path[0] as Standing).value;
  return (value - first) / ((path.at(-1) as Standing).value - first);
}

function behindOf(path: Path, { date, value }: Standing): number | null {
  const share = shareOf(path, value);
  const day = Number.isFinite(share) ? dayOfShare(path, Math.min(share, 1)) : null;
  return day === null ? null : Math.round(Math.min(dayOf(date), dayOf((path.at(-1) as Standing).date)) - day);
}

/**
 * The pace so far, kept up: of what the path wanted by now, this share has come; so of what it will want, this share will come. Beyond
 * the path's end it goes on as it did on the whole. For a straight path this is the plain rule of three.
 */
function paceOf(path: Path, { date, value }: Standing, target: Target): StandardRuler['pace'] {
  const come = shareOf(path, value);
  const wanted = shareOf(path, pathValueOn(path, date));
  if (!Number.isFinite(come) || !Number.isFinite(wanted) || dayOf(date) <= dayOf((path[0] as Standing).date))
    return null;
  if (wanted < fewestWanted) return null;
  if (come * longestTimes <= wanted) return { kind: 'never' };
  const due = dayOf(target.due);
  const length = due - dayOf((path[0] as Standing).date);
  const share = wanted / come;
  const arrives = share <= 1 ? (dayOfShare(path, share) as number) : due + (share - 1) * length;
  // Not before the figure itself: what is not there yet cannot have come.
  const day = Math.max(Math.ceil(arrives), dayOf(date));
  return { kind: 'arrives', on: dateOf(day), late: day - due };
}

function foreseen(measured: Measured, target: Target, outlook: Outlook): StandardRuler['forecast'] {
  return { ...intervalOf(outlook), probability: probabilityOf(measured, target, outlook) };
}

function probabilityOf({ direction }: Measured, { comparator, value, most = value }: Target, outlook: Outlook): number {
  const room = comparator === 'about' ? Math.abs(value) * nearness : 0;
  const above = (figure: number) => probabilityAtLeast(outlook, figure);
  if (comparator === 'range') return above(value) - above(most);
  if (comparator !== 'ge' && comparator !== 'le' && direction === 'nearer')
    return above(value - room) - above(value + room);
  const up = comparator === 'ge' || (comparator !== 'le' && direction === 'higher');
  return up ? above(value - room) : 1 - above(value + room);
}

interface Found extends Pick<StandardRuler, 'figure' | 'gap' | 'path'> {
  readonly done: boolean;
  readonly held: boolean;
  /** The figure of the deadline is known, and it is not enough. */
  readonly over: boolean;
  readonly passed: boolean;
}

function standingOf(measured: Measured, target: Target, path: Path | null, found: Found): StandardRuler['standing'] {
  const { figure, gap, path: beside, done, held, over, passed } = found;
  if (!figure) return 'unknown';
  if (done) return beyond(measured, target, gap?.value ?? 0) ? 'exceeded' : 'met';
  if (over) return 'missed';
  if (passed) return 'awaiting';
  if (target.manner === 'hold') return held ? 'held' : 'short';
  if (!path || !beside) return 'short';
  const way = (path.at(-1) as Standing).value - (path[0] as Standing).value;
  const ahead = way === 0 ? 0 : beside.difference / way;
  if (Math.abs(ahead) <= pathTolerance) return 'on-path';
  return ahead > 0 ? 'ahead' : 'behind';
}

function beyond({ direction }: Measured, { comparator }: Target, gap: number): boolean {
  if (comparator === 'range' || (direction === 'nearer' && comparator !== 'ge' && comparator !== 'le')) return false;
  const up = comparator === 'ge' || (comparator !== 'le' && direction === 'higher');
  return up ? gap > 0 : gap < 0;
}
