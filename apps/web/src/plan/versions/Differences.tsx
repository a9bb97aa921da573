import { DifferenceKind } from '@chengshi/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { compact } from '../../app/compact.ts';
import { ErrorNotice } from '../../app/ErrorNotice.tsx';
import { links } from '../../app/links.ts';
import { MoreRows } from '../../app/MoreRows.tsx';
import { paging } from '../../app/PagedTable.tsx';
import { PageLoading } from '../../app/RouteStates.tsx';
import { Choice } from '../../ui/Choice.tsx';

type Kind = (typeof DifferenceKind.options)[number];

/** How a corrected version differs from the published one, and what publishing does with the commitments. */
export function Differences({ documentId }: { readonly documentId: string }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<Kind>();
  const query = useInfiniteQuery(
    api.versions.differences.infiniteOptions({
      input: (cursor: string | undefined) => ({ id: documentId, ...compact({ kind, cursor, limit: 50 }) }),
      ...paging,
    }),
  );
  if (query.isPending) return <PageLoading />;
  const [page] = query.data?.pages ?? [];
  if (!page) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  const rows = query.data?.pages.flatMap((each) => each.rows) ?? [];
  const { outcome, counts, replaces } = page;
  return (
    <>
      <p>
        {t('versions.against')}{' '}
        <Link {...links.document(replaces.id)}>{t('versions.version', { version: replaces.version })}</Link>
      </p>
      <ul className="summary">
        <li>{t('versions.outcome.kept', { count: outcome.kept })}</li>
        <li>{t('versions.outcome.changed', { count: outcome.changed })}</li>
        <li>{t('versions.outcome.fresh', { count: outcome.fresh })}</li>
        <li>{t('versions.outcome.gone', { count: outcome.gone })}</li>
      </ul>
      <div className="filters">
        <Choice
          label={t('versions.kindLabel')}
          none={t('versions.allKinds')}
          value={kind}
          options={DifferenceKind.options.map((value) => ({
            value,
            label: t('versions.withCount', { name: t(`versions.kind.${value}`), count: counts[value] ?? 0 }),
          }))}
          onChange={setKind}
        />
      </div>
      {rows.length === 0 && <p className="muted">{t('versions.none')}</p>}
      <ul className="plan-rows">
        {rows.map((row) => (
          <li key={`${row.before?.start} ${row.after?.start}`} className="plan-row difference">
            <p>
              <span className={row.kind === 'softened' || row.kind === 'gone' ? 'tag tag-alert' : 'tag'}>
                {t(`versions.kind.${row.kind}`)}
              </span>{' '}
              {row.reasons.map((reason) => (
                <span key={`${reason.code} ${reason.after}`} className="muted">
                  {t('versions.reason', {
                    what: t(`versions.code.${reason.code}`),
                    before: strengthWords(reason, reason.before, t) || t('versions.nothing'),
                    after: strengthWords(reason, reason.after, t) || t('versions.nothing'),
                  })}{' '}
                </span>
              ))}
            </p>
            {row.before && row.kind !== 'moved' && (
              <p lang="zh-CN">
                <del>{row.before.quote}</del>
              </p>
            )}
            {row.after && <p lang="zh-CN">{row.kind === 'moved' ? row.after.quote : <ins>{row.after.quote}</ins>}</p>}
            {row.commitments.map((commitment) => (
              <p key={commitment.id} className="field-help">
                <Link {...links.commitment(commitment.id)}>
                  <span className="figure">{commitment.code}</span> {commitment.title}
                </Link>{' '}
                {t(`versions.becomes.${commitment.outcome}`)}
              </p>
            ))}
          </li>
        ))}
      </ul>
      <MoreRows query={query} />
    </>
  );
}

/** How binding a sentence is comes as a code; everything else in the words of the text. */
function strengthWords(reason: { readonly code: string }, words: string, t: TFunction): string {
  if (reason.code !== 'strength') return words;
  return words === 'must' || words === 'strive' || words === 'plain' ? t(`strength.${words}`) : words;
}
