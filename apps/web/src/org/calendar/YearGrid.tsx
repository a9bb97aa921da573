import { useTranslation } from 'react-i18next';
import { type CalendarDay, monthsOf } from './months.ts';

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Twelve small months. Days off and worked weekend days carry a word, not only a colour. */
export function YearGrid(props: {
  readonly year: number;
  readonly days: readonly { readonly date: string; readonly working: boolean; readonly name: string }[];
  readonly today: string;
}) {
  const { t } = useTranslation();
  return (
    <div className="year">
      {monthsOf(props.year, props.days).map((days, at) => (
        <table key={days[0]?.date} className="month">
          <caption>{t('calendar.months', { month: at + 1 })}</caption>
          <thead>
            <tr>
              {weekdays.map((weekday) => (
                <th key={weekday} scope="col">
                  {t(`calendar.weekdays.${weekday}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeksOf(days).map((week) => (
              <tr key={week.find((day) => day)?.date}>
                {week.map((day, place) =>
                  day ? (
                    <Day key={day.date} day={day} today={day.date === props.today} />
                  ) : (
                    <td key={weekdays[place]} />
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}

const words = { workday: 'workday', weekend: 'weekend', holiday: 'holidayLong', makeUp: 'makeUpLong' } as const;

function Day({ day, today }: { readonly day: CalendarDay; readonly today: boolean }) {
  const { t } = useTranslation();
  const kind = t(`calendar.${words[day.kind]}`);
  const label = day.name
    ? t('calendar.dayLabelNamed', { date: day.date, kind, name: day.name })
    : t('calendar.dayLabel', { date: day.date, kind });
  return (
    <td className={`day day-${day.kind}`} data-today={today || undefined} title={label}>
      <span className="figure">{day.day}</span>
      {(day.kind === 'holiday' || day.kind === 'makeUp') && (
        <span className="day-mark">{t(`calendar.${day.kind}`)}</span>
      )}
    </td>
  );
}

/** Rows of seven, Monday first; empty places before the first and after the last day. */
function weeksOf(days: readonly CalendarDay[]): readonly (readonly (CalendarDay | undefined)[])[] {
  const places: (CalendarDay | undefined)[] = [...Array<undefined>((days[0]?.weekday ?? 1) - 1), ...days];
  while (places.length % 7 !== 0) places.push(undefined);
  return Array.from({ length: places.length / 7 }, (_, week) => places.slice(week * 7, week * 7 + 7));
}
