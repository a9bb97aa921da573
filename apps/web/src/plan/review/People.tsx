import type { Item, Presence } from '@chengshi/contract';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';

/** Who else reviews now; choosing somebody leads to what they look at. */
export const People = memo(function People(props: {
  readonly people: readonly Presence[];
  readonly titleOf: (id: string) => string | undefined;
  readonly onGo: (id: Item['id']) => void;
}) {
  const { t } = useTranslation();
  if (props.people.length === 0) return null;
  return (
    <ul className="people" aria-label={t('review.people.here')}>
      {props.people.map(({ person: { id, name }, itemId }) => {
        const title = itemId ? props.titleOf(itemId) : undefined;
        const words = title ? t('review.people.looking', { name, title }) : t('review.people.idle', { name });
        return (
          <li key={id}>
            <button
              type="button"
              className="person"
              title={words}
              aria-label={words}
              disabled={!title}
              onClick={() => itemId && props.onGo(itemId)}
            >
              <span className="person-mark" aria-hidden="true">
                {name.slice(0, 1)}
              </span>
              <span className="person-name">{name}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
});
