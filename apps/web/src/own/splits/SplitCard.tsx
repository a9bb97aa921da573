import type { Split, SplitPart } from '@chengshi/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { ErrorNotice } from '../../app/ErrorNotice.tsx';
import { links } from '../../app/links.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { instantWords } from '../../ui/formats.ts';
import { figureWords } from '../../ui/wording.ts';
import { SettleDialog } from './SettleDialog.tsx';
import { checkWords } from './words.ts';

/** How a target, or a part of it, is split: the parts, what is expected of them today, and whether they agree with the whole. */
export function SplitCard(props: {
  readonly id: string;
  readonly place?: string;
  /** What others know of the parts; a thing does not know another, so the page brings it. */
  readonly columns?: readonly Column<SplitPart>[];
  readonly beside?: ReactNode;
  readonly acts?: ReactNode;
  /** It stands over the form that changes it. */
  readonly formBelow?: boolean;
}) {
  const { t } = useTranslation();
  const { id, place = '', columns = [] } = props;
  const [settling, setSettling] = useState<'kept' | 'scaled'>();
  const query = useQuery(api.splits.get.queryOptions({ input: { id, place } }));
  if (query.isError) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data || query.data.whole === null) return null;
  const { maySplit, unit } = query.data;
  const split = query.data.split as Split | null; // Only brands are lost.
  const valued = (value: number) => `${figureWords(value)} ${unit}`;
  return (
    <section className="card" aria-labelledby="split">
      <div className="card-head">
        <h2 id="split" className="card-title">
          {t('splits.card')}
        </h2>
        <span className="plan-add">
          {split && props.acts}
          {maySplit && !props.formBelow && (
            <Link {...links.split(id, place)} className="button-plain">
              {t(split ? 'splits.change' : 'splits.make')}
            </Link>
          )}
        </span>
      </div>
      {!split && <p className="muted">{t('splits.none')}</p>}
      {split?.stale && (
        <Alert
          className="notice"
          type="warning"
          showIcon
          title={t('splits.stale', { whole: valued(split.whole), now: valued(split.now) })}
          description={
            maySplit && (
              <span className="plan-add">
                <Button onClick={() => setSettling('kept')}>{t('splits.settle.kept')}</Button>
                <Button onClick={() => setSettling('scaled')}>{t('splits.settle.scaled')}</Button>
                <Link {...links.split(id, place)}>{t('splits.settle.again')}</Link>
              </span>
            )
          }
        />
      )}
      {split && (
        <>
          <p className={split.check.holds ? 'muted' : 'field-fault'}>{checkWords(split, t)}</p>
          {props.beside}
          <DataTable
            caption={t('splits.card')}
            rows={split.parts}
            rowKey={(part) => part.place}
            columns={[
              {
                id: 'part',
                title: t('splits.columns.part'),
                head: true,
                cell: (part) => (
                  <>
                    {part.name}{' '}
                    <Link
                      {...links.split(id, part.place)}
                      className="muted"
                      aria-label={t(part.split ? 'splits.furtherSeen' : 'splits.further', { name: part.name })}
                    >
                      {part.split ? '▾' : '+'}
                    </Link>
                    <div className="muted">
                      {t('splits.until', { date: part.dueOn, way: t(`splits.ways.${part.trajectory.kind}`) })}
                    </div>
                  </>
                ),
              },
              { id: 'value', title: t('splits.columns.value'), numeric: true, cell: (part) => valued(part.value) },
              {
                id: 'expected',
                title: t('splits.columns.expected'),
                numeric: true,
                cell: (part) => figureWords(Number(part.expected.toFixed(2))),
              },
              ...columns,
            ]}
          />
          <p className="field-help">
            {t('splits.by', { by: split.by, at: instantWords(split.at) })}
            {split.origin !== 'set' && ` · ${t(`splits.origin.${split.origin}`, { words: split.words ?? '' })}`}
            {split.weightName && ` · ${split.weightName}`}
          </p>
        </>
      )}
      {settling && split && (
        <SettleDialog id={id} split={split} choice={settling} onClose={() => setSettling(undefined)} />
      )}
    </section>
  );
}
