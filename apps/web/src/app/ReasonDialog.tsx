import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { enoughReason, Reason } from '../ui/Reason.tsx';
import { FormDialog } from './FormDialog.tsx';
import { useIdempotencyKey } from './idempotency.ts';
import { type Thing, useRefresh } from './useRefresh.ts';
import { useSay } from './useSay.ts';

export interface AskedReason {
  readonly title: string;
  readonly ok: string;
  readonly danger?: boolean;
  readonly label: string;
  readonly help?: string;
  /** What is said when it is done. */
  readonly done: string;
  /** What is read again then. */
  readonly changes: readonly Thing[];
  readonly send: (reason: string, idempotencyKey: string) => Promise<unknown>;
  /** What stands above the reason: what it is about. */
  readonly children?: ReactNode;
}

/** Asks for a reason, which stays on record, and does with it what it is for. Mounted while it is open. */
export function ReasonDialog(
  props: AskedReason & {
    /** What was typed before, where the dialog was closed over it. */
    readonly begun?: string;
    readonly onClose: (typed: string) => void;
  },
) {
  const say = useSay();
  const refresh = useRefresh();
  const { key, renew } = useIdempotencyKey();
  const [reason, setReason] = useState(props.begun ?? '');
  const sending = useMutation({
    mutationFn: () => props.send(reason.trim(), key),
    onSuccess: async () => {
      say.done(props.done);
      props.onClose('');
      await refresh(...props.changes);
    },
    // A refusal is an answer: with other words, or a moment later, it is asked anew.
    onError: renew,
  });
  return (
    <FormDialog
      title={props.title}
      ok={props.ok}
      danger={props.danger ?? false}
      ready={enoughReason(reason)}
      sending={sending.isPending}
      error={sending.error}
      onClose={() => props.onClose(reason)}
      onSend={() => sending.mutate()}
    >
      {props.children}
      <Reason label={props.label} help={props.help} value={reason} onChange={setReason} />
    </FormDialog>
  );
}
