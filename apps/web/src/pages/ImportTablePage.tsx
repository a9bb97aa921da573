import type { TableReading } from '@chengshi/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client } from '../app/client.ts';
import { ErrorNotice } from '../app/ErrorNotice.tsx';
import { links } from '../app/links.ts';
import { PageHead } from '../app/PageHead.tsx';
import { PageLoading } from '../app/RouteStates.tsx';
import { type ImportOrder, MapTable } from '../plan/tables/MapTable.tsx';
import { TableProgress } from '../plan/tables/TableProgress.tsx';
import { TableSource } from '../plan/tables/TableSource.tsx';
import { readingIn, useReadTable } from '../plan/tables/useReadTable.ts';
import { useTableStream } from '../plan/tables/useTableStream.ts';

const route = getRouteApi('/inside/documents/tables');

/** From a spreadsheet to a draft: read, map, try out, import. The reading stands in the address, so the page can be left and come back to. */
export function ImportTablePage() {
  const { t } = useTranslation();
  const { reading } = route.useSearch();
  const navigate = route.useNavigate();
  const { state, start } = useReadTable();
  const read = async (source: { file: File } | { text: string }) => {
    const id = readingIn(await start(source));
    if (id) await navigate({ search: { reading: id } });
  };
  return (
    <div className="page page-wide">
      <PageHead
        title={t('tables.import')}
        lead={t('tables.lead')}
        crumbs={[
          <Link key="up" {...links.documents()}>
            {t('documents.title')}
          </Link>,
        ]}
        actions={
          reading && (
            <Link {...links.importTable()} className="button-plain">
              {t('tables.another')}
            </Link>
          )
        }
      />
      {reading ? (
        <Reading key={reading} id={reading} />
      ) : (
        <>
          {state.kind === 'failed' && <ErrorNotice error={state.error} title={t('tables.readFailed')} />}
          {state.kind === 'interrupted' && (
            <Alert className="notice" type="warning" showIcon role="alert" title={t('tables.interrupted')} />
          )}
          {state.kind === 'running' ? (
            <p className="page-lead" role="status">
              {state.last?.kind === 'progress' && state.last.cells
                ? t('tables.readCells', { cells: state.last.cells.toLocaleString('en-US') })
                : t('tables.reading')}
            </p>
          ) : (
            <TableSource onRead={(source) => void read(source)} />
          )}
        </>
      )}
    </div>
  );
}

function Reading({ id }: { readonly id: string }) {
  const query = useQuery(api.tables.get.queryOptions({ input: { id }, staleTime: Number.POSITIVE_INFINITY }));
  if (query.isPending) return <PageLoading />;
  if (!query.data) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  return <ReadTables reading={query.data as TableReading} />; // Only the brands of its ids are lost on the way.
}

function ReadTables({ reading }: { readonly reading: TableReading }) {
  const { t } = useTranslation();
  const toDocument = useNavigate();
  const queries = useQueryClient();
  const navigate = route.useNavigate();
  const index = Math.min(route.useSearch().table ?? 0, reading.tables.length - 1);
  const table = reading.tables[index];
  const { state, start, stop, reset } = useTableStream((order: ImportOrder, call) => client.tables.import(order, call));
  if (!table) return null;
  const take = async (order: ImportOrder) => {
    const end = await start(order);
    await queries.invalidateQueries({ queryKey: api.documents.list.key() });
    await queries.invalidateQueries({ queryKey: api.tables.get.key() });
    if (end.kind === 'done' && end.last.kind === 'done' && !end.last.alreadyThere) {
      await toDocument(links.document(end.last.documentId));
    }
  };
  const there = state.kind === 'done' && state.last.kind === 'done' && state.last.alreadyThere ? state.last : undefined;
  return (
    <>
      {reading.tables.length > 1 && (
        <p className="filters">
          <select
            className="choice"
            aria-label={t('tables.which')}
            value={index}
            onChange={(event) =>
              void navigate({ search: { reading: reading.id, table: Number(event.target.value) }, replace: true })
            }
          >
            {reading.tables.map((one, at) => (
              <option key={`${one.sheet} ${one.rows[0]?.row}`} value={at}>
                {t('tables.whichOption', {
                  sheet: one.sheet,
                  title: one.title ?? t('tables.untitled'),
                  rows: one.counts.data,
                })}
              </option>
            ))}
          </select>
        </p>
      )}
      {table.imported.length > 0 && (
        <Alert
          className="notice"
          type="info"
          showIcon
          title={t('tables.alreadyImported')}
          description={table.imported.map((document) => (
            <Link key={document.id} {...links.document(document.id)} className="row-title">
              {document.title}
            </Link>
          ))}
        />
      )}
      {state.kind === 'failed' && (
        <>
          <ErrorNotice error={state.error} title={t('tables.failed')} />
          <p className="page-lead">{t('tables.failedHelp')}</p>
        </>
      )}
      {(state.kind === 'interrupted' || state.kind === 'stopped') && (
        <Alert className="notice" type="warning" showIcon role="alert" title={t(`tables.${state.kind}`)} />
      )}
      {state.kind === 'running' && <TableProgress last={state.last} onStop={stop} />}
      {there && (
        <section className="card" role="status">
          <h2 className="card-title">{t('tables.duplicate')}</h2>
          <p className="card-lead">{t('tables.duplicateHelp')}</p>
          <p className="form-actions">
            <Link {...links.document(there.documentId)} className="button-primary">
              {t('tables.openExisting')}
            </Link>
            <Button onClick={reset}>{t('act.back')}</Button>
          </p>
        </section>
      )}
      {/* Hidden, not taken away, while the import runs: what was chosen must be there if it fails. */}
      <div hidden={state.kind === 'running' || there !== undefined}>
        <MapTable
          key={index}
          readingId={reading.id}
          index={index}
          table={table}
          onImport={(order) => void take(order)}
        />
      </div>
    </>
  );
}
