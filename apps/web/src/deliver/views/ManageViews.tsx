import type { View, ViewContent } from '@chengshi/contract';
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../app/client.ts';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';

/** All views that somebody sees: the own ones are renamed, shared, overwritten and deleted; any may be the one to begin with. */
export function ManageViews(props: {
  readonly views: readonly View[];
  readonly content: ViewContent;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Modal open title={t('table.views.manage')} footer={null} onCancel={props.onClose} width={640}>
      {props.views.length === 0 ? (
        <EmptyState title={t('table.views.none')} help={t('table.views.empty')} />
      ) : (
        <>
          <p className="field-help">{t('table.views.defaultHelp')}</p>
          <ul className="view-list">
            {props.views.map((view) => (
              <ViewLine key={view.id} view={view} content={props.content} />
            ))}
          </ul>
        </>
      )}
    </Modal>
  );
}

function ViewLine({ view, content }: { readonly view: View; readonly content: ViewContent }) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const [renaming, setRenaming] = useState<string>();
  const [removing, setRemoving] = useState(false);
  const { id, name } = view;
  const run = async (work: () => Promise<unknown>, sentence?: string) => {
    try {
      await work();
      setRenaming(undefined);
      await refresh('views');
      if (sentence) say.done(sentence);
    } catch (error) {
      say.failed(error);
    }
  };
  return (
    <li className="view-line">
      {renaming === undefined ? (
        <span className="view-name">
          {view.own ? name : t('table.views.option', { name, owner: view.owner.name })}
          {view.isDefault && <span className="tag">{t('table.views.default')}</span>}
        </span>
      ) : (
        <form
          className="view-rename"
          onSubmit={(event) => {
            event.preventDefault();
            if (renaming.trim() !== '') void run(() => client.views.change({ id, name: renaming.trim() }));
          }}
        >
          <Input
            aria-label={t('table.views.name')}
            autoFocus
            maxLength={50}
            value={renaming}
            onChange={(event) => setRenaming(event.target.value)}
          />
          <Button htmlType="submit" type="primary" disabled={renaming.trim() === ''}>
            {t('act.save')}
          </Button>
        </form>
      )}
      <div className="row-actions">
        <Button onClick={() => void run(() => client.views.choose({ id: view.isDefault ? null : id }))}>
          {view.isDefault ? t('table.views.dropDefault') : t('table.views.makeDefault')}
        </Button>
        {view.own && (
          <>
            <Button onClick={() => setRenaming(renaming === undefined ? name : undefined)}>
              {t('table.views.rename')}
            </Button>
            <Button
              onClick={() =>
                void run(() => client.views.change({ id, content }), t('table.views.overwritten', { name }))
              }
            >
              {t('table.views.overwrite')}
            </Button>
            {removing ? (
              <Button
                danger
                type="primary"
                onClick={() => void run(() => client.views.remove({ id }), t('table.views.removed', { name }))}
              >
                {t('table.views.removeConfirm', { name })}
              </Button>
            ) : (
              <Button danger onClick={() => setRemoving(true)}>
                {t('table.views.remove')}
              </Button>
            )}
          </>
        )}
      </div>
      {view.own && (
        <label className="check">
          <input
            type="checkbox"
            checked={view.shared}
            onChange={(event) => void run(() => client.views.change({ id, shared: event.target.checked }))}
          />
          {t('table.views.share')}
        </label>
      )}
    </li>
  );
}
