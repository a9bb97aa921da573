import type { Plan } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { FormDialog } from '../../app/FormDialog.tsx';
import { useIdempotencyKey } from '../../app/idempotency.ts';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';

/** Asked once more before it leaves the unit; what is still missing is said here, place by place. */
export function SubmitPlan(props: { readonly plan: Plan; readonly revision: number; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const { key } = useIdempotencyKey();
  const submit = useMutation(
    api.plans.submit.mutationOptions({
      context: { idempotencyKey: key },
      onSuccess: async () => {
        say.done(t('plans.editor.submitted'));
        props.onClose();
        await refresh('plans', 'planCalls');
      },
    }),
  );
  return (
    <FormDialog
      title={t('plans.editor.submitTitle')}
      ok={t('plans.editor.submit')}
      ready={!submit.isError}
      sending={submit.isPending}
      error={submit.error}
      onClose={props.onClose}
      onSend={() => submit.mutate({ id: props.plan.id, revision: props.revision })}
    >
      <p>{t('plans.editor.submitHelp')}</p>
    </FormDialog>
  );
}
