const DAY_MS = 86_400_000;
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
/** 9999-12-31, the last day that spreadsheet programs know. */
const LAST_SERIAL = 2_958_466;

/** A moment without a time zone, as a cell holds it. */
export interface CellMoment {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** 0 is Sunday. */
  readonly weekday: number;
}

/**
 * The moment that a serial number stands for, to the second: whole days since the end of 1899, or since 1904, and the fraction of a day.
 * The 1900 system counts a 29 February 1900 that never was (ECMA-376 Part 1, 18.17.4.1): serial 60 is shown as that day, and smaller ones
 * are a day later than plain counting gives. Null outside of the years that programs show.
 */
export function momentOfSerial(serial: number, date1904: boolean): CellMoment | null {
  if (!(serial >= 0 && serial < LAST_SERIAL)) return null;
  const seconds = Math.round(serial * 86_400);
  const day = Math.floor(seconds / 86_400);
  const shift = !date1904 && day < 60 && day > 0 ? 1 : 0;
  const date = new Date((date1904 ? EPOCH_1904 : EPOCH_1900) + (day + shift) * DAY_MS);
  const phantom = !date1904 && day === 60;
  const rest = seconds - day * 86_400;
  return {
    year: day === 0 && !date1904 ? 1900 : date.getUTCFullYear(),
    month: day === 0 && !date1904 ? 1 : phantom ? 2 : date.getUTCMonth() + 1,
    day: day === 0 && !date1904 ? 0 : phantom ? 29 : date.getUTCDate(),
    hour: Math.floor(rest / 3600),
    minute: Math.floor(rest / 60) % 60,
    second: rest % 60,
    weekday: date.getUTCDay(),
  };
}

/** `2025-06-30`, with the time when there is one; the time alone for a serial below 1, which is a time of day. */
export function isoOfMoment(moment: CellMoment): string {
  const { year, month, day, hour, minute, second } = moment;
  const time = `${two(hour)}:${two(minute)}:${two(second)}`;
  if (day === 0) return time;
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  return time === '00:00:00' ? date : `${date}T${time}`;
}

/** The day of a serial number as an ISO date; null when it is none. */
export function isoDayOfSerial(serial: number, date1904: boolean): string | null {
  const moment = momentOfSerial(serial, date1904);
  return moment === null || moment.day === 0 ? null : isoOfMoment(moment).slice(0, 10);
}

/** The moment of an ISO text as stored by programs that write dates in words; null when it is none. */
export function momentOfIso(iso: string): CellMoment | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}))?)?/.exec(iso);
  if (!match) return null;
  const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || hour > 23 || minute > 59) return null;
  return { year, month, day, hour, minute, second, weekday: date.getUTCDay() };
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
