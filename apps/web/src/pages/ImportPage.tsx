import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../app/client.ts';
import { ErrorNotice } from '../app/ErrorNotice.tsx';
import { links } from '../app/links.ts';
import { PageHead } from '../app/PageHead.tsx';
import { emptyImport, ImportForm } from '../plan/documents/ImportForm.tsx';
import { ImportProgress } from '../plan/documents/ImportProgress.tsx';
import { useImport } from '../plan/documents/useImport.ts';
import { isTableFile, readingIn, useReadTable } from '../plan/tables/useReadTable.ts';

const route = getRouteApi('/inside/documents/import');

export function ImportPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { replaces } = route.useSearch();
  const corrected = useQuery(
    api.documents.get.queryOptions({ input: { id: replaces ?? '' }, enabled: replaces !== undefined }),
  );
  const [draft, setDraft] = useState(emptyImport);
  const { state, start, stop, reset } = useImport();
  const table = useReadTable();

  async function readTable(file: File) {
    const id = readingIn(await table.start({ file }));
    if (id) await navigate(links.importTable(id));
  }

  async function submit() {
    const { by, file, text, classification, title, issuedOn } = draft;
    if (!classification) return;
    const end = await start({
      classification,
      ...(title.trim() ? { title: title.trim() } : {}),
      ...(issuedOn ? { issuedOn } : {}),
      ...(replaces ? { replaces } : {}),
      ...(by === 'file' && file ? { file } : { text }),
    });
    if (end.kind === 'done' && !end.alreadyThere) await navigate(links.document(end.documentId));
  }

  return (
    <div className="page page-narrow">
      <PageHead
        title={
          replaces
            ? t('versions.importing', { title: corrected.data?.title ?? t('state.loading') })
            : t('documents.importing.title')
        }
        lead={t(replaces ? 'versions.importingHelp' : 'documents.importing.lead')}
        crumbs={[
          <Link key="up" {...links.documents()}>
            {t('documents.title')}
          </Link>,
        ]}
      />
      {state.kind === 'failed' && (
        <>
          <ErrorNotice error={state.error} title={t('documents.importing.failed')} />
          <p className="page-lead">{t('documents.importing.failedHelp')}</p>
        </>
      )}
      {state.kind === 'interrupted' && (
        <Alert className="notice" type="warning" showIcon role="alert" title={t('documents.importing.interrupted')} />
      )}
      {state.kind === 'stopped' && (
        <Alert className="notice" type="info" showIcon role="status" title={t('documents.importing.stopped')} />
      )}
      {state.kind === 'running' && <ImportProgress state={state} onStop={stop} />}
      {state.kind === 'done' && state.alreadyThere && (
        <section className="card" role="status">
          <h2 className="card-title">{t('documents.importing.duplicate')}</h2>
          <p className="card-lead">{t('documents.importing.duplicateHelp')}</p>
          <p className="form-actions">
            <Link {...links.document(state.documentId)} className="button-primary">
              {t('documents.importing.openExisting')}
            </Link>
            <Button
              onClick={() => {
                setDraft(emptyImport);
                reset();
              }}
            >
              {t('documents.importing.another')}
            </Button>
          </p>
        </section>
      )}
      {state.kind !== 'running' && state.kind !== 'done' && (
        <ImportForm
          draft={draft}
          onChange={setDraft}
          onSubmit={() => void submit()}
          tableNotice={
            draft.by === 'file' &&
            draft.file &&
            isTableFile(draft.file) && (
              <>
                <Alert
                  type="info"
                  showIcon
                  role="status"
                  title={t('tables.isTable')}
                  description={t('tables.isTableHelp')}
                  action={
                    <Button
                      type="primary"
                      loading={table.state.kind === 'running'}
                      onClick={() => draft.file && void readTable(draft.file)}
                    >
                      {t('tables.asTable')}
                    </Button>
                  }
                />
                {table.state.kind === 'failed' && (
                  <ErrorNotice error={table.state.error} title={t('tables.readFailed')} />
                )}
              </>
            )
          }
        />
      )}
    </div>
  );
}
