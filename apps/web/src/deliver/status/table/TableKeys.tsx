import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';

const keys = {
  move: ['↑', '↓', '←', '→'],
  ends: ['Home', 'End'],
  page: ['PageUp', 'PageDown'],
  edit: ['Enter', 'F2'],
  next: ['Tab'],
  cancel: ['Esc'],
  select: ['Space'],
  range: ['Shift + ↑', 'Shift + ↓'],
  all: ['Ctrl + A'],
  undo: ['Ctrl + Z'],
  help: ['?'],
} as const;

export function TableKeys({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal open title={t('table.keys.title')} footer={null} onCancel={onClose} width={520}>
      <dl className="keys">
        {(Object.keys(keys) as (keyof typeof keys)[]).map((name) => (
          <div key={name}>
            <dt>
              {keys[name].map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(`table.keys.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
