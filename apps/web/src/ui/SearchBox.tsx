import { SearchOutlined } from '@ant-design/icons';
import { Button, Input, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface SearchBoxProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string | undefined;
  readonly onSearch: (value: string | undefined) => void;
}

/** A search that runs on Enter or the button: typing Chinese passes through many half words that nobody wants searched. */
export function SearchBox(props: SearchBoxProps) {
  return <SearchForm key={props.value ?? ''} {...props} />;
}

function SearchForm({ label, hint, value, onSearch }: SearchBoxProps) {
  const { t } = useTranslation();
  const [words, setWords] = useState(value ?? '');
  return (
    <search className="search-box">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSearch(words.trim() || undefined);
        }}
      >
        <Space.Compact block>
          <Input
            type="search"
            aria-label={label}
            placeholder={hint ?? label}
            maxLength={100}
            value={words}
            onChange={(event) => {
              setWords(event.target.value);
              if (event.target.value === '' && value) onSearch(undefined); // The cross of the field shows everything again.
            }}
          />
          <Button htmlType="submit" icon={<SearchOutlined aria-hidden />} aria-label={t('act.search')} />
        </Space.Compact>
      </form>
    </search>
  );
}
