import type { Amendment } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../app/FormDialog.tsx';
import { FileField, sendFiles } from './FileField.tsx';
import { useSettled } from './useSettled.ts';

/** Adds files to an open request. */
export function AddFilesDialog(props: { readonly amendment: Amendment; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [files, setFiles] = useState<readonly File[]>([]);
  const done = useSettled(props.onClose);
  const send = useMutation({
    mutationFn: () => sendFiles(props.amendment.id, files),
    onSuccess: () => done(t('amendments.filesAdded')),
  });
  return (
    <FormDialog
      title={t('amendments.addFiles')}
      ok={t('amendments.addFiles')}
      ready={files.length > 0}
      sending={send.isPending}
      error={send.error}
      onClose={props.onClose}
      onSend={() => send.mutate()}
    >
      <FileField onFiles={setFiles} />
    </FormDialog>
  );
}
