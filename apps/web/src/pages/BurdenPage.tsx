import type { Burden } from '@chengshi/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, client } from '../app/client.ts';
import { compact } from '../app/compact.ts';
import { ErrorNotice } from '../app/ErrorNotice.tsx';
import { PageHead } from '../app/PageHead.tsx';
import { usePreferences } from '../app/preferences.ts';
import { PageLoading } from '../app/RouteStates.tsx';
import { SheetButton } from '../app/SheetButton.tsx';
import { useMe } from '../app/session.ts';
import { BurdenTables } from '../deliver/burden/BurdenTables.tsx';
import { Choice } from '../ui/Choice.tsx';

const route = getRouteApi('/inside/burden');
const spans = ['3', '6', '12', '24'] as const;

/** The burden account: the minutes that units spend on reporting. */
export function BurdenPage() {
  const { t } = useTranslation();
  const { today } = useMe();
  const { months = 6 } = route.useSearch();
  const navigate = route.useNavigate();
  const until = today.slice(0, 7);
  const { language } = usePreferences();
  const span = { from: monthsBefore(until, months - 1), until };
  const query = useQuery(
    api.burden.get.queryOptions({
      input: span,
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <div className="page">
      <PageHead
        title={t('burden.title')}
        lead={t('burden.lead')}
        actions={
          <SheetButton
            name={`${t('burden.title')} ${span.from} — ${until}`}
            write={() => client.burden.file({ ...span, language })}
          />
        }
      />
      <div className="filters">
        <Choice
          label={t('burden.span')}
          none={t('burden.lastMonths', { count: 6 })}
          value={months === 6 ? undefined : spans.find((span) => span === String(months))}
          options={spans
            .filter((span) => span !== '6')
            .map((value) => ({ value, label: t('burden.lastMonths', { count: Number(value) }) }))}
          onChange={(value) => void navigate({ search: compact({ months: value && Number(value) }), replace: true })}
        />
      </div>
      {query.isPending && <PageLoading />}
      {query.isError && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {/* Only brands are lost. */}
      {query.data && <BurdenTables burden={query.data as Burden} />}
    </div>
  );
}

function monthsBefore(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const index = year * 12 + number - 1 - count;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}
