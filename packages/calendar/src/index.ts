export {
  addDays,
  addMonths,
  type DateParts,
  daysBetween,
  fromDayNumber,
  isLocalDate,
  type LocalDate,
  localDateAt,
  partsOf,
  toDayNumber,
  type Weekday,
  weekdayOf,
} from './dates.ts';
export {
  FIRST_PUBLISHED_YEAR,
  LAST_PUBLISHED_YEAR,
  type NoticeDay,
  publishedNotices,
  type YearNotice,
} from './notices.ts';
export { type Language, periodLabel } from './period-labels.ts';
export {
  nextPeriod,
  type Period,
  type PeriodKind,
  type PeriodOptions,
  periodFromKey,
  periodOf,
  periodsIn,
  previousPeriod,
  sameInYear,
} from './periods.ts';
export { type Rhythm, type RhythmDate, type RhythmUnit, rhythmDates } from './rhythms.ts';
export {
  createWorkingCalendar,
  type DayAnswer,
  isWorkingDay,
  type UnknownYear,
  type WorkingCalendar,
} from './working-calendar.ts';
export {
  addWorkingDays,
  type CountAnswer,
  type DateAnswer,
  deadlineAfter,
  workingDayFrom,
  workingDaysBetween,
  workingDaysIn,
} from './working-days.ts';
