import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sizeWords } from './formats.ts';

/** One file, dropped or chosen. A plain file field under a label: the keyboard and the phone know it. */
export function FileDrop(props: {
  readonly file: File | undefined;
  /** Endings that the file field offers: `.docx,.pdf`. */
  readonly accept: string;
  readonly help: string;
  readonly onFile: (file: File) => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file) props.onFile(file);
  };
  return (
    <div className="file-drop" data-over={over}>
      <input
        id={id}
        type="file"
        className="file-input"
        accept={props.accept}
        onChange={(event) => take(event.target.files)}
      />
      <label
        htmlFor={id}
        className="file-label"
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer.files);
        }}
      >
        {props.file ? (
          <>
            <strong>
              {t('documents.importing.chosen', { name: props.file.name, size: sizeWords(props.file.size) })}
            </strong>
            <span>{t('documents.importing.chooseAnother')}</span>
          </>
        ) : (
          <>
            <strong>{t('documents.importing.drop')}</strong>
            <span>{props.help}</span>
          </>
        )}
      </label>
    </div>
  );
}
