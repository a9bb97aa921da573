import { FileExcelOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { saveFile } from './saveFile.ts';
import { useSay } from './useSay.ts';

/** Takes what is seen along as an Excel file. */
export function SheetButton(props: { readonly name: string; readonly write: () => Promise<Blob> }) {
  const { t } = useTranslation();
  const say = useSay();
  const write = useMutation({
    mutationFn: props.write,
    onSuccess: (file) => saveFile(file, `${props.name}.xlsx`),
    onError: say.failed,
  });
  return (
    <Button icon={<FileExcelOutlined aria-hidden />} loading={write.isPending} onClick={() => write.mutate()}>
      {t('table.file.button')}
    </Button>
  );
}
