import type { IntegrityEvent, IntegrityFinding, PromisedState } from '@chengshi/contract';
import type { Language, TableSheet } from '@chengshi/office';
import { targetWords } from '../status/service.ts';

/** The words of the list in a file; the screen has the same in its own catalogue. */
const words = {
  'zh-CN': {
    title: '承诺变动清单',
    columns: ['日期', '变动', '编号', '事项', '牵头单位', '原来', '现在', '途径', '经办', '理由', '攻坚行动'],
    kinds: {
      'pushed-out': '推迟',
      softened: '放宽',
      withdrawn: '撤下',
      added: '新增',
      'brought-forward': '提前',
      hardened: '加码',
      reassigned: '换责任单位',
      reworded: '改文字',
    },
    ways: { amendment: '变更申请', edit: '攻坚办修改', version: '文件新版', plan: '单位方案', undo: '撤销修改' },
    fields: { title: '名称', due: '时限', quantity: '目标', owner: '责任单位', strength: '力度', rhythm: '频次' },
    strength: { must: '确保', strive: '力争', plain: '一般要求' },
    none: '无',
    days: (days: number) => `${days} 天`,
    version: (version: number) => `第 ${version} 版`,
    colon: '：',
    join: '、',
    break: '；',
  },
  en: {
    title: 'Changes of commitments',
    columns: ['Day', 'Change', 'Code', 'Commitment', 'Lead', 'Before', 'After', 'Way', 'By', 'Reason', 'Campaign'],
    kinds: {
      'pushed-out': 'pushed out',
      softened: 'softened',
      withdrawn: 'withdrawn',
      added: 'added',
      'brought-forward': 'brought forward',
      hardened: 'hardened',
      reassigned: 'other owner',
      reworded: 'reworded',
    },
    ways: { amendment: 'amendment', edit: 'edit', version: 'later version', plan: 'plan of a unit', undo: 'undoing' },
    fields: {
      title: 'name',
      due: 'deadline',
      quantity: 'target',
      owner: 'owner',
      strength: 'strength',
      rhythm: 'rhythm',
    },
    strength: { must: 'must', strive: 'strive', plain: 'plain' },
    none: 'none',
    days: (days: number) => `${days} d`,
    version: (version: number) => `version ${version}`,
    colon: ': ',
    join: ', ',
    break: '; ',
  },
} as const satisfies Record<Language, object>;

const widths = [12, 16, 14, 34, 18, 30, 30, 14, 12, 34, 22];

/** The list of a month as rows of a file: the same events in the same order as on the screen. */
export function integritySheet(events: readonly IntegrityEvent[], month: string, language: Language): TableSheet {
  const said = words[language];
  return {
    title: `${said.title} ${month}`,
    sheet: said.title,
    columns: said.columns.map((heading, at) => ({ heading, width: widths[at] ?? 14 })),
    rows: events.map((event) => [
      cityDay.format(new Date(event.at)),
      event.findings.map((finding) => findingWords(finding, language)).join(said.break),
      event.commitment.code,
      event.commitment.title,
      event.commitment.lead ?? '',
      stateWords(event.before, language),
      stateWords(event.after, language),
      said.ways[event.way],
      event.by ?? '',
      event.reason ?? (event.version === null ? '' : said.version(event.version)),
      event.campaign.name,
    ]),
  };
}

const cityDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });

function findingWords({ kind, days }: IntegrityFinding, language: Language): string {
  const said = words[language];
  return days === null ? said.kinds[kind] : `${said.kinds[kind]} ${said.days(Math.abs(days))}`;
}

function stateWords(state: PromisedState, language: Language): string {
  const { fields, colon, break: stop } = words[language];
  return (Object.keys(state) as (keyof typeof fields)[])
    .map((field) => `${fields[field]}${colon}${valueWords(state, field, language)}`)
    .join(stop);
}

function valueWords(state: PromisedState, field: keyof PromisedState, language: Language): string {
  const { none, join, strength } = words[language];
  switch (field) {
    case 'title':
      return state.title ?? none;
    case 'due':
      return state.due ? (state.due.end ?? state.due.text) : none;
    case 'quantity':
      return state.quantity ? targetWords(state.quantity, null, language) : none;
    case 'strength':
      return state.strength ? strength[state.strength] : none;
    case 'owner':
      return [...(state.owner?.lead ?? []), ...(state.owner?.support ?? [])].join(join) || none;
    case 'rhythm':
      return state.rhythm ? targetWords(null, { ...state.rhythm, action: '' }, language) : none;
  }
}
