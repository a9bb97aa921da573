import type { InfiniteQueryObserverResult } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

/** The way to the next rows of a list, as long as there are any. */
export function MoreRows({
  query,
}: {
  readonly query: Pick<
    InfiniteQueryObserverResult<unknown, unknown>,
    'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'
  >;
}) {
  const { t } = useTranslation();
  if (!query.hasNextPage) return null;
  return (
    <div className="more">
      <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        {t('act.more')}
      </Button>
    </div>
  );
}
