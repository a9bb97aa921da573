import { Input } from 'antd';
import { Field } from '../../ui/Field.tsx';

/** A reason in words. */
export function Words(props: {
  readonly label: string;
  readonly help: string;
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
