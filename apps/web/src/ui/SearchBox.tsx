import { Input } from 'antd';

/** A search that runs on Enter or the button: typing Chinese passes through many half words that nobody wants searched. */
export function SearchBox(props: {
  readonly label: string;
  readonly hint?: string;
  readonly value: string | undefined;
  readonly onSearch: (value: string | undefined) => void;
}) {
  return (
    <search className="search-box">
      <Input.Search
        key={props.value ?? ''}
        defaultValue={props.value ?? ''}
        placeholder={props.hint ?? props.label}
        aria-label={props.label}
        allowClear
        maxLength={100}
        onSearch={(value) => props.onSearch(value.trim() || undefined)}
      />
    </search>
  );
}
