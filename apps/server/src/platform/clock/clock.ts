/** The one source of time. Everything that needs the time is given a clock, so that tests and recomputations can set it. */
export interface Clock {
  now(): Date;
  /** The local date in the city, YYYY-MM-DD. */
  today(): string;
}

const cityDate = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });

export function clockFrom(now: () => Date): Clock {
  return { now, today: () => cityDate.format(now()) };
}

export const systemClock: Clock = clockFrom(() => new Date());
