import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { enoughReason, Reason } from '../ui/Reason.tsx';
import { FormDialog } from './FormDialog.tsx';
import { useIdempotencyKey } from './idempotency.ts';
import { type Thing, useRefresh } from './useRefresh.ts';
import { useSay } from './useSay.ts';

/** Withdraws something with a reason, which stays on record. What was typed is kept while the dialog is closed. */
export function WithdrawButton(props: {
  readonly name: string;
  /** Of the dialog, where it says more than the button. */
  readonly title?: string;
  readonly danger?: boolean;
  readonly label: string;
  readonly help?: string;
  /** What is said when it is done. */
  readonly done: string;
  /** What is read again then. */
  readonly changes: Thing;
  readonly send: (reason: string, idempotencyKey: string) => Promise<unknown>;
}) {
  const say = useSay();
  const refresh = useRefresh();
  const { key, renew } = useIdempotencyKey();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const withdraw = useMutation({
    mutationFn: () => props.send(reason.trim(), key),
    onSuccess: async () => {
      say.done(props.done);
      setOpen(false);
      await refresh(props.changes);
    },
    onError: renew,
  });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{props.name}</Button>
      {open && (
        <FormDialog
          title={props.title ?? props.name}
          ok={props.name}
          danger={props.danger ?? false}
          ready={enoughReason(reason)}
          sending={withdraw.isPending}
          error={withdraw.error}
          onClose={() => setOpen(false)}
          onSend={() => withdraw.mutate()}
        >
          <Reason label={props.label} help={props.help} value={reason} onChange={setReason} />
        </FormDialog>
      )}
    </>
  );
}
