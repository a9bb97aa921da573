import type { Amendment, NamedAsker } from '@chengshi/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { ErrorNotice } from '../../app/ErrorNotice.tsx';
import { AmendmentCard } from './AmendmentCard.tsx';
import { AskDialog } from './AskDialog.tsx';
import type { Editor } from './editor.ts';

/** The requests about one commitment, and the way to make one for those who answer for it. */
export function CommitmentAmendments(props: {
  readonly commitment: { readonly id: string; readonly title: string };
  readonly editor: Editor;
}) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const { commitment, editor } = props;
  const query = useQuery(api.amendments.ofCommitment.queryOptions({ input: { id: commitment.id } }));
  if (query.isError) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return null;
  const { rows, askers } = query.data as { rows: Amendment[]; askers: NamedAsker[] }; // Only brands are lost.
  if (rows.length === 0 && askers.length === 0) return null;
  return (
    <section className="card panel" aria-labelledby="amendments">
      <div className="card-head">
        <h2 id="amendments" className="card-title">
          {t('amendments.title')}
        </h2>
        {askers.length > 0 && <Button onClick={() => setAsking(true)}>{t('amendments.ask')}</Button>}
      </div>
      <p className="card-lead">{t('amendments.panelHelp')}</p>
      {rows.length === 0 ? (
        <p className="muted">{t('amendments.none')}</p>
      ) : (
        <ul className="amendments">
          {rows.map((amendment) => (
            <AmendmentCard key={amendment.id} amendment={amendment} editor={editor} hideCommitment />
          ))}
        </ul>
      )}
      {asking && <AskDialog commitment={commitment} askers={askers} editor={editor} onClose={() => setAsking(false)} />}
    </section>
  );
}
