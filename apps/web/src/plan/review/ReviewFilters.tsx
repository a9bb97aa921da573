import { FilterOutlined } from '@ant-design/icons';
import { type Document, type Item, ItemKind } from '@chengshi/contract';
import { Button, Input, type InputRef } from 'antd';
import { memo, type RefObject, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../ui/Choice.tsx';
import { headingWords } from '../../ui/text/paragraphs.ts';
import {
  certaintyOf,
  doubtOf,
  doubts,
  filterCount,
  matcher,
  type ReviewSearch,
  states,
  tally,
  tallyKinds,
  tallyStates,
  unitsOf,
} from './filters.ts';
import { StateIcon } from './StateIcon.tsx';

/** What of the items is listed. Each choice says how many it would show beside the other choices. */
export const ReviewFilters = memo(function ReviewFilters(props: {
  readonly document: Pick<Document, 'text' | 'sections'>;
  readonly items: readonly Item[];
  readonly matching: number;
  readonly search: ReviewSearch;
  readonly field: RefObject<InputRef | null>;
  readonly onChange: (change: Partial<ReviewSearch>) => void;
}) {
  const { t } = useTranslation();
  const { items, search, onChange } = props;
  const { text, sections } = props.document;
  const [open, setOpen] = useState(false);
  const certainty = certaintyOf(search);
  const counts = useMemo(() => {
    const besides = (but: Parameters<typeof matcher>[2]) => items.filter(matcher(search, sections, but));
    return {
      state: tallyStates(besides('state')),
      kind: tallyKinds(besides('kind')),
      doubt: tally(besides('doubt'), doubts, (item) => doubtOf(item, certainty)),
    };
  }, [items, search, sections, certainty]);
  const owners = useMemo(() => [...new Set(items.flatMap(unitsOf))].sort(), [items]);
  const headings = useMemo(
    () =>
      sections
        .filter(({ level, heading }) => level <= 2 && heading !== '')
        .map((section) => ({
          value: String(section.ordinal),
          label: `${'\u3000'.repeat(section.level - 1)}${headingWords(text, section)}`,
        })),
    [sections, text],
  );
  const withCount = (name: string, count: number) => t('review.filter.withCount', { name, count });
  const active = filterCount(search);
  return (
    <search className="review-filters" data-open={open}>
      <fieldset className="state-chips">
        <legend className="only-read">{t('documents.stateLabel')}</legend>
        {states.map((state) => {
          const pressed = search.state?.includes(state) ?? false;
          return (
            <button
              key={state}
              type="button"
              className={`light-chip tone-is-${state}`}
              aria-pressed={pressed}
              onClick={() => onChange({ state: pressed ? undefined : [state] })}
            >
              <StateIcon state={state} />
              {t(`review.state.${state}`)} <span className="figure">{counts.state[state]}</span>
            </button>
          );
        })}
      </fieldset>
      <div className="review-matching">
        <QueryField key={search.query ?? ''} value={search.query} field={props.field} onChange={onChange} />
        <Button
          className="filters-button"
          icon={<FilterOutlined aria-hidden />}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {active > 0 ? t('review.filter.open', { count: active }) : t('review.filter.title')}
        </Button>
      </div>
      <p className="review-count">
        <span className="figure">{t('review.filter.matching', { matching: props.matching, total: items.length })}</span>
        {active > 0 && (
          <Button type="link" size="small" onClick={() => onChange(noFilters)}>
            {t('review.filter.clear')}
          </Button>
        )}
      </p>
      <div className="review-choices">
        <Choice
          label={t('review.filter.kind')}
          none={t('review.filter.allKinds')}
          value={search.kind?.[0]}
          options={ItemKind.options.map((value) => ({
            value,
            label: withCount(t(`kind.${value}`), counts.kind[value]),
          }))}
          onChange={(kind) => onChange({ kind: kind && [kind] })}
        />
        <Choice
          label={t('review.filter.doubt')}
          none={t('review.filter.allDoubts')}
          value={search.doubt?.[0]}
          options={doubts.map((value) => ({
            value,
            label: withCount(t(`review.filter.doubts.${value}`, { percent: certainty }), counts.doubt[value]),
          }))}
          onChange={(doubt) => onChange({ doubt: doubt && [doubt] })}
        />
        <Choice
          label={t('review.filter.owner')}
          none={t('review.filter.allOwners')}
          value={search.owner}
          options={[
            { value: 'any', label: t('review.filter.anyOwner') },
            { value: 'none', label: t('review.filter.noOwner') },
            ...owners.map((value) => ({ value, label: value })),
          ]}
          onChange={(owner) => onChange({ owner })}
        />
        {headings.length > 0 && (
          <Choice
            label={t('review.filter.section')}
            none={t('review.filter.allSections')}
            value={search.section === undefined ? undefined : String(search.section)}
            options={headings}
            onChange={(section) => onChange({ section: section === undefined ? undefined : Number(section) })}
          />
        )}
      </div>
    </search>
  );
});

export const noFilters: Partial<ReviewSearch> = {
  kind: undefined,
  state: undefined,
  doubt: undefined,
  owner: undefined,
  section: undefined,
  query: undefined,
};

/** Typing Chinese passes through half words: the search runs on Enter and when the field is left. */
function QueryField(props: {
  readonly value: string | undefined;
  readonly field: RefObject<InputRef | null>;
  readonly onChange: (change: Partial<ReviewSearch>) => void;
}) {
  const { t } = useTranslation();
  const { value, onChange } = props;
  const [words, setWords] = useState(value ?? '');
  const run = (next = words) => {
    const query = next.trim() || undefined;
    if (query !== value) onChange({ query });
  };
  return (
    <Input
      ref={props.field}
      className="review-query"
      type="search"
      aria-label={t('review.filter.query')}
      placeholder={t('review.filter.query')}
      maxLength={100}
      value={words}
      onChange={(event) => {
        setWords(event.target.value);
        if (event.target.value === '') run(''); // The cross of the field shows everything again.
      }}
      onBlur={() => run()}
      onPressEnter={() => run()}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur();
      }}
    />
  );
}
