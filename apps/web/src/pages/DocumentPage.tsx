import { contract, type Document } from '@chengshi/contract';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { may } from '../app/access.ts';
import { api } from '../app/client.ts';
import { ErrorNotice } from '../app/ErrorNotice.tsx';
import { links } from '../app/links.ts';
import { PageHead } from '../app/PageHead.tsx';
import { PageLoading, PageWaiting } from '../app/RouteStates.tsx';
import { useMay, useMe } from '../app/session.ts';
import { LivingDocument } from '../deliver/status/living/LivingDocument.tsx';
import { Acceptance } from '../plan/commitments/Acceptance.tsx';
import { DraftHead } from '../plan/documents/DraftHead.tsx';
import { DraftReview } from '../plan/review/DraftReview.tsx';
import { readReviewSearch } from '../plan/review/filters.ts';
import { EmptyState } from '../ui/EmptyState.tsx';

const route = getRouteApi('/inside/documents/$id');

/** A draft is reviewed, a published document lives: the same address before and after. */
export function DocumentPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const me = useMe();
  const given = route.useSearch();
  const search = useMemo(() => readReviewSearch({ ...given }), [given]);
  const navigate = route.useNavigate();
  const query = useQuery(api.documents.get.queryOptions({ input: { id } }));
  if (!query.data) return <PageWaiting query={query} />;
  const document = query.data as Document; // Only the brands of its ids are lost on the way.
  if (document.state === 'published') return <Published document={document} />;
  const title = <DocumentHead document={document} lead={t('review.lead')} />;
  return (
    <div className="page page-wide">
      {may(me, contract.documents.items) ? (
        <DraftReview
          document={document}
          title={title}
          head={<DraftHead key={`${document.title} ${document.issuedOn}`} document={document} />}
          search={search}
          onSearch={(change) =>
            void navigate({ search: (old) => ({ ...old, ...change }), replace: true, resetScroll: false })
          }
        />
      ) : (
        <>
          {title}
          <EmptyState title={t('documents.review.notAllowed')} help={t('documents.review.notAllowedHelp')} />
        </>
      )}
    </div>
  );
}

function Published({ document }: { readonly document: Document }) {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const living = useQuery(api.status.living.queryOptions({ input: { id: document.id } }));
  return (
    <div className="page page-wide">
      <DocumentHead
        document={document}
        lead={living.data ? t('living.asOf', { date: living.data.asOf }) : t('state.loading')}
      />
      {living.isError && <ErrorNotice error={living.error} onRetry={() => void living.refetch()} />}
      {living.isPending && <PageLoading />}
      {living.data && (
        <LivingDocument
          document={document}
          asOf={living.data.asOf}
          counts={living.data.counts}
          marks={living.data.marks}
          search={search}
          onSearch={(change) =>
            void navigate({ search: (old) => ({ ...old, ...change }), replace: true, resetScroll: false })
          }
          acceptanceOf={(mark) => <Acceptance key={mark.id} commitment={mark} />}
        />
      )}
    </div>
  );
}

function DocumentHead({ document, lead }: { readonly document: Document; readonly lead: string }) {
  const { t } = useTranslation();
  const mayImport = useMay()((all) => all.documents.import);
  return (
    <PageHead
      title={document.title}
      crumbs={[
        document.kind === 'plan' ? (
          <Link key="up" {...links.plans()} search={{ state: 'approved' }}>
            {t('plans.title')}
          </Link>
        ) : (
          <Link key="up" {...links.documents()}>
            {t('documents.title')}
          </Link>
        ),
      ]}
      mark={<span className={`state state-${document.state}`}>{t(`documentState.${document.state}`)}</span>}
      lead={
        <span className="head-facts">
          <span>{document.region.name}</span>
          <span className="figure">{document.issuedOn ?? t('documents.undated')}</span>
          <span>{t(`classification.${document.classification}`)}</span>
          {document.version > 1 && <span>{t('versions.version', { version: document.version })}</span>}
          <span className="figure">{t('documents.chars', { chars: document.chars.toLocaleString('en-US') })}</span>
          <span>{lead}</span>
          {document.seal && (
            <span title={`${t('living.sealHelp')}: ${document.seal}`}>
              {t('living.sealed')} <span className="figure">{document.seal.slice(0, 8)}</span>
            </span>
          )}
        </span>
      }
      actions={
        <>
          {document.supersededBy && (
            <Link {...links.document(document.supersededBy)} className="button-primary">
              {t('versions.newer')}
            </Link>
          )}
          {document.replaces && (
            <Link {...links.document(document.replaces)} className="button-plain">
              {t('versions.version', { version: document.version - 1 })}
            </Link>
          )}
          {document.state === 'published' && !document.supersededBy && mayImport && (
            <Link {...links.correctDocument(document.id)} className="button-plain">
              {t('versions.correct')}
            </Link>
          )}
          {document.origin === 'table' && (
            <a className="button-plain" href={`/api/documents/${document.id}/table.xlsx`} download>
              {t('tables.sheet')}
            </a>
          )}
          {document.hasOriginal && (
            <a className="button-plain" href={`/api/documents/${document.id}/original`} download>
              {t('documents.review.original')}
            </a>
          )}
        </>
      }
    />
  );
}
