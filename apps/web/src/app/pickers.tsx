import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldControl } from '../ui/Field.tsx';
import { Finder, type Found } from '../ui/Finder.tsx';
import { api } from './client.ts';
import { compact } from './compact.ts';

interface PickerProps {
  readonly control: FieldControl;
  readonly value: Found | undefined;
  readonly onChoose: (chosen: Found | undefined) => void;
  /** Not offered: a thing is not hung on itself. */
  readonly except?: string;
}

/** What was typed, once typing pauses; undefined while it is nothing. */
function useWords() {
  const [words, setWords] = useState('');
  return { query: useDeferredValue(words.trim()) || undefined, setWords };
}

/** The finder of a picker: rows by their names, each with a note that tells it apart from its namesakes. */
function RowFinder<Row extends { readonly id: string; readonly name: string }>(props: {
  readonly picker: PickerProps;
  readonly rows: readonly Row[] | undefined;
  readonly note: (row: Row) => string | undefined;
  readonly searching: boolean;
  readonly hint: string;
  readonly onSearch: (words: string) => void;
}) {
  const { t } = useTranslation();
  const { picker, rows = [], note, searching, hint, onSearch } = props;
  const { except, ...finder } = picker;
  return (
    <Finder
      {...finder}
      found={rows.filter(({ id }) => id !== except).map((row) => ({ value: row.id, label: row.name, note: note(row) }))}
      searching={searching}
      hint={hint}
      none={t('administration.find.none')}
      onSearch={onSearch}
    />
  );
}

/** A region in scope: the topmost and those below until words are typed. */
export function RegionPicker(picker: PickerProps) {
  const { t } = useTranslation();
  const { query, setWords } = useWords();
  const top = useQuery(api.regions.list.queryOptions({ input: {} }));
  const first = top.data?.rows[0]?.id;
  const list = useQuery(
    api.regions.list.queryOptions({
      input: compact({ query, parentId: query ? undefined : first }),
      enabled: query !== undefined || first !== undefined,
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <RowFinder
      picker={picker}
      rows={query ? list.data?.rows : [...(top.data?.rows ?? []), ...(list.data?.rows ?? [])]}
      note={({ code }) => code}
      searching={list.isFetching}
      hint={t('administration.find.region')}
      onSearch={setWords}
    />
  );
}

/** A unit in scope, by any of its names. */
export function UnitPicker(picker: PickerProps) {
  const { t } = useTranslation();
  const { query, setWords } = useWords();
  const list = useQuery(
    api.units.list.queryOptions({ input: compact({ query, limit: 50 }), placeholderData: keepPreviousData }),
  );
  return (
    <RowFinder
      picker={picker}
      rows={list.data?.rows}
      note={({ regionName }) => regionName}
      searching={list.isFetching}
      hint={t('administration.find.unit')}
      onSearch={setWords}
    />
  );
}

/** A person in scope, told apart from namesakes by the first post. */
export function PersonPicker(picker: PickerProps) {
  const { t } = useTranslation();
  const { query, setWords } = useWords();
  const list = useQuery(
    api.people.list.queryOptions({ input: compact({ query, limit: 50 }), placeholderData: keepPreviousData }),
  );
  return (
    <RowFinder
      picker={picker}
      rows={list.data?.rows}
      note={({ posts: [post], regionName }) => (post ? `${post.unitName} ${post.title}` : regionName)}
      searching={list.isFetching}
      hint={t('administration.find.person')}
      onSearch={setWords}
    />
  );
}

/** An indicator in scope, told apart from namesakes by its unit. */
export function IndicatorPicker(picker: PickerProps) {
  const { t } = useTranslation();
  const { query, setWords } = useWords();
  const list = useQuery(
    api.indicators.list.queryOptions({ input: compact({ query, limit: 50 }), placeholderData: keepPreviousData }),
  );
  return (
    <RowFinder
      picker={picker}
      rows={list.data?.rows}
      note={({ unit }) => unit || undefined}
      searching={list.isFetching}
      hint={t('administration.find.indicator')}
      onSearch={setWords}
    />
  );
}
