import { mostEvidence } from '@chengshi/contract';
import { Button } from 'antd';
import { useEffect, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sizeWords } from '../../ui/formats.ts';
import { newKey } from '../idempotency.ts';
import { isPhoto, shrunk } from './shrink.ts';
import type { Enclosed } from './useAttaching.ts';

/** Photos and files that go with a report. The phone offers its camera by itself; photos are made smaller before they leave it. */
export function Enclosures(props: {
  readonly enclosed: readonly Enclosed[];
  readonly onChange: (change: (old: readonly Enclosed[]) => readonly Enclosed[]) => void;
}) {
  const { t } = useTranslation();
  const [fault, setFault] = useState<string>();
  const { enclosed, onChange } = props;
  const take = async (files: readonly File[]) => {
    setFault(enclosed.length + files.length > mostEvidence ? t('reports.tooMany', { count: mostEvidence }) : undefined);
    for (const file of files.slice(0, mostEvidence - enclosed.length)) {
      try {
        const ready = isPhoto(file) ? await shrunk(file) : file;
        onChange((old) => [...old, { key: newKey(), file: ready }]);
      } catch {
        // Some phones store photos in a form that no browser reads: said in words, nothing else is lost.
        setFault(t('reports.unreadable', { name: file.name }));
      }
    }
  };
  return (
    <div className="field">
      <span className="field-label">{t('reports.photos')}</span>
      <div className="plan-add">
        <FileButton label={t('reports.takePhoto')} accept="image/*" onFiles={(files) => void take(files)} />
        <FileButton label={t('reports.chooseFile')} accept=".pdf,.docx,.xlsx" onFiles={(files) => void take(files)} />
      </div>
      <ul className="enclosures">
        {enclosed.map((one) => (
          <li key={one.key} className="enclosure">
            <Preview file={one.file} />
            <span>{t('reports.shrunk', { name: one.file.name, size: sizeWords(one.file.size) })}</span>
            <Button
              size="small"
              aria-label={t('reports.remove', { name: one.file.name })}
              onClick={() => onChange((old) => old.filter(({ key }) => key !== one.key))}
            >
              {t('act.clear')}
            </Button>
          </li>
        ))}
      </ul>
      {fault ? (
        <p className="field-fault" role="alert">
          {fault}
        </p>
      ) : (
        <p className="field-help">{t('reports.photosHelp', { count: mostEvidence })}</p>
      )}
    </div>
  );
}

function FileButton(props: {
  readonly label: string;
  readonly accept: string;
  readonly onFiles: (files: readonly File[]) => void;
}) {
  const id = useId();
  return (
    <span className="file-button">
      <input
        id={id}
        type="file"
        multiple
        className="file-input"
        accept={props.accept}
        onChange={(event) => {
          props.onFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <label htmlFor={id} className="button-plain">
        {props.label}
      </label>
    </span>
  );
}

function Preview({ file }: { readonly file: File }) {
  const address = useMemo(() => (isPhoto(file) ? URL.createObjectURL(file) : undefined), [file]);
  useEffect(() => () => void (address && URL.revokeObjectURL(address)), [address]);
  return address ? <img className="thumb" src={address} alt="" /> : null;
}
