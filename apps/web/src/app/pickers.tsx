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

/** A region in scope: the topmost and those below until words are typed. */
export function RegionPicker({ control, value, onChoose, except }: PickerProps) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const query = useDeferredValue(words.trim()) || undefined;
  const top = useQuery(api.regions.list.queryOptions({ input: {} }));
  const first = top.data?.rows[0]?.id;
  const list = useQuery(
    api.regions.list.queryOptions({
      input: compact({ query, parentId: query ? undefined : first }),
      enabled: query !== undefined || first !== undefined,
      placeholderData: keepPreviousData,
    }),
  );
  const rows = query ? (list.data?.rows ?? []) : [...(top.data?.rows ?? []), ...(list.data?.rows ?? [])];
  return (
    <Finder
      control={control}
      value={value}
      found={rows
        .filter(({ id }) => id !== except)
        .map(({ id, name, code }) => ({ value: id, label: name, note: code }))}
      searching={list.isFetching}
      hint={t('administration.find.region')}
      none={t('administration.find.none')}
      onSearch={setWords}
      onChoose={onChoose}
    />
  );
}

/** A unit in scope, by any of its names. */
export function UnitPicker({ control, value, onChoose, except }: PickerProps) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const query = useDeferredValue(words.trim()) || undefined;
  const list = useQuery(
    api.units.list.queryOptions({ input: compact({ query, limit: 50 }), placeholderData: keepPreviousData }),
  );
  return (
    <Finder
      control={control}
      value={value}
      found={(list.data?.rows ?? [])
        .filter(({ id }) => id !== except)
        .map(({ id, name, regionName }) => ({ value: id, label: name, note: regionName }))}
      searching={list.isFetching}
      hint={t('administration.find.unit')}
      none={t('administration.find.none')}
      onSearch={setWords}
      onChoose={onChoose}
    />
  );
}

/** A person in scope, told apart from namesakes by the first post. */
export function PersonPicker({ control, value, onChoose, except }: PickerProps) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const query = useDeferredValue(words.trim()) || undefined;
  const list = useQuery(
    api.people.list.queryOptions({ input: compact({ query, limit: 50 }), placeholderData: keepPreviousData }),
  );
  return (
    <Finder
      control={control}
      value={value}
      found={(list.data?.rows ?? [])
        .filter(({ id }) => id !== except)
        .map(({ id, name, posts: [post], regionName }) => ({
          value: id,
          label: name,
          note: post ? `${post.unitName} ${post.title}` : regionName,
        }))}
      searching={list.isFetching}
      hint={t('administration.find.person')}
      none={t('administration.find.none')}
      onSearch={setWords}
      onChoose={onChoose}
    />
  );
}

/** An indicator in scope, told apart from namesakes by its unit. */
export function IndicatorPicker({ control, value, onChoose, except }: PickerProps) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const query = useDeferredValue(words.trim()) || undefined;
  const list = useQuery(
    api.indicators.list.queryOptions({ input: compact({ query, limit: 50 }), placeholderData: keepPreviousData }),
  );
  return (
    <Finder
      control={control}
      value={value}
      found={(list.data?.rows ?? [])
        .filter(({ id }) => id !== except)
        .map(({ id, name, unit }) => ({ value: id, label: name, note: unit || undefined }))}
      searching={list.isFetching}
      hint={t('administration.find.indicator')}
      none={t('administration.find.none')}
      onSearch={setWords}
      onChoose={onChoose}
    />
  );
}
