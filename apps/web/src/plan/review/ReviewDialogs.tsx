import type { Document, Item } from '@chengshi/contract';
import { useTranslation } from 'react-i18next';
import { BulkDialog } from './BulkDialog.tsx';
import { filterCount, type ReviewSearch, tallyStates } from './filters.ts';
import { HistoryDrawer } from './HistoryDrawer.tsx';
import { KeysHelp } from './KeysHelp.tsx';
import { PublishDialog } from './PublishDialog.tsx';
import type { DeskInUse } from './useDesk.ts';
import type { ReviewInUse } from './useReview.ts';
import { nextUndecided } from './walk.ts';

/** What opens over the desk: keys, history, publishing, deciding many at once. */
export function ReviewDialogs(props: {
  readonly document: Document;
  readonly search: ReviewSearch;
  readonly desk: DeskInUse;
  readonly review: ReviewInUse;
  readonly me: string;
  readonly onSearch: (change: Partial<ReviewSearch>) => void;
}) {
  const { t } = useTranslation();
  const { document, desk, review, search } = props;
  const { dialog, shown, current } = review.view;
  const { go, setDialog } = review.acts;
  const { items } = desk;
  const close = () => setDialog(undefined);
  const decideMany = (decision: 'accept' | 'reject' | 'reopen', many: readonly Item[]) => {
    review.actions.decide(decision, many);
    close();
    const decided = new Set<string>(many.map(({ id }) => id));
    if (decision !== 'reopen') go(nextUndecided(shown, undefined, 1, decided), true);
  };
  switch (dialog) {
    case undefined:
      return null;
    case 'help':
      return <KeysHelp onClose={close} />;
    case 'history':
      return <HistoryDrawer steps={desk.steps} me={props.me} onUndo={desk.undo} onClose={close} />;
    case 'publish':
      return (
        <PublishDialog
          document={document}
          items={items}
          settled={desk.settled}
          onReview={() => {
            close();
            go(nextUndecided(items, current?.id), true);
          }}
          onClose={close}
        />
      );
    default:
      return (
        <BulkDialog
          bulk={dialog}
          shown={shown}
          filters={
            filterCount(search) > 0 ? t('review.filter.matching', { matching: shown.length, total: items.length }) : ''
          }
          undecided={tallyStates(items).found}
          certainty={review.certainty}
          onCertainty={(percent) => props.onSearch({ sure: percent })}
          onDecide={decideMany}
          onClose={close}
        />
      );
  }
}
