import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { ErrorNotice } from '../../app/ErrorNotice.tsx';
import { DataTable } from '../../ui/DataTable.tsx';

/** Draws the list again and says whether it comes out as it stands on record. */
export function Proof({ id, aside }: { readonly id: string; readonly aside: ReactNode }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const proof = useQuery(api.draws.proof.queryOptions({ input: { id }, enabled: asked }));
  return (
    <div className="draw-proof">
      <p className="muted">{t('draws.proveHelp')}</p>
      <div className="form-actions">
        <Button loading={proof.isFetching} onClick={() => (asked ? void proof.refetch() : setAsked(true))}>
          {t('draws.prove')}
        </Button>
        {aside}
      </div>
      {proof.isError && <ErrorNotice error={proof.error} />}
      {proof.data && (
        <>
          <Alert
            showIcon
            type={proof.data.same ? 'success' : 'error'}
            title={t(proof.data.same ? 'draws.same' : 'draws.different')}
          />
          <DataTable
            caption={t('draws.proofItems')}
            rows={proof.data.items}
            rowKey={({ place }) => String(place)}
            columns={[
              { id: 'place', title: t('draws.place'), numeric: true, cell: (row) => row.place },
              { id: 'code', head: true, title: t('draws.code'), cell: (row) => row.code },
              { id: 'how', title: t('draws.how'), cell: (row) => t(`draws.${row.how}`) },
              {
                id: 'ticket',
                title: t('draws.ticket'),
                cell: (row) => <span className="pledge-digest">{row.ticket.slice(0, 16)}…</span>,
              },
              { id: 'match', title: t('draws.match'), cell: (row) => t(row.same ? 'draws.matches' : 'draws.differs') },
            ]}
          />
        </>
      )}
    </div>
  );
}
