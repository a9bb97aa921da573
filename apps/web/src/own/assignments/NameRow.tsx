import type { AssignedName } from '@chengshi/contract';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { links } from '../../app/links.ts';
import { Choice } from '../../ui/Choice.tsx';

/** One name, the units it is taken for, and what can be done about it. */
export function NameRow(props: {
  readonly name: AssignedName;
  /** Null for those who only read. */
  readonly acts: {
    readonly selected: boolean;
    readonly onSelect: (selected: boolean) => void;
    readonly onConfirm: () => void;
    readonly onUnits: (unitIds: readonly string[]) => void;
    readonly onPick: () => void;
  } | null;
}) {
  const { t } = useTranslation();
  const { name, acts } = props;
  const open = name.state === 'proposed';
  return (
    <li className="plan-row name-row">
      {acts && (
        <label className="check">
          <input
            type="checkbox"
            aria-label={t('assignments.select', { words: name.words })}
            checked={acts.selected}
            disabled={!open || name.units.length === 0}
            title={open && name.units.length === 0 ? t('assignments.chooseFirst') : ''}
            onChange={(event) => acts.onSelect(event.target.checked)}
          />
        </label>
      )}
      <div>
        <p className="plan-node-title">{name.words}</p>
        <p className="field-help">
          <Link {...links.campaign(name.campaign.id)}>{name.campaign.name}</Link> ·{' '}
          {t('campaigns.commitmentCount', { count: name.commitments })}
        </p>
      </div>
      <div>
        <p>
          {name.units.length === 0 && (
            <span className={open ? 'field-fault' : 'muted'}>
              {t(open ? 'publication.owners.unmatched' : 'assignments.nobody')}
            </span>
          )}
          {name.units.map((unit, index) => (
            <span key={unit.id}>
              {index > 0 && t('unitJoin')}
              <Link {...links.unit(unit.id)}>{unit.name}</Link>
            </span>
          ))}{' '}
          <span className={name.doubtful ? 'tag tag-alert' : 'tag'}>
            {open && name.how ? t(`publication.how.${name.how}`) : t(`assignments.state.${name.state}`)}
          </span>
        </p>
        {acts && (
          <span className="plan-add">
            {open && name.units.length > 0 && (
              <Button
                size="small"
                type="primary"
                aria-label={t('assignments.confirmOf', { words: name.words })}
                onClick={acts.onConfirm}
              >
                {t('assignments.confirm')}
              </Button>
            )}
            {open && name.candidates.length > 0 && (
              <Choice
                label={t('publication.owners.candidatesOf', { words: name.words })}
                none={t('publication.owners.candidates')}
                value={undefined}
                options={name.candidates.map(({ id, name: unit }) => ({ value: id as string, label: unit }))}
                onChange={(id) => id && acts.onUnits([id])}
              />
            )}
            <Button
              size="small"
              aria-label={t('publication.owners.pickOf', { words: name.words })}
              onClick={acts.onPick}
            >
              {t('publication.owners.pick')}
            </Button>
            {open && (
              <Button
                size="small"
                type="text"
                aria-label={t('assignments.noneOf', { words: name.words })}
                onClick={() => acts.onUnits([])}
              >
                {t('assignments.none')}
              </Button>
            )}
          </span>
        )}
      </div>
    </li>
  );
}
