import type { Mark, TableColumn, TableOrder } from '@chengshi/contract';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { links } from '../../../app/links.ts';
import { LightBadge } from '../../../ui/LightBadge.tsx';
import { quantityWords, rhythmWords } from '../../../ui/wording.ts';
import { reasonWords } from '../reasons.ts';

/** Widths in pixels. */
export const columnWidths: Readonly<Record<TableColumn, number>> = {
  light: 116,
  code: 128,
  title: 320,
  kind: 80,
  target: 176,
  due: 124,
  lead: 176,
  support: 200,
  front: 160,
  region: 112,
  reason: 240,
  strength: 96,
  quote: 400,
  changes: 92,
};

/** The orders that the head of a column turns through. */
export const columnOrders: Partial<Record<TableColumn, readonly [TableOrder, TableOrder]>> = {
  light: ['light', 'light-descending'],
  code: ['code', 'code-descending'],
  title: ['title', 'title-descending'],
  due: ['due', 'due-descending'],
  lead: ['owner', 'owner-descending'],
};

/** What stands in a cell. */
export function cellOf(mark: Mark, column: TableColumn, t: TFunction, language: string): ReactNode {
  switch (column) {
    case 'light':
      return <LightBadge light={mark.status.light} />;
    case 'title':
      return (
        <Link {...links.commitment(mark.id)} className="row-title" lang="zh-CN" tabIndex={-1}>
          {mark.title}
        </Link>
      );
    case 'kind':
      return t(`kind.${mark.kind}`);
    case 'target':
      if (mark.quantity) return quantityWords(mark.quantity, t);
      return mark.rhythm && rhythmWords(mark.rhythm, t);
    case 'due':
      return mark.due && (mark.due.end ?? <span lang="zh-CN">{mark.due.text}</span>);
    case 'lead':
      return mark.owner?.lead.join(t('unitJoin'));
    case 'support':
      return mark.owner?.support.join(t('unitJoin'));
    case 'front':
      return mark.front?.name;
    case 'region':
      return mark.region.name;
    case 'reason':
      return mark.status.reasons.map((reason) => reasonWords(reason, language)).join(' ');
    case 'strength':
      return mark.strength && t(`strength.${mark.strength}`);
    case 'quote':
      return <span lang="zh-CN">{mark.quote}</span>;
    case 'code':
      return mark.code;
    case 'changes':
      return mark.revision > 1 ? mark.revision - 1 : null;
  }
}
