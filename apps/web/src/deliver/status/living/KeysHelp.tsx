import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';

export function KeysHelp({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const keys = [
    ['j', '→', t('living.keys.next')],
    ['k', '←', t('living.keys.previous')],
    ['Enter', '', t('living.keys.open')],
    ['Esc', '', t('living.keys.close')],
    ['/', '', t('living.keys.find')],
    ['?', '', t('living.keys.help')],
  ] as const;
  return (
    <Modal open={open} title={t('living.help')} footer={null} onCancel={onClose} width={420}>
      <dl className="keys">
        {keys.map(([key, other, words]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd> {other && <kbd>{other}</kbd>}
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
