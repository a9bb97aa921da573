import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { UnitPicker } from '../../app/pickers.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Field } from '../../ui/Field.tsx';
import type { Found } from '../../ui/Finder.tsx';

export interface PostChoice {
  readonly unit: Found | undefined;
  readonly postId: string | undefined;
}

/** First the unit, then one of its posts. */
export function PostFields(props: { readonly value: PostChoice; readonly onChange: (value: PostChoice) => void }) {
  const { t } = useTranslation();
  const { unit, postId } = props.value;
  const posts = useQuery(
    api.posts.list.queryOptions({ input: { unitId: unit?.value ?? '' }, enabled: unit !== undefined }),
  );
  return (
    <>
      <Field label={t('people.unit')}>
        {(control) => (
          <UnitPicker
            control={control}
            value={unit}
            onChoose={(chosen) => props.onChange({ unit: chosen, postId: undefined })}
          />
        )}
      </Field>
      <Field label={t('people.post')} help={posts.data?.rows.length === 0 ? t('units.postsEmptyHelp') : undefined}>
        {(control) => (
          <Choice
            control={control}
            none={unit ? t('people.choosePost') : t('people.chooseUnit')}
            disabled={unit === undefined}
            value={postId}
            options={(posts.data?.rows ?? []).map((post) => ({ value: post.id as string, label: post.title }))}
            onChange={(chosen) => props.onChange({ unit, postId: chosen })}
          />
        )}
      </Field>
    </>
  );
}
