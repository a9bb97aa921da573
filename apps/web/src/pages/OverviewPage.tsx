import { contract } from '@chengshi/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { may } from '../app/access.ts';
import { api } from '../app/client.ts';
import { ErrorNotice } from '../app/ErrorNotice.tsx';
import { links } from '../app/links.ts';
import { PageHead } from '../app/PageHead.tsx';
import { PageLoading } from '../app/RouteStates.tsx';
import { useMe } from '../app/session.ts';
import { AttentionList } from '../deliver/status/AttentionList.tsx';
import { Standing } from '../deliver/status/Standing.tsx';
import { WaitingForMe } from '../deliver/waiting/WaitingForMe.tsx';
import { addCounts, CountsBar, noCounts, totalOf } from '../ui/CountsBar.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { dayWords } from '../ui/formats.ts';

/** Three questions: what was promised, where does it stand, what needs me today. */
export function OverviewPage() {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const allowed = may(me, contract.status.overview);
  const query = useQuery(api.status.overview.queryOptions({ enabled: allowed }));
  const head = (
    <PageHead
      title={t('overview.title')}
      lead={t('overview.today', { date: dayWords(query.data?.asOf ?? me.today, i18n.language) })}
    />
  );
  if (!allowed) {
    return (
      <div className="page">
        {head}
        <EmptyState title={t('overview.notForRole')} help={t('overview.notForRoleHelp')} />
      </div>
    );
  }
  if (query.isPending) return <PageLoading />;
  if (!query.data) {
    return (
      <div className="page">
        {head}
        <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  }
  const { documents, plans, needsAttention } = query.data;
  const counts = documents.reduce(
    (sum, document) => addCounts(sum, document.counts),
    addCounts(noCounts, plans.counts),
  );
  if (documents.length === 0) {
    return (
      <div className="page">
        {head}
        <EmptyState
          title={t('overview.empty')}
          help={t('overview.emptyHelp')}
          action={<Link {...links.documents()}>{t('overview.goDocuments')}</Link>}
        />
      </div>
    );
  }
  return (
    <div className="page">
      {head}
      <div className="overview">
        <WaitingForMe />
        <section aria-labelledby="stands" className="card overview-stands">
          <h2 id="stands" className="card-title">
            {t('overview.stands')}
          </h2>
          <p className="card-lead">{t('overview.standsHelp', { total: totalOf(counts).toLocaleString('en-US') })}</p>
          <Standing counts={counts} />
        </section>
        <section aria-labelledby="needs" className="card overview-needs">
          <h2 id="needs" className="card-title">
            {t('overview.needs')}
          </h2>
          <p className="card-lead">{t('overview.needsHelp')}</p>
          <AttentionList marks={needsAttention} />
        </section>
        <section aria-labelledby="promised" className="card overview-promised">
          <h2 id="promised" className="card-title">
            {t('overview.promised')}
          </h2>
          <p className="card-lead">{t('overview.promisedHelp', { count: documents.length })}</p>
          <ul className="promised">
            {documents.map((document) => (
              <li key={document.id} className="promised-document">
                <Link {...links.document(document.id)} className="promised-title">
                  {document.title}
                </Link>
                <span className="promised-date figure">{document.issuedOn ?? t('documents.undated')}</span>
                <CountsBar counts={document.counts} />
              </li>
            ))}
            {plans.documents > 0 && (
              <li className="promised-document">
                <Link {...links.plans()} search={{ state: 'approved' }} className="promised-title">
                  {t('overview.plans')}
                </Link>
                <span className="promised-date">{t('overview.plansCount', { count: plans.documents })}</span>
                <CountsBar counts={plans.counts} />
              </li>
            )}
          </ul>
        </section>
      </div>
    </div>
  );
}
