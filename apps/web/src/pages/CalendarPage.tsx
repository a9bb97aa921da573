import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../app/client.ts';
import { ErrorNotice } from '../app/ErrorNotice.tsx';
import { links } from '../app/links.ts';
import { PageHead } from '../app/PageHead.tsx';
import { PageLoading } from '../app/RouteStates.tsx';
import { useMay, useMe } from '../app/session.ts';
import { EnterYear } from '../org/calendar/EnterYear.tsx';
import { YearGrid } from '../org/calendar/YearGrid.tsx';

const route = getRouteApi('/inside/calendar');

export function CalendarPage() {
  const { t } = useTranslation();
  const { today } = useMe();
  const { year = Number(today.slice(0, 4)) } = route.useSearch();
  const mayEnter = useMay()((all) => all.calendar.enterYear);
  const [entering, setEntering] = useState(false);
  const query = useQuery(api.calendar.year.queryOptions({ input: { year } }));
  const calendar = query.data;
  const enter = mayEnter && calendar && calendar.state !== 'published' && (
    <Button type="primary" onClick={() => setEntering(true)}>
      {t(calendar.state === 'entered' ? 'calendar.enterAgain' : 'calendar.enter')}
    </Button>
  );
  return (
    <div className="page">
      <PageHead title={t('calendar.title')} lead={t('calendar.lead')} actions={enter} />
      <nav className="year-steps" aria-label={t('calendar.title')}>
        <Link {...links.calendar()} search={{ year: year - 1 }} className="button-plain" disabled={year <= 2000}>
          {t('calendar.previousYear')}
        </Link>
        <h2 className="year-title figure">{t('calendar.year', { year })}</h2>
        <Link {...links.calendar()} search={{ year: year + 1 }} className="button-plain" disabled={year >= 2100}>
          {t('calendar.nextYear')}
        </Link>
      </nav>
      {query.isPending && <PageLoading />}
      {query.isError && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {calendar && (
        <>
          {calendar.state === 'unknown' ? (
            <Alert
              className="notice"
              role="note"
              type="warning"
              showIcon
              title={t('calendar.state.unknown')}
              description={t('calendar.unknownHelp', { year })}
            />
          ) : (
            <p className="year-state">
              {t(`calendar.state.${calendar.state}`)}
              {calendar.workingDays !== null && (
                <strong className="figure">{t('calendar.workingDays', { count: calendar.workingDays })}</strong>
              )}
              <span className="legend">
                <span className="day-mark day-holiday">{t('calendar.holiday')}</span> {t('calendar.holidayLong')}
                <span className="day-mark day-makeUp">{t('calendar.makeUp')}</span> {t('calendar.makeUpLong')}
              </span>
            </p>
          )}
          <YearGrid year={year} days={calendar.days} today={today} />
        </>
      )}
      {entering && calendar && <EnterYear calendar={calendar} onClose={() => setEntering(false)} />}
    </div>
  );
}
