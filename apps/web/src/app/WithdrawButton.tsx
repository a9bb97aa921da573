import { Button } from 'antd';
import { useState } from 'react';
import { type AskedReason, ReasonDialog } from './ReasonDialog.tsx';

/** Withdraws something with a reason, which stays on record. What was typed is kept while the dialog is closed. */
export function WithdrawButton({
  name,
  title,
  ...asked
}: Omit<AskedReason, 'title' | 'ok'> & {
  readonly name: string;
  /** Of the dialog, where it says more than the button. */
  readonly title?: string;
}) {
  const [open, setOpen] = useState(false);
  const [begun, setBegun] = useState('');
  return (
    <>
      <Button onClick={() => setOpen(true)}>{name}</Button>
      {open && (
        <ReasonDialog
          {...asked}
          title={title ?? name}
          ok={name}
          begun={begun}
          onClose={(typed) => {
            setBegun(typed);
            setOpen(false);
          }}
        />
      )}
    </>
  );
}
