import type { Burden } from '@chengshi/contract';
import type { Language, TableSheet } from '@chengshi/office';

/** The words of the account in a file; the screen has the same in its own catalogue. */
const words = {
  'zh-CN': {
    title: '减负账',
    columns: ['对象', '月份', '填报次数', '用时（分钟）', '每次（秒）', '要数（项）', '免报（项）'],
    byMonth: '按月',
    byUnit: '按单位',
    byCampaign: '为哪项攻坚行动而报',
    whole: '合计',
  },
  en: {
    title: 'Burden account',
    columns: ['For', 'Month', 'Reports', 'Time (min)', 'Each (s)', 'Figures asked for', 'Figures spared'],
    byMonth: 'By month',
    byUnit: 'By unit',
    byCampaign: 'For which campaign',
    whole: 'in all',
  },
} as const satisfies Record<Language, object>;

const widths = [34, 12, 12, 14, 12, 16, 16];

interface Cost {
  readonly reports: number;
  readonly seconds: number;
}

/** Minutes to a tenth and seconds of one report, as the screen rounds them. */
const figures = ({ reports, seconds }: Cost): string[] => [
  `${reports}`,
  `${Math.round(seconds / 6) / 10}`,
  `${Math.round(seconds / Math.max(reports, 1))}`,
];

/** The account as one sheet: by month, by unit with the months of each, and by what it was for. */
export function burdenSheet({ months, units, campaigns }: Burden, language: Language): TableSheet {
  const said = words[language];
  const span = [months[0]?.month, months.at(-1)?.month];
  return {
    title: `${said.title} ${[...new Set(span)].join(' — ')}`,
    sheet: said.title,
    columns: said.columns.map((heading, at) => ({ heading, width: widths[at] ?? 12 })),
    rows: [
      said.byMonth,
      ...months.map((row) => ['', row.month, ...figures(row), `${row.asked}`, `${row.spared}`]),
      said.byUnit,
      ...units.flatMap((unit) => [
        [unit.name, said.whole, ...figures(unit), '', ''],
        ...unit.months.map((row) => [unit.name, row.month, ...figures(row), '', '']),
      ]),
      said.byCampaign,
      ...campaigns.map((row) => [row.name, said.whole, ...figures(row), '', '']),
    ],
  };
}
