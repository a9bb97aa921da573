import { Input } from 'antd';
import { Field } from './Field.tsx';

/** Whether words are a reason: the API takes none shorter. */
export const enoughReason = (words: string): boolean => words.trim().length >= 2;

/** A reason, a note, or what is said to somebody, in words. */
export function Reason(props: {
  readonly label: string;
  readonly help?: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  return (
    <Field label={props.label} help={props.help}>
      {(control) => (
        <Input.TextArea
          {...control}
          rows={3}
          maxLength={500}
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
