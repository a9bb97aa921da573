import type { Commitment } from '@chengshi/contract';
import { useQuery } from '@tanstack/react-query';
import type { Editor } from '../act/amendments/editor.ts';
import { api } from '../app/client.ts';
import { ErrorNotice } from '../app/ErrorNotice.tsx';
import { PageLoading } from '../app/RouteStates.tsx';
import { WishEditor } from '../plan/commitments/change/WishEditor.tsx';

/** The form of a commitment inside a request for its amendment. */
export const wishForm: Editor = (commitmentId, from, onWish) => (
  <WishForm commitmentId={commitmentId} from={from} onWish={onWish} />
);

function WishForm(props: {
  readonly commitmentId: string;
  readonly from: Parameters<Editor>[1];
  readonly onWish: Parameters<Editor>[2];
}) {
  const query = useQuery(api.commitments.get.queryOptions({ input: { id: props.commitmentId } }));
  if (query.isPending) return <PageLoading />;
  if (!query.data) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <WishEditor
      key={query.data.revision}
      commitment={query.data as Commitment} // Only brands are lost.
      from={props.from}
      onWish={(wish, revision) => props.onWish(wish && { wish, revision })}
    />
  );
}
