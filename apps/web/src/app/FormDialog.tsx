import { Modal } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from './ErrorNotice.tsx';

/** A form that is opened, sent and closed: title, what the server said, fields, two buttons. Says why it cannot be sent yet. */
export function FormDialog(props: {
  readonly title: string;
  readonly ok: string;
  readonly ready: boolean;
  /** Why it cannot be sent, when it is something else than empty fields. */
  readonly why?: string | undefined;
  readonly danger?: boolean;
  readonly sending: boolean;
  readonly error: unknown;
  readonly onClose: () => void;
  readonly onSend: () => void;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  useFocusBack();
  return (
    <Modal
      open
      title={props.title}
      okText={props.ok}
      cancelText={t('act.cancel')}
      okButtonProps={{
        disabled: !props.ready,
        loading: props.sending,
        danger: props.danger ?? false,
        htmlType: 'submit',
        form: 'form-dialog',
        ...(props.ready ? {} : { 'aria-describedby': 'form-dialog-why' }),
      }}
      onCancel={props.onClose}
    >
      <form
        id="form-dialog"
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (props.ready && !props.sending) props.onSend();
        }}
      >
        {props.error !== null && props.error !== undefined && <ErrorNotice error={props.error} />}
        {props.children}
        {!props.ready && (
          <p id="form-dialog-why" className="field-help form-why">
            {props.why ?? t('act.fillIn')}
          </p>
        )}
      </form>
    </Modal>
  );
}

/** Whoever opened the dialog by keyboard goes on from there: the dialog takes the focus with it when it is gone. */
function useFocusBack(): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (opener instanceof HTMLElement) opener.focus();
    },
    [opener],
  );
}
