import { ArrowDownOutlined, ArrowUpOutlined, HolderOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from './Choice.tsx';

export interface FrontRow {
  readonly key: string;
  readonly name: string;
  /** As the document has it; shown when the front is called otherwise. */
  readonly heading?: string;
  readonly patron: { readonly id: string; readonly name: string } | null;
  readonly commitments: number;
  readonly merged: readonly { readonly key: string; readonly heading: string }[];
}

/** Fronts to be named, ordered, merged and given a patron: by dragging, by buttons, by keyboard. */
export function FrontRows(props: {
  readonly fronts: readonly FrontRow[];
  readonly patrons: readonly { readonly id: string; readonly name: string }[];
  readonly onName: (key: string, name: string) => void;
  readonly onMove: (key: string, to: number) => void;
  readonly onPatron: (key: string, patronId: string | null) => void;
  readonly onMerge: (key: string, into: string) => void;
  readonly onPart: (key: string) => void;
  /** Which fronts can be removed: those that no heading stands for. */
  readonly removable?: (key: string) => boolean;
  readonly onRemove?: (key: string) => void;
}) {
  const { fronts } = props;
  const [dragged, setDragged] = useState<string>();
  return (
    <ol className="plan-rows">
      {fronts.map((front, index) => (
        <FrontLine
          key={front.key}
          front={front}
          index={index}
          {...props}
          dragging={dragged === front.key}
          onDrag={setDragged}
          onDropped={() => {
            if (dragged && dragged !== front.key) props.onMove(dragged, index);
            setDragged(undefined);
          }}
        />
      ))}
    </ol>
  );
}

function FrontLine(
  props: Parameters<typeof FrontRows>[0] & {
    readonly front: FrontRow;
    readonly index: number;
    readonly dragging: boolean;
    readonly onDrag: (key: string | undefined) => void;
    readonly onDropped: () => void;
  },
) {
  const { t } = useTranslation();
  const { front, fronts, index } = props;
  // A patron of another area is not among those offered, and stays.
  const known = props.patrons.some(({ id }) => id === front.patron?.id);
  const patrons = front.patron && !known ? [front.patron, ...props.patrons] : props.patrons;
  return (
    <li
      className="plan-row front-row"
      data-dragging={props.dragging || undefined}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        props.onDropped();
      }}
    >
      <span
        className="drag-handle"
        draggable
        title={t('publication.fronts.drag')}
        aria-hidden="true"
        onDragStart={(event) => {
          event.dataTransfer.setData('text/plain', front.key);
          event.dataTransfer.effectAllowed = 'move';
          props.onDrag(front.key);
        }}
        onDragEnd={() => props.onDrag(undefined)}
      >
        <HolderOutlined />
      </span>
      <div className="front-row-words">
        <NameField key={front.name} front={front} onName={(name) => props.onName(front.key, name)} />
        <p className="field-help">
          {t('campaigns.commitmentCount', { count: front.commitments })}
          {front.heading && front.heading !== front.name
            ? ` · ${t('publication.fronts.heading', { heading: front.heading })}`
            : ''}
        </p>
        {props.removable?.(front.key) && (
          <p className="field-help">
            {t('publication.fronts.made')}{' '}
            <Button
              size="small"
              type="link"
              aria-label={t('publication.fronts.removeLabel', { name: front.name })}
              onClick={() => props.onRemove?.(front.key)}
            >
              {t('publication.fronts.remove')}
            </Button>
          </p>
        )}
        {front.merged.map(({ key, heading }) => (
          <p key={key} className="field-help">
            {t('publication.fronts.merged', { heading })}{' '}
            <Button size="small" type="link" onClick={() => props.onPart(key)}>
              {t('publication.fronts.part')}
            </Button>
          </p>
        ))}
      </div>
      <Choice
        label={t('publication.fronts.patronOf', { name: front.name })}
        none={t('publication.fronts.patronNone')}
        value={front.patron?.id}
        options={patrons.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(id) => props.onPatron(front.key, id ?? null)}
      />
      <Choice
        label={t('publication.fronts.mergeOf', { name: front.name })}
        none={t('publication.fronts.merge')}
        value={undefined}
        disabled={fronts.length < 2}
        options={fronts.filter(({ key }) => key !== front.key).map(({ key, name }) => ({ value: key, label: name }))}
        onChange={(into) => into && props.onMerge(front.key, into)}
      />
      <span className="move-buttons">
        <Button
          icon={<ArrowUpOutlined aria-hidden />}
          aria-label={t('publication.fronts.up', { name: front.name })}
          disabled={index === 0}
          title={index === 0 ? t('publication.fronts.first') : ''}
          onClick={() => props.onMove(front.key, index - 1)}
        />
        <Button
          icon={<ArrowDownOutlined aria-hidden />}
          aria-label={t('publication.fronts.down', { name: front.name })}
          disabled={index === fronts.length - 1}
          title={index === fronts.length - 1 ? t('publication.fronts.last') : ''}
          onClick={() => props.onMove(front.key, index + 1)}
        />
      </span>
    </li>
  );
}

/** The name is taken when the field is left or Enter is pressed; Esc brings the old one back. */
function NameField({ front, onName }: { readonly front: FrontRow; readonly onName: (name: string) => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState(front.name);
  const take = () => {
    const wanted = name.trim();
    if (wanted === '') setName(front.name);
    else if (wanted !== front.name) onName(wanted);
  };
  return (
    <Input
      aria-label={t('publication.fronts.name', { name: front.name })}
      maxLength={80}
      value={name}
      onChange={(event) => setName(event.target.value)}
      onBlur={take}
      onPressEnter={take}
      onKeyDown={(event) => event.key === 'Escape' && setName(front.name)}
    />
  );
}

/** The rows with one of them at another place. */
export function moved<Row extends { readonly key: string }>(rows: readonly Row[], key: string, to: number): Row[] {
  const row = rows.find((each) => each.key === key);
  if (!row) return [...rows];
  const rest = rows.filter((each) => each.key !== key);
  return [...rest.slice(0, to), row, ...rest.slice(to)];
}
