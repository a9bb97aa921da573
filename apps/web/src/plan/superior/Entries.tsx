import { contract, type SuperiorEntry } from '@chengshi/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { may } from '../../app/access.ts';
import { api } from '../../app/client.ts';
import { compact } from '../../app/compact.ts';
import { PagedTable, paging } from '../../app/PagedTable.tsx';
import { useMe } from '../../app/session.ts';
import type { Column } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { instantWords } from '../../ui/formats.ts';
import { AnswerDialog, type AnswerKind } from './AnswerDialog.tsx';

const nobody: ReadonlySet<string> = new Set();

/** The entries of a list, answered one by one or many at once. */
export function Entries(props: {
  readonly listId: string;
  readonly regionId: string;
  readonly state: SuperiorEntry['state'] | undefined;
}) {
  const { t } = useTranslation();
  const { listId, state } = props;
  const mayAnswer = may(useMe(), contract.superior.answer);
  const [selected, setSelected] = useState(nobody);
  const [dialog, setDialog] = useState<AnswerKind>();
  const query = useInfiniteQuery(
    api.superior.entries.infiniteOptions({
      input: (cursor: string | undefined) => compact({ id: listId, state, cursor, limit: 100 }),
      ...paging,
    }),
  );
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  // What is no longer in the list, because it was answered, is not chosen any more.
  const chosen = rows.filter(({ id }) => selected.has(id));
  const toggle = (id: string) =>
    setSelected((old) => {
      const now = new Set(old);
      if (!now.delete(id)) now.add(id);
      return now;
    });
  const entryOf = (row: unknown) => row as SuperiorEntry; // Only the brands of its ids are lost on the way.
  const columns: readonly Column<unknown>[] = [
    ...(mayAnswer
      ? [
          {
            id: 'choose',
            title: t('superior.entries.choose'),
            cell: (row: unknown) => (
              <label className="entry-choice">
                <input
                  type="checkbox"
                  aria-label={t('superior.choose', { title: entryOf(row).title })}
                  checked={selected.has(entryOf(row).id)}
                  onChange={() => toggle(entryOf(row).id)}
                />
              </label>
            ),
          },
        ]
      : []),
    { id: 'title', title: t('superior.entries.title'), head: true, cell: (row) => entryOf(row).title },
    {
      id: 'due',
      title: t('superior.entries.due'),
      className: 'figure',
      cell: (row) => entryOf(row).due?.end ?? entryOf(row).due?.text,
    },
    {
      id: 'owner',
      title: t('superior.entries.owner'),
      cell: (row) => entryOf(row).owner?.lead.join(t('unitJoin')),
    },
    { id: 'state', title: t('superior.entries.state'), cell: (row) => <Standing entry={entryOf(row)} /> },
  ];
  const action = (kind: AnswerKind, words: string, possible: boolean, primary = false) => (
    <Button type={primary ? 'primary' : 'default'} disabled={!possible} onClick={() => setDialog(kind)}>
      {words}
    </Button>
  );
  const anyAnswered = chosen.length > 0 && chosen.every((entry) => entry.state !== 'open');
  return (
    <>
      {mayAnswer && rows.length > 0 && (
        <div className="entry-bar">
          <Button onClick={() => setSelected(new Set(rows.map(({ id }) => id)))}>{t('superior.selectAll')}</Button>
          <span aria-live="polite">
            {chosen.length === 0 ? t('superior.chooseFirst') : t('superior.selected', { count: chosen.length })}
          </span>
          {action('taken', t('superior.take'), chosen.length > 0, true)}
          {action('answered', t('superior.reply'), chosen.length > 0)}
          {action('withdrawn', t('superior.withdraw'), anyAnswered)}
        </div>
      )}
      <PagedTable
        query={query}
        caption={t('superior.title')}
        columns={columns}
        rowKey={(row) => entryOf(row).id}
        empty={<EmptyState title={t('superior.noEntries')} help={t('state.noneMatchHelp')} />}
      />
      {dialog && (
        <AnswerDialog
          listId={listId}
          regionId={props.regionId}
          kind={dialog}
          entryIds={chosen.map(({ id }) => id)}
          onDone={() => {
            setDialog(undefined);
            setSelected(nobody);
          }}
          onClose={() => setDialog(undefined)}
        />
      )}
    </>
  );
}

function Standing({ entry }: { readonly entry: SuperiorEntry }) {
  const { t } = useTranslation();
  const { answer, state } = entry;
  return (
    <div>
      <strong>{t(`superior.states.${state}`)}</strong>
      {answer?.unit && <> {answer.unit.name}</>}
      {answer?.words && <span className="fact-note">{answer.words}</span>}
      {answer && (
        <span className="fact-note figure">
          {t('superior.by', { name: answer.by.name, at: instantWords(answer.at) })}
        </span>
      )}
    </div>
  );
}
