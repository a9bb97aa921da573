import type { FieldControl } from './Field.tsx';

export interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

/** The browser's own select: the best one on a phone, and the keyboard knows it. The empty value means no choice. */
export function Choice<Value extends string>(props: {
  readonly control?: FieldControl;
  readonly label?: string;
  readonly value: Value | undefined;
  readonly options: readonly Option<Value>[];
  readonly none: string;
  readonly disabled?: boolean;
  readonly onChange: (value: Value | undefined) => void;
}) {
  return (
    <select
      {...props.control}
      {...(props.label ? { 'aria-label': props.label } : {})}
      className="choice"
      value={props.value ?? ''}
      disabled={props.disabled ?? false}
      onChange={(event) => props.onChange(props.options.find(({ value }) => value === event.target.value)?.value)}
    >
      <option value="">{props.none}</option>
      {props.options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}
