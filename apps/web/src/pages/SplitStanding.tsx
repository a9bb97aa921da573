import type { SplitStanding as Found } from '@chengshi/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../app/client.ts';
import { partColumns, TogetherWords } from '../deliver/standings/partColumns.tsx';
import { SendPartsDialog } from '../own/dispatches/SendPartsDialog.tsx';
import { SplitCard } from '../own/splits/SplitCard.tsx';

/** A split with how each of its parts stands, and the press that gives out those that nobody was told to do. */
export function SplitStanding(props: { readonly id: string; readonly place?: string; readonly formBelow?: boolean }) {
  const { t, i18n } = useTranslation();
  const { id, place = '', formBelow = false } = props;
  const [sending, setSending] = useState(false);
  const query = useQuery(api.standings.ofSplit.queryOptions({ input: { id, place } }));
  const standing = query.data as Found | undefined; // Only brands are lost.
  const open = standing?.parts.filter(({ dispatch }) => dispatch === null) ?? [];
  return (
    <>
      <SplitCard
        id={id}
        place={place}
        formBelow={formBelow}
        columns={standing ? partColumns(standing.parts, id, t, i18n.language) : []}
        beside={standing && <TogetherWords standing={standing} t={t} />}
        acts={
          standing?.mayDispatch &&
          open.length > 0 && (
            <Button type="primary" onClick={() => setSending(true)}>
              {t('parts.send', { count: open.length })}
            </Button>
          )
        }
      />
      {sending && <SendPartsDialog commitmentId={id} parts={open} onClose={() => setSending(false)} />}
    </>
  );
}
