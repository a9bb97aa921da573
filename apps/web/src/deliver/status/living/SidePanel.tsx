import { CloseOutlined } from '@ant-design/icons';
import { Button, Drawer } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMediaQuery } from '../../../ui/useMediaQuery.ts';

/** Beside the text where there is room, a drawer from below where there is not. */
export function SidePanel(props: {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly idle: ReactNode;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  const wide = useMediaQuery('(min-width: 1080px)');
  if (!wide) {
    return (
      <Drawer
        placement="bottom"
        size="78%"
        open={props.open}
        onClose={props.onClose}
        title={props.title}
        destroyOnHidden
      >
        {props.children}
      </Drawer>
    );
  }
  return (
    <aside className="side" aria-label={props.title}>
      {props.open ? (
        <>
          <Button
            type="text"
            className="side-close"
            icon={<CloseOutlined />}
            aria-label={t('act.close')}
            onClick={props.onClose}
          />
          {props.children}
        </>
      ) : (
        props.idle
      )}
    </aside>
  );
}
