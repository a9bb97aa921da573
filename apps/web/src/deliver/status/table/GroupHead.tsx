import { DownOutlined, RightOutlined } from '@ant-design/icons';
import type { TableGroup, TableGrouping } from '@chengshi/contract';
import { useTranslation } from 'react-i18next';
import { CountsBar } from '../../../ui/CountsBar.tsx';

const names = { front: 'noFront', owner: 'noOwner', region: 'noRegion' } as const;

/** The head of a group: its name, how many belong to it and how they stand; opens and closes it. */
export function GroupHead(props: {
  readonly by: TableGrouping;
  readonly group: TableGroup;
  readonly open: boolean;
  readonly inGrid?: boolean;
  readonly onToggle: () => void;
}) {
  const { t } = useTranslation();
  const { group, open } = props;
  const name = group.label ?? t(`table.group.${names[props.by]}`);
  return (
    <button
      type="button"
      className="group-head"
      aria-expanded={open}
      tabIndex={props.inGrid ? -1 : 0}
      onClick={props.onToggle}
    >
      {open ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
      <span className="group-name">
        <span lang="zh-CN">{name}</span>
        {group.campaign && (
          <span className="muted" lang="zh-CN">
            {group.campaign}
          </span>
        )}
      </span>
      <span className="group-count">{t('table.group.count', { count: group.count })}</span>
      <CountsBar counts={group.counts} />
    </button>
  );
}
