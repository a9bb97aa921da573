import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client } from '../../app/client.ts';
import { newKey } from '../../app/idempotency.ts';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';

export interface NameOf {
  readonly campaignId: string;
  readonly words: string;
}

/** Confirming and correcting names, and saying what came of it. */
export function useDecisions(onDone: () => void) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const decided = {
    onSuccess: async (outcome: { readonly assignments: number; readonly learned: number }) => {
      say.done(
        t(outcome.learned > 0 ? 'assignments.doneLearned' : 'assignments.done', {
          count: outcome.assignments,
          learned: outcome.learned,
        }),
      );
      onDone();
      await refresh('assignments', 'units');
    },
    onError: say.failed,
  };
  const confirm = useMutation({
    mutationFn: (names: readonly NameOf[]) =>
      client.assignments.confirm({ names: [...names] }, { context: { idempotencyKey: newKey() } }),
    ...decided,
  });
  const correct = useMutation({
    mutationFn: (name: NameOf & { readonly unitIds: readonly string[] }) =>
      client.assignments.correct({ ...name, unitIds: [...name.unitIds] }, { context: { idempotencyKey: newKey() } }),
    ...decided,
  });
  return { confirm, correct };
}
