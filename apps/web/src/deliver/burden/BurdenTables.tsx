import type { Burden } from '@chengshi/contract';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { MinutesBar } from './MinutesBar.tsx';

interface Cost {
  readonly reports: number;
  readonly seconds: number;
}
type Named = Cost & { readonly id: string; readonly name: string };

const mostOf = (rows: readonly Cost[]) => Math.max(0, ...rows.map(({ seconds }) => seconds));

/** What reporting cost, by month, by unit and by what it was for. */
export function BurdenTables({ burden }: { readonly burden: Burden }) {
  const { t } = useTranslation();
  const cost = <Row extends Cost>(rows: readonly Row[]): Column<Row>[] => [
    { id: 'reports', title: t('burden.reports'), numeric: true, cell: ({ reports }) => reports },
    {
      id: 'seconds',
      title: t('burden.spent'),
      cell: ({ seconds }) => <MinutesBar seconds={seconds} most={mostOf(rows)} />,
    },
  ];
  const named = (rows: readonly Named[], title: string): Column<Named>[] => [
    { id: 'name', head: true, title, cell: ({ name }) => <span lang="zh-CN">{name}</span> },
    ...cost(rows),
    {
      id: 'each',
      title: t('burden.each'),
      numeric: true,
      cell: ({ seconds, reports }) => t('burden.seconds', { count: Math.round(seconds / Math.max(reports, 1)) }),
    },
  ];
  const { months, units, campaigns } = burden;
  return (
    <>
      <section className="card" aria-labelledby="burden-months">
        <h2 id="burden-months" className="card-title">
          {t('burden.byMonth')}
        </h2>
        <DataTable
          caption={t('burden.byMonth')}
          rows={months}
          rowKey={({ month }) => month}
          columns={[
            {
              id: 'month',
              head: true,
              title: t('burden.month'),
              cell: ({ month }) => <span className="figure">{month}</span>,
            },
            ...cost(months),
            { id: 'asked', title: t('burden.asked'), numeric: true, cell: ({ asked }) => asked },
            { id: 'spared', title: t('burden.spared'), numeric: true, cell: ({ spared }) => spared },
          ]}
        />
      </section>
      {units.length > 0 && (
        <CostTable id="burden-units" title={t('burden.byUnit')} rows={units} columns={named(units, t('burden.unit'))} />
      )}
      {campaigns.length > 0 && (
        <CostTable
          id="burden-campaigns"
          title={t('burden.byCampaign')}
          rows={campaigns}
          columns={named(campaigns, t('commitments.campaign'))}
        />
      )}
    </>
  );
}

function CostTable(props: {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly Named[];
  readonly columns: readonly Column<Named>[];
}) {
  return (
    <section className="card" aria-labelledby={props.id}>
      <h2 id={props.id} className="card-title">
        {props.title}
      </h2>
      <DataTable caption={props.title} rows={props.rows} rowKey={({ id }) => id} columns={props.columns} />
    </section>
  );
}
