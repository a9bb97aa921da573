import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';

const groups = {
  walk: { next: ['j', '↓'], previous: ['k', '↑'], nextOpen: ['n'], previousOpen: ['p'], search: ['/'] },
  decide: { accept: ['a'], reject: ['x'], reopen: ['r'], certain: ['Shift + A'] },
  change: {
    edit: ['e', 'Enter'],
    split: ['s'],
    merge: ['m'],
    select: ['v'],
    extend: ['Shift + ↓', 'Shift + ↑'],
    loose: ['l', 'Shift + L'],
    mark: ['1', '2', '3'],
  },
  view: { undo: ['u', 'Ctrl + Z'], redo: ['Ctrl + Shift + Z'], history: ['h'], help: ['?'], close: ['Esc'] },
} as const;

export function KeysHelp({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal open title={t('review.keys.title')} footer={null} onCancel={onClose} width={720}>
      <div className="keys-groups">
        {(Object.keys(groups) as (keyof typeof groups)[]).map((group) => (
          <section key={group}>
            <h3 className="keys-group">{t(`review.keys.${group}`)}</h3>
            <dl className="keys">
              {Object.entries(groups[group]).map(([name, keys]) => (
                <div key={name}>
                  <dt>
                    {(keys as readonly string[]).map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{t(`review.keys.${name as 'next'}`)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
