import { type ReactNode, useId } from 'react';

export interface FieldControl {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

/** Label, control, help and fault of one field, tied together for those who hear the page. */
export function Field(props: {
  readonly label: string;
  readonly help?: string | undefined;
  readonly fault?: string | undefined;
  readonly hideLabel?: boolean;
  readonly children: (control: FieldControl) => ReactNode;
}) {
  const id = useId();
  const note = props.fault ?? props.help;
  return (
    <div className="field">
      <label htmlFor={id} className={props.hideLabel ? 'only-read' : 'field-label'}>
        {props.label}
      </label>
      {props.children({
        id,
        'aria-describedby': note ? `${id}-note` : undefined,
        'aria-invalid': props.fault ? true : undefined,
      })}
      {note && (
        <p id={`${id}-note`} className={props.fault ? 'field-fault' : 'field-help'}>
          {note}
        </p>
      )}
    </div>
  );
}
