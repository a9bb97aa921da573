import { strToU8, zipSync } from 'fflate';

const HEADER = [
  '序号',
  '战线',
  '重点任务',
  '主要措施',
  '目标值',
  '计量单位',
  '完成时限',
  '牵头单位',
  '配合单位',
  '责任人',
  '联系电话',
  '进展情况',
];
const UNITS = ['市工信局', '市财政局、市发改委', '市商务局', '市农业农村局', '市住建局、市资源局、市城管局'];
const DUE = ['6月底前', '2025年9月底', '年底前', '2025.10', '第三季度', '每季度'];

/**
 * A register of so many rows and twelve columns, as Excel writes it: shared strings, formatted dates, a front merged over ten rows, a section
 * row for every thousand. Each row has words of its own, so that nothing is read once for all.
 */
export function registerFile(rowCount: number): Uint8Array {
  const strings = new Map<string, number>();
  const shared = (text: string) => {
    const known = strings.get(text) ?? strings.size;
    strings.set(text, known);
    return known;
  };
  const text = (address: string, words: string) => `<c r="${address}" s="1" t="s"><v>${shared(words)}</v></c>`;
  const number = (address: string, value: number, style = 1) => `<c r="${address}" s="${style}"><v>${value}</v></c>`;
  const rows = [
    `<row r="1">${text('A1', '云泽市2025年重点任务台账')}</row>`,
    `<row r="2">${HEADER.map((words, i) => text(`${'ABCDEFGHIJKL'[i]}2`, words)).join('')}</row>`,
  ];
  const merges = ['A1:L1'];
  let r = 3;
  for (let i = 0; i < rowCount; i++, r++) {
    if (i % 1000 === 0) {
      rows.push(`<row r="${r}">${text(`A${r}`, `一、第${i / 1000 + 1}批任务`)}</row>`);
      merges.push(`A${r}:L${r}`);
      r++;
    }
    if (i % 10 === 0) merges.push(`B${r}:B${r + Math.min(9, rowCount - i - 1)}`);
    const cells = [
      number(`A${r}`, i + 1),
      i % 10 === 0 ? text(`B${r}`, `战线${i % 50}`) : '',
      text(`C${r}`, `推进第${i}号重点项目建设`),
      text(`D${r}`, `盘活第${i}号低效用地，完善配套设施，确保按期投产`),
      number(`E${r}`, i % 300),
      text(`F${r}`, '家'),
      i % 2 === 0 ? number(`G${r}`, 45_658 + (i % 365), 2) : text(`G${r}`, DUE[i % DUE.length] as string),
      text(`H${r}`, UNITS[i % UNITS.length] as string),
      text(`I${r}`, UNITS[(i + 2) % UNITS.length] as string),
      text(`J${r}`, `王某${i % 100}`),
      number(`K${r}`, 13_800_000_000 + i),
      text(`L${r}`, `已完成第${i}项手续，正在推进主体施工`),
    ];
    rows.push(`<row r="${r}" spans="1:12">${cells.join('')}</row>`);
  }
  const sheet = `<worksheet><sheetData>${rows.join('')}</sheetData><mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells></worksheet>`;
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
  const parts = {
    '_rels/.rels': `<Relationships>${relation('r', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': '<workbook><sheets><sheet name="台账" sheetId="1" r:id="s"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': `<Relationships>${relation('s', 'worksheet', 'worksheets/sheet1.xml')}${relation('t', 'sharedStrings', 'sharedStrings.xml')}${relation('y', 'styles', 'styles.xml')}</Relationships>`,
    'xl/styles.xml':
      '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="0"/><xf numFmtId="31"/></cellXfs></styleSheet>',
    'xl/sharedStrings.xml': `<sst>${[...strings.keys()].map((words) => `<si><t>${words}</t></si>`).join('')}</sst>`,
    'xl/worksheets/sheet1.xml': sheet,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])), { level: 6 });
}
