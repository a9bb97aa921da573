import { useId, useState } from 'react';

/** One file, dropped or chosen. A plain file field under a label: the keyboard and the phone know it. */
export function FileDrop(props: {
  /** What was chosen, in words; undefined before that. */
  readonly chosen: string | undefined;
  readonly again: string;
  readonly drop: string;
  readonly help: string;
  readonly accept: string;
  readonly onFile: (file: File) => void;
}) {
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
        onChange={(event) => {
          take(event.target.files);
          event.target.value = ''; // The same file, mended, can be chosen again.
        }}
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
        <strong>{props.chosen ?? props.drop}</strong>
        <span>{props.chosen ? props.again : props.help}</span>
      </label>
    </div>
  );
}
