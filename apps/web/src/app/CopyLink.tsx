import { LinkOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { copyText } from '../ui/clipboard.ts';

/** Copies an address of this site. `path` begins with a slash. */
export function CopyLink({ path, label }: { readonly path: string; readonly label: string }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  return (
    <Button
      icon={<LinkOutlined aria-hidden />}
      onClick={async () => {
        if (await copyText(`${globalThis.location.origin}${path}`)) void message.success(t('act.copied'));
        else void message.warning(t('act.copyFailed'));
      }}
    >
      {label}
    </Button>
  );
}
