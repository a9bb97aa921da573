import type { BodySummary, Light } from '@chengshi/contract';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { links } from '../../app/links.ts';
import { CountsBar, totalOf } from '../../ui/CountsBar.tsx';
import type { Column } from '../../ui/DataTable.tsx';

/** The list of bodies; `counts` are the lights of what each carries, as far as they are known. */
export function bodyColumns(
  t: TFunction,
  counts: ReadonlyMap<string, Readonly<Record<Light, number>>>,
): readonly Column<BodySummary>[] {
  return [
    {
      id: 'name',
      title: t('bodies.columns.name'),
      head: true,
      className: 'wide',
      cell: ({ id, name, region, parent }) => (
        <>
          <Link {...links.body(id)} className="row-title" lang="zh-CN">
            {name}
          </Link>
          <span className="fact-note">{parent ? t('bodies.under', { name: parent.name }) : region.name}</span>
        </>
      ),
    },
    { id: 'kind', title: t('bodies.columns.kind'), cell: ({ kind }) => t(`bodies.kind.${kind}`) },
    {
      id: 'chiefs',
      title: t('bodies.columns.chiefs'),
      cell: ({ chiefs }) =>
        chiefs.length > 0 ? chiefs.join(t('unitJoin')) : <span className="muted">{t('bodies.nobodyLeads')}</span>,
    },
    { id: 'members', title: t('bodies.columns.members'), numeric: true, cell: ({ members }) => members },
    {
      id: 'standing',
      title: t('bodies.columns.standing'),
      className: 'wide',
      cell: ({ id }) => {
        const own = counts.get(id);
        if (!own) return null;
        if (totalOf(own) === 0) return <span className="muted">{t('bodies.carriesNothing')}</span>;
        return <CountsBar counts={own} />;
      },
    },
  ];
}
