import { EntryState } from '@chengshi/contract';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../app/client.ts';
import { compact } from '../app/compact.ts';
import { ErrorNotice } from '../app/ErrorNotice.tsx';
import { links } from '../app/links.ts';
import { PageHead } from '../app/PageHead.tsx';
import { PageLoading } from '../app/RouteStates.tsx';
import { Entries } from '../plan/superior/Entries.tsx';
import { Choice } from '../ui/Choice.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';

const route = getRouteApi('/inside/superior/$id');

/** One list of a superior: its entries are taken over or answered, and one press gives the file that goes back. */
export function SuperiorListPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const { state } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(api.superior.get.queryOptions({ input: { id } }));
  if (query.isPending) return <PageLoading />;
  if (!query.data) {
    return (
      <div className="page">
        <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  }
  const list = query.data;
  return (
    <div className="page">
      <PageHead
        title={list.title}
        crumbs={[
          <Link key="up" {...links.superior()}>
            {t('superior.title')}
          </Link>,
        ]}
        lead={
          <span className="head-facts">
            <span>{list.issuer}</span>
            {list.number && <span>{list.number}</span>}
            <span className="figure">
              {t('superior.columns.reportOn')} {list.reportOn ?? t('superior.noDate')}
            </span>
            <span className="figure">{t('superior.counts', list.counts)}</span>
          </span>
        }
        actions={
          <>
            <Link {...links.document(id)} className="button-plain">
              {list.state === 'draft' ? t('superior.review') : t('superior.document')}
            </Link>
            {list.state === 'published' && (
              <a className="button-primary" href={`/api/documents/${id}/table.xlsx`} download>
                {t('superior.report')}
              </a>
            )}
          </>
        }
      />
      {list.state === 'draft' ? (
        <EmptyState
          title={t('superior.draft')}
          help={t('superior.draftHelp')}
          action={
            <Link {...links.document(id)} className="button-primary">
              {t('superior.review')}
            </Link>
          }
        />
      ) : (
        <>
          <div className="filters">
            <Choice
              label={t('superior.stateLabel')}
              none={`${t('superior.stateLabel')} · ${t('act.all')}`}
              value={state}
              options={EntryState.options.map((value) => ({ value, label: t(`superior.states.${value}`) }))}
              onChange={(value) => void navigate({ search: compact({ state: value }), replace: true })}
            />
          </div>
          <Entries listId={id} regionId={list.region.id} state={state} />
        </>
      )}
    </div>
  );
}
