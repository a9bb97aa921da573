import type { UseQueryResult } from '@tanstack/react-query';
import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { Button, Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorNotice } from './ErrorNotice.tsx';
import { links } from './links.ts';

export function PageLoading() {
  const { t } = useTranslation();
  return (
    <div className="page-loading" role="status" aria-label={t('state.loading')}>
      <Spin />
    </div>
  );
}

/** A page before its thing is there: loading, or what went wrong and a way to try again. */
export function PageWaiting({ query }: { readonly query: Pick<UseQueryResult, 'isPending' | 'error' | 'refetch'> }) {
  if (query.isPending) return <PageLoading />;
  return (
    <div className="page">
      <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
    </div>
  );
}

export function PageNotFound() {
  const { t } = useTranslation();
  return (
    <div className="page">
      <EmptyState
        title={t('state.notFound')}
        help={t('state.notFoundHelp')}
        action={<Link {...links.overview()}>{t('act.home')}</Link>}
      />
    </div>
  );
}

/** A page that could not be loaded or drawn: what happened in words, and the way on. */
export function PageFailed({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  return (
    <div className="page">
      <ErrorNotice error={error} title={t('state.failed')} onRetry={reset} />
      <p className="page-lead">{t('state.crashHelp')}</p>
      <pre className="crash">{error instanceof Error ? error.message : String(error)}</pre>
      <Button onClick={() => globalThis.location.reload()}>{t('act.reload')}</Button>
    </div>
  );
}
