import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from './ErrorNotice.tsx';

/** A form that is opened, sent and closed: title, what the server said, fields, two buttons. */
export function FormDialog(props: {
  readonly title: string;
  readonly ok: string;
  readonly ready: boolean;
  readonly sending: boolean;
  readonly error: unknown;
  readonly onClose: () => void;
  readonly onSend: () => void;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <Modal
      open
      title={props.title}
      okText={props.ok}
      cancelText={t('act.cancel')}
      okButtonProps={{ disabled: !props.ready, loading: props.sending, htmlType: 'submit', form: 'form-dialog' }}
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
      </form>
    </Modal>
  );
}
