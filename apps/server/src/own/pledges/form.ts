import type { PledgeContent, PledgedItem } from '@chengshi/contract';
import type { OfficialDocument } from '@chengshi/office';

export interface SignedBy {
  readonly name: string;
  /** Local date. */
  readonly on: string;
}

/** The official form of a pledge; without a signature it says that it waits for one. Always in Chinese: it is a document of the administration. */
export function officialForm(content: PledgeContent, digest: string, signed: SignedBy | null): OfficialDocument {
  const { approval, items, person, unit, supersedes } = content;
  return {
    title: content.title,
    parts: [
      { kind: 'addressee', text: `${content.addressee}：` },
      {
        kind: 'body',
        text: `根据${approval.organ}批准文件（${approval.number}），${unit.name}就下列${items.length}项任务作出承诺，接受监督。`,
      },
      { kind: 'heading', text: '一、承诺事项' },
      {
        kind: 'table',
        columns: [
          { heading: '序号', share: 6 },
          { heading: '编号', share: 15 },
          { heading: '事项', share: 41 },
          { heading: '目标', share: 20 },
          { heading: '完成时限', share: 18 },
        ],
        rows: items.map((item, at) => [
          String(at + 1),
          item.code,
          `${item.strength === 'must' ? '（确保）' : item.strength === 'strive' ? '（力争）' : ''}${item.title}`,
          targetOf(item),
          dueOf(item),
        ]),
      },
      { kind: 'heading', text: '二、承诺内容' },
      { kind: 'body', text: content.words },
      { kind: 'heading', text: '三、有关说明' },
      {
        kind: 'body',
        text: `本状一经签署即行封存，不作涂改。所列事项经批准变更的，另行签订，新状签署之日本状同时废止。${
          supersedes === null ? '' : `本状签署后，${supersedes}号军令状废止。`
        }`,
      },
      { kind: 'right', text: `承诺单位：${unit.name}` },
      { kind: 'right', text: `承诺人：${person.name}（${person.post}）` },
      { kind: 'right', text: signed ? `${signed.name}　${chineseDate(signed.on)}在线签署` : '（待签署）' },
      { kind: 'note', text: `编号：${content.code}\n内容校验码（SHA-256）：${digest}` },
    ],
  };
}

/** 2026年6月30日: Arabic figures without leading zeros, GB/T 9704. */
function chineseDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

const bounds = { ge: '不低于', le: '不超过', about: '约', eq: '', range: '' } as const;
const measures = { level: '', increment: '新增', growth: '增长', multiple: '', share: '占比', rank: '位次' } as const;

const often = { day: '日', week: '周', month: '月', quarter: '季度', half: '半年', year: '年' } as const;

function dueOf({ due, rhythm }: PledgedItem): string {
  if (due) return due.end === null ? due.text : chineseDate(due.end);
  return rhythm ? '长期坚持' : '未定';
}

function targetOf({ quantity, rhythm }: PledgedItem): string {
  if (rhythm) return `每${rhythm.every === 1 ? '' : `${rhythm.every}个`}${often[rhythm.unit]}${rhythm.action}`;
  if (!quantity) return '按时完成';
  const { value, valueMax, comparator, measure, unit } = quantity;
  return comparator === 'range'
    ? `${measures[measure]}${value}—${valueMax ?? value}${unit}`
    : `${measures[measure]}${bounds[comparator]}${value}${unit}`;
}
