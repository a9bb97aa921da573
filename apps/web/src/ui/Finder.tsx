import { Select } from 'antd';
import type { FieldControl } from './Field.tsx';

export interface Found {
  readonly value: string;
  readonly label: string;
  /** What tells namesakes apart. */
  readonly note?: string | undefined;
}

/** One out of many: typed words are searched elsewhere, and what was found is offered. */
export function Finder(props: {
  readonly control: FieldControl;
  readonly value: Found | undefined;
  readonly found: readonly Found[];
  readonly searching: boolean;
  readonly hint: string;
  readonly none: string;
  readonly onSearch: (words: string) => void;
  readonly onChoose: (chosen: Found | undefined) => void;
}) {
  const { control, value, found } = props;
  const offered = value && !found.some((one) => one.value === value.value) ? [value, ...found] : found;
  return (
    <Select
      {...control}
      className="finder"
      allowClear
      showSearch={{ filterOption: false, onSearch: props.onSearch }}
      loading={props.searching}
      placeholder={props.hint}
      notFoundContent={props.searching ? null : props.none}
      value={value?.value ?? null}
      options={offered.map((one) => ({
        value: one.value,
        label: one.note ? `${one.label}（${one.note}）` : one.label,
      }))}
      onChange={(chosen: string | null) => {
        props.onSearch('');
        props.onChoose(offered.find((one) => one.value === chosen));
      }}
    />
  );
}
