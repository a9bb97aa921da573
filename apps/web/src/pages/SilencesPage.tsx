import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { SilenceList } from '../act/silences/SilenceList.tsx';
import { SilenceTerm } from '../act/silences/SilenceTerm.tsx';
import { api } from '../app/client.ts';
import { compact } from '../app/compact.ts';
import { PageHead } from '../app/PageHead.tsx';
import { Tabs } from '../ui/Tabs.tsx';

const route = getRouteApi('/inside/silences');

/** Units that owe something and say nothing, and the record of those that did not. */
export function SilencesPage() {
  const { t } = useTranslation();
  const { all = false, unit } = route.useSearch();
  const navigate = route.useNavigate();
  const look = (change: Partial<ReturnType<typeof route.useSearch>>) =>
    void navigate({ search: (old) => compact({ ...old, ...change }), replace: true });
  const { units = [], terms = [] } = useQuery(api.silences.units.queryOptions({})).data ?? {};
  return (
    <div className="page">
      <PageHead title={t('silences.title')} lead={t('silences.lead')} />
      {units.length > 0 && (
        <ul className="silent-units" aria-label={t('silences.units')}>
          {units.map(({ id, name, count, since }) => (
            <li key={id}>
              <Button aria-pressed={unit === id} onClick={() => look({ unit: unit === id ? undefined : id })}>
                {t('silences.unitCount', { name, count, since })}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Tabs
        label={t('silences.which')}
        value={all ? 'all' : 'now'}
        tabs={[
          { value: 'now', label: t('silences.stillSilent') },
          { value: 'all', label: t('silences.record') },
        ]}
        onChange={(value) => look({ all: value === 'all' || undefined })}
      />
      <SilenceList silent={!all} unitId={unit} />
      {terms.map(({ region, days }) => (
        <SilenceTerm key={`${region.id} ${days}`} region={region} days={days} />
      ))}
    </div>
  );
}
