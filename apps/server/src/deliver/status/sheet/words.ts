import type { Light, OwnerNames, Quantity, Rhythm, TableColumn } from '@chengshi/contract';
import type { Language } from '@chengshi/office';
import { reasonSentence } from '@chengshi/ruler';
import type { z } from 'zod';
import type { TableRow } from '../table.ts';
import { targetWords } from './target-words.ts';

/** The words of the table in a file; the screen has the same in its own catalogue. */
export const words = {
  'zh-CN': {
    title: '事项清单',
    columns: {
      light: '状态',
      code: '编号',
      title: '事项',
      kind: '类型',
      target: '目标',
      due: '时限',
      lead: '牵头单位',
      support: '配合单位',
      front: '战线',
      region: '区划',
      reason: '状态说明',
      strength: '力度',
      quote: '原文',
      changes: '修改次数',
    },
    light: { done: '已办结', green: '正常', yellow: '预警', red: '告急', grey: '暂无判断' },
    kind: { group: '分组', task: '任务', target: '目标', mechanism: '机制' },
    strength: { must: '确保', strive: '力争', plain: '一般要求' },
    none: { front: '未归入战线', owner: '没有责任单位', region: '没有区划' },
    group: (name: string, count: number) => `${name}（${count} 项）`,
    join: '、',
    reasons: '；',
  },
  en: {
    title: 'Commitments',
    columns: {
      light: 'Status',
      code: 'Code',
      title: 'Commitment',
      kind: 'Kind',
      target: 'Target',
      due: 'Deadline',
      lead: 'Lead unit',
      support: 'Supporting units',
      front: 'Front',
      region: 'Region',
      reason: 'Why this status',
      strength: 'Strength',
      quote: 'Original words',
      changes: 'Changes',
    },
    light: { done: 'Done', green: 'On track', yellow: 'At risk', red: 'Urgent', grey: 'No verdict' },
    kind: { group: 'Group', task: 'Task', target: 'Target', mechanism: 'Mechanism' },
    strength: { must: 'must', strive: 'strive', plain: 'plain' },
    none: { front: 'On no front', owner: 'No unit', region: 'No region' },
    group: (name: string, count: number) => `${name} (${count})`,
    join: ', ',
    reasons: '; ',
  },
} as const satisfies Record<Language, object>;

/** Characters of the default font; a Chinese character takes two. */
export const widths: Readonly<Record<TableColumn, number>> = {
  light: 10,
  code: 14,
  title: 34,
  kind: 8,
  target: 20,
  due: 13,
  lead: 18,
  support: 22,
  front: 16,
  region: 12,
  reason: 26,
  strength: 10,
  quote: 46,
  changes: 10,
};

/** What a column shows of a row. */
export function cellWords({ row, status }: TableRow, column: TableColumn, language: Language): string {
  const { light, kind, strength, join, reasons } = words[language];
  const owner = row.owner as z.infer<typeof OwnerNames> | null;
  switch (column) {
    case 'light':
      return light[status.light as Light];
    case 'code':
      return row.code;
    case 'title':
      return row.title;
    case 'kind':
      return kind[row.kind as keyof typeof kind];
    case 'target':
      return targetWords(
        row.quantity as z.infer<typeof Quantity> | null,
        row.rhythm as z.infer<typeof Rhythm> | null,
        language,
      );
    case 'due':
      return row.dueOn ?? row.dueText ?? '';
    case 'lead':
      return (owner?.lead ?? []).join(join);
    case 'support':
      return (owner?.support ?? []).join(join);
    case 'front':
      return row.frontName ?? '';
    case 'region':
      return row.regionName;
    case 'reason':
      return status.reasons.map((reason) => reasonSentence(reason)[language === 'en' ? 'en' : 'zh']).join(reasons);
    case 'strength':
      return row.strength === null ? '' : strength[row.strength as keyof typeof strength];
    case 'quote':
      return row.quote;
    case 'changes':
      return row.revision > 1 ? String(row.revision - 1) : '';
  }
}
