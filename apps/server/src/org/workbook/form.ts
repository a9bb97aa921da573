import type { WorkbookSheet } from '@chengshi/contract';

/** A column of a sheet: what it is called when written, and what it may be called when read. */
export interface FormColumn {
  readonly key: string;
  readonly zh: string;
  readonly en: string;
  readonly also?: readonly string[];
  readonly needed?: boolean;
  readonly width: number;
  readonly help: { readonly zh: string; readonly en: string };
}

export interface FormSheet {
  readonly sheet: WorkbookSheet;
  readonly zh: string;
  readonly en: string;
  readonly columns: readonly FormColumn[];
}

const regionCode: FormColumn = {
  key: 'region',
  zh: '区划代码',
  en: 'Region code',
  needed: true,
  width: 14,
  help: { zh: '单位所在的区划', en: 'the region in which the unit lies' },
};
const unitOfPost: FormColumn = {
  key: 'unit',
  zh: '单位',
  en: 'Unit',
  also: ['单位名称', '单位全称'],
  needed: true,
  width: 30,
  help: { zh: '全称、简称或别名', en: 'its full name, short name or another name' },
};

/** The four sheets in the order in which they are loaded: each may name what stands in those before it. */
export const form: readonly FormSheet[] = [
  {
    sheet: 'regions',
    zh: '区划',
    en: 'Regions',
    columns: [
      {
        key: 'code',
        zh: '代码',
        en: 'Code',
        also: ['区划代码', '行政区划代码'],
        needed: true,
        width: 14,
        help: { zh: '按它与现有区划对应', en: 'matched with what is there by this' },
      },
      {
        key: 'name',
        zh: '名称',
        en: 'Name',
        also: ['区划名称'],
        needed: true,
        width: 24,
        help: { zh: '与现有不同时改名', en: 'renames when it differs' },
      },
      {
        key: 'nameEn',
        zh: '英文名',
        en: 'English name',
        also: ['英文名称', 'english', 'nameEn'],
        width: 28,
        help: { zh: '可不填', en: 'may be left out' },
      },
      {
        key: 'level',
        zh: '层级',
        en: 'Level',
        also: ['级别'],
        width: 10,
        help: {
          zh: '省、市、区县、乡镇、村、园区；国标代码可不填',
          en: 'province, city, county, town, village, park; standard codes say it themselves',
        },
      },
      {
        key: 'parent',
        zh: '上级代码',
        en: 'Parent code',
        also: ['parent', 'parentcode'],
        width: 14,
        help: {
          zh: '国标代码可不填；改变隶属关系请在页面上办理',
          en: 'standard codes say it themselves; moves are made on the page',
        },
      },
    ],
  },
  {
    sheet: 'units',
    zh: '单位',
    en: 'Units',
    columns: [
      regionCode,
      {
        key: 'name',
        zh: '单位名称',
        en: 'Unit name',
        also: ['单位', '单位全称', '全称', '名称', 'name', 'unit'],
        needed: true,
        width: 30,
        help: {
          zh: '全称，按区划和它与现有单位对应；改名请在页面上办理',
          en: 'full name; matched by region and name; renaming is done on the page',
        },
      },
      { key: 'shortName', zh: '简称', en: 'Short name', width: 16, help: { zh: '可不填', en: 'may be left out' } },
      {
        key: 'aliases',
        zh: '别名',
        en: 'Other names',
        width: 30,
        help: {
          zh: '文件里的其他写法，用顿号隔开；只增不减',
          en: 'as documents call it, separated by commas; added, never removed',
        },
      },
      {
        key: 'kind',
        zh: '性质',
        en: 'Kind',
        width: 12,
        help: {
          zh: '党委机构、政府、部门、园区、企业、其他；新单位不填为部门',
          en: 'party, government, department, park, enterprise, other; a new one is a department unless told otherwise',
        },
      },
      {
        key: 'parent',
        zh: '上级单位',
        en: 'Parent unit',
        width: 30,
        help: {
          zh: '本区划的单位写名称；上级区划的单位写“区划代码/名称”',
          en: 'name of a unit of the same region, or region code/name of one above',
        },
      },
    ],
  },
  {
    sheet: 'posts',
    zh: '岗位',
    en: 'Posts',
    columns: [
      regionCode,
      unitOfPost,
      {
        key: 'title',
        zh: '岗位',
        en: 'Post',
        also: ['岗位名称', '职务', 'title'],
        needed: true,
        width: 24,
        help: { zh: '按单位和它与现有岗位对应', en: 'matched with what is there by unit and title' },
      },
      {
        key: 'rank',
        zh: '排序',
        en: 'Rank',
        width: 8,
        help: { zh: '0 至 999，小的在前；新岗位不填为 100', en: '0 to 999, small ones first; 100 when left out' },
      },
    ],
  },
  {
    sheet: 'people',
    zh: '人员',
    en: 'People',
    columns: [
      {
        key: 'id',
        zh: '编号',
        en: 'Id',
        also: ['人员编号'],
        width: 38,
        help: {
          zh: '由系统给出，请勿改动；新人员留空，与在册人员同名的新人员填“新”',
          en: 'given by the system, not to be changed; empty for new people, “new” for a new one whose name is there already',
        },
      },
      {
        key: 'name',
        zh: '姓名',
        en: 'Name',
        needed: true,
        width: 14,
        help: { zh: '填了编号时，与现有不同则改名', en: 'renames when it differs and the id is given' },
      },
      { ...regionCode, width: 14 },
      { ...unitOfPost, needed: false },
      {
        key: 'post',
        zh: '岗位',
        en: 'Post',
        also: ['岗位名称', '职务', 'title'],
        width: 24,
        help: { zh: '一岗一行；兼任的写几行', en: 'one row for each post held' },
      },
      {
        key: 'since',
        zh: '任职日期',
        en: 'Since',
        width: 12,
        help: { zh: '如 2026-03-01；不填为今天', en: 'such as 2026-03-01; today when left out' },
      },
      {
        key: 'until',
        zh: '离任日期',
        en: 'Until',
        width: 12,
        help: { zh: '填了即办离任', en: 'ends the holding when filled in' },
      },
      {
        key: 'userName',
        zh: '用户名',
        en: 'User name',
        also: ['账号', '登录名'],
        width: 18,
        help: {
          zh: '填了即备好账号，导入后另发一次性密码；表格里从不写密码',
          en: 'prepares an account; one-time passwords are issued after loading and never stand in the file',
        },
      },
    ],
  },
];

/** The sheet that explains the others; it is never read. */
export const explanationNames = { zh: '填表说明', en: 'How to fill in' } as const;

/** How a heading is compared: without spaces, brackets and case. */
export const headingKey = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[（(].*?[）)]/g, '')
    .replace(/[\s*＊]/g, '');

export const columnsByHeading = (sheet: FormSheet): ReadonlyMap<string, FormColumn> =>
  new Map(
    sheet.columns.flatMap((column) =>
      [column.zh, column.en, column.key, ...(column.also ?? [])].map((word) => [headingKey(word), column] as const),
    ),
  );
