import { FileExcelOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '../../../app/client.ts';
import { compact } from '../../../app/compact.ts';
import { usePreferences } from '../../../app/preferences.ts';
import { saveFile } from '../../../app/saveFile.ts';
import { useMe } from '../../../app/session.ts';
import { useSay } from '../../../app/useSay.ts';
import { contentOf, type TableSearch } from './tableSearch.ts';

/** The table as a file: what is seen, with the rows that were not scrolled to yet. */
export function ExportButton({ search }: { readonly search: TableSearch }) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const { today } = useMe();
  const say = useSay();
  const write = useMutation({
    mutationFn: () => {
      const { filter, ...shape } = contentOf(search);
      return client.status.file(compact({ ...filter, ...shape, language }));
    },
    onSuccess: (file) => {
      saveFile(file, `${t('table.file.name')} ${today}.xlsx`);
      say.done(t('table.file.done'));
    },
    onError: say.failed,
  });
  return (
    <Button icon={<FileExcelOutlined aria-hidden />} loading={write.isPending} onClick={() => write.mutate()}>
      {t('table.file.button')}
    </Button>
  );
}
