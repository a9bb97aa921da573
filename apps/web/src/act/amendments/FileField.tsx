import { mostAmendmentFiles } from '@chengshi/contract';
import { useTranslation } from 'react-i18next';
import { client } from '../../app/client.ts';
import { newKey } from '../../app/idempotency.ts';
import { Field } from '../../ui/Field.tsx';

/** What the file chooser offers; the server looks at what a file holds. */
const accept = '.jpg,.jpeg,.png,.webp,.pdf,.docx,.xlsx';

/** Files to go along with a request. */
export function FileField({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const { t } = useTranslation();
  return (
    <Field label={t('amendments.files')} help={t('amendments.filesHelp', { most: mostAmendmentFiles })}>
      {(control) => (
        <input
          {...control}
          type="file"
          multiple
          accept={accept}
          onChange={({ target }) => onFiles([...(target.files ?? [])].slice(0, mostAmendmentFiles))}
        />
      )}
    </Field>
  );
}

/** Sends files one after the other; throws at the first that is refused. */
export async function sendFiles(id: string, files: readonly File[]): Promise<void> {
  for (const file of files) await client.amendments.attach({ id, file }, { context: { idempotencyKey: newKey() } });
}
