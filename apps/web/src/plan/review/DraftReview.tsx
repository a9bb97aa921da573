import type { Document, EditStep } from '@chengshi/contract';
import { App } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../app/ErrorNotice.tsx';
import { errorCode, errorWords } from '../../app/errors.ts';
import { usePreferences } from '../../app/preferences.ts';
import { PageLoading } from '../../app/RouteStates.tsx';
import { useMay, useMe } from '../../app/session.ts';
import type { LostCorrection } from './correction.ts';
import type { ReviewSearch } from './filters.ts';
import { ReviewDesk } from './ReviewDesk.tsx';
import { useDesk } from './useDesk.ts';

/** The review of a draft: its text and what was found in it, decided item by item. `head` corrects title and date. */
export function DraftReview(props: {
  readonly document: Document;
  readonly title: ReactNode;
  readonly head: ReactNode;
  readonly search: ReviewSearch;
  readonly onSearch: (change: Partial<ReviewSearch>) => void;
}) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { language } = usePreferences();
  const me = useMe();
  const mayReview = useMay()((all) => all.review.edit);
  const [lost, setLost] = useState<LostCorrection>();
  const { document } = props;

  const onFailed = async (error: unknown, step: EditStep | 'undo') => {
    const code = errorCode(error);
    if (code === 'STALE_ITEM' || code === 'NOT_FOUND' || code === 'UNDO_BLOCKED') await desk.reload();
    if (step !== 'undo' && step.op === 'correct' && (code === 'STALE_ITEM' || code === 'NOT_FOUND')) {
      setLost({ itemId: step.itemId, change: step.change });
      return;
    }
    void message.error(t('review.said.failed', { sentence: errorWords(error, language).sentence }), 6);
  };
  const desk = useDesk({ documentId: document.id, text: document.text, mayReview, me: me.person, onFailed });

  if (desk.query.isPending) return <PageLoading />;
  if (!desk.query.data) return <ErrorNotice error={desk.query.error} onRetry={() => void desk.query.refetch()} />;
  return (
    <ReviewDesk
      {...props}
      desk={desk}
      me={me.person.id}
      mayReview={mayReview}
      lost={lost}
      onLost={() => setLost(undefined)}
    />
  );
}
