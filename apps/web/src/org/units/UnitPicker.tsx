import { useQuery } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { compact } from '../../app/compact.ts';
import { ErrorNotice } from '../../app/ErrorNotice.tsx';
import { SearchBox } from '../../ui/SearchBox.tsx';

/** Finds one unit by a word of its name, short name or alias. */
export function UnitPicker(props: {
  readonly words: string;
  readonly onPick: (unit: { readonly id: string; readonly name: string }) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const [query, setQuery] = useState<string>();
  const units = useQuery(api.units.list.queryOptions({ input: compact({ query, limit: 50 }) }));
  return (
    <Modal
      open
      footer={null}
      title={t('publication.owners.pickTitle', { words: props.words })}
      onCancel={props.onClose}
    >
      <SearchBox label={t('units.searchLabel')} value={query} onSearch={setQuery} />
      {units.isError && <ErrorNotice error={units.error} onRetry={() => void units.refetch()} />}
      <ul className="pick-list">
        {(units.data?.rows ?? []).map((unit) => (
          <li key={unit.id}>
            <Button type="text" block onClick={() => props.onPick(unit)}>
              {unit.name} <span className="muted">{unit.regionName}</span>
            </Button>
          </li>
        ))}
      </ul>
      {units.data?.rows.length === 0 && <p className="muted">{t('publication.owners.pickNone')}</p>}
    </Modal>
  );
}
