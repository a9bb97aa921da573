import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { RequestLines } from '../act/figures/RequestLines.tsx';
import { TakeBack } from '../act/figures/TakeBack.tsx';
import { api } from '../app/client.ts';
import { compact } from '../app/compact.ts';
import { ErrorNotice } from '../app/ErrorNotice.tsx';
import { links } from '../app/links.ts';
import { PageHead } from '../app/PageHead.tsx';
import { PageLoading } from '../app/RouteStates.tsx';
import { useMay } from '../app/session.ts';
import { Choice } from '../ui/Choice.tsx';
import { instantWords } from '../ui/formats.ts';
import { Tabs } from '../ui/Tabs.tsx';

const route = getRouteApi('/inside/figures/$id');

/** One request: how far each unit has answered, and the figures themselves. */
export function FigureRequestPage() {
  const { t } = useTranslation();
  const may = useMay();
  const { id } = route.useParams();
  const { missing = false, unit } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(api.figures.get.queryOptions({ input: { id } }));
  if (query.isPending) return <PageLoading />;
  if (!query.data) {
    return (
      <div className="page">
        <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  }
  const { title, asOf, dueOn, asked, note, withdrawn, units, ...counts } = query.data;
  const look = (change: Partial<ReturnType<typeof route.useSearch>>) =>
    void navigate({ search: (old) => compact({ ...old, ...change }), replace: true });
  return (
    <div className="page">
      <PageHead
        title={title}
        crumbs={[
          <Link key="up" {...links.figures()}>
            {t('figures.title')}
          </Link>,
        ]}
        lead={
          <span className="head-facts">
            <span>{t('figures.wantedBy', { asOf, dueOn })}</span>
            <span>{t('figures.askedBy', { by: asked.by, at: instantWords(asked.at) })}</span>
            <span>
              {t('figures.coverage', { lines: counts.lines, spared: counts.spared, missing: counts.missing })}
            </span>
          </span>
        }
        actions={!withdrawn && may((all) => all.figures.withdraw) && <TakeBack id={id} />}
      />
      {note && <p className="plain-words">{note}</p>}
      {withdrawn && (
        <Alert
          className="notice"
          type="info"
          showIcon
          title={t('figures.withdrawnBy', { ...withdrawn, at: instantWords(withdrawn.at) })}
        />
      )}
      <div className="filters">
        <Choice
          label={t('figures.unit')}
          none={t('figures.allUnits')}
          value={unit}
          options={units.map((one) => ({
            value: one.id as string,
            label: t('figures.unitMissing', { name: one.name, count: one.missing }),
          }))}
          onChange={(value) => look({ unit: value })}
        />
      </div>
      <Tabs
        label={t('figures.which')}
        value={missing ? 'missing' : 'all'}
        tabs={[
          { value: 'all', label: t('figures.all') },
          { value: 'missing', label: t('figures.missing') },
        ]}
        onChange={(value) => look({ missing: value === 'missing' || undefined })}
      />
      <RequestLines key={`${missing} ${unit}`} id={id} missing={missing} unitId={unit} />
    </div>
  );
}
