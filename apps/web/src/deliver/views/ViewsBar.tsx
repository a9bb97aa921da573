import { SaveOutlined, SettingOutlined } from '@ant-design/icons';
import type { View, ViewContent } from '@chengshi/contract';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ManageViews } from './ManageViews.tsx';
import { SaveView } from './SaveView.tsx';

/** The saved views: choose one, keep the table as it is as another, put them in order. */
export function ViewsBar(props: {
  readonly views: readonly View[];
  readonly chosen: string | undefined;
  /** The table differs from the chosen view. */
  readonly changed: boolean;
  readonly content: ViewContent;
  readonly onChoose: (view: View | null) => void;
}) {
  const { t } = useTranslation();
  const [dialog, setDialog] = useState<'save' | 'manage'>();
  const { views, chosen } = props;
  const own = views.filter((view) => view.own);
  const shared = views.filter((view) => !view.own);
  const name = (view: View) => (view.isDefault ? t('table.views.isDefault', { name: view.name }) : view.name);
  return (
    <div className="views-bar">
      <select
        className="choice"
        aria-label={t('table.views.label')}
        value={chosen ?? ''}
        onChange={(event) => props.onChoose(views.find(({ id }) => id === event.target.value) ?? null)}
      >
        <option value="">{t('table.views.none')}</option>
        {own.length > 0 && (
          <optgroup label={t('table.views.mine')}>
            {own.map((view) => (
              <option key={view.id} value={view.id}>
                {name(view)}
              </option>
            ))}
          </optgroup>
        )}
        {shared.length > 0 && (
          <optgroup label={t('table.views.shared')}>
            {shared.map((view) => (
              <option key={view.id} value={view.id}>
                {t('table.views.option', { name: name(view), owner: view.owner.name })}
              </option>
            ))}
          </optgroup>
        )}
      </select>
      {props.changed && <span className="muted">{t('table.views.changed')}</span>}
      <Button icon={<SaveOutlined aria-hidden />} onClick={() => setDialog('save')}>
        {t('table.views.save')}
      </Button>
      <Button icon={<SettingOutlined aria-hidden />} onClick={() => setDialog('manage')}>
        {t('table.views.manage')}
      </Button>
      {dialog === 'save' && (
        <SaveView
          content={props.content}
          onSaved={(view) => {
            setDialog(undefined);
            props.onChoose(view);
          }}
          onClose={() => setDialog(undefined)}
        />
      )}
      {dialog === 'manage' && (
        <ManageViews views={views} content={props.content} onClose={() => setDialog(undefined)} />
      )}
    </div>
  );
}
