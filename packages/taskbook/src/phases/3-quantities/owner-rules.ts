/** What the paper itself says about its lists of names. */
export interface OwnerRules {
  /** 列第一位的为牵头单位. */
  readonly firstLeads: boolean;
  /** 第一个逗号前为牵头单位: those before the first comma lead. */
  readonly commaParts: boolean;
  /** 标★的为牵头单位: the mark; null when no mark tells. */
  readonly leadMark: string | null;
}

export function ownerRules(text: string): OwnerRules {
  const commaParts = COMMA_PARTS.test(text);
  return {
    commaParts,
    firstLeads: !commaParts && FIRST_LEADS.test(text),
    leadMark: MARK_LEADS.exec(text)?.[1] ?? null,
  };
}

/** Parts names that nothing else parts, by the paper's own rule; null when none holds for them. */
export function partedByRule(
  listed: readonly string[],
  rules: OwnerRules,
): { lead: string[]; support: string[] } | null {
  const mark = rules.leadMark;
  // 标*的为牵头单位: the rule itself among the names.
  const names = listed.filter((name) => !MARK_LEADS.test(name) && !FIRST_LEADS.test(name) && name !== '下同');
  if (mark !== null && names.some((name) => name.includes(mark))) {
    const bare = (name: string) => name.replace(mark, '').trim();
    return {
      lead: names.filter((name) => name.includes(mark)).map(bare),
      support: names.filter((name) => !name.includes(mark)),
    };
  }
  return rules.firstLeads && names.length > 1 ? { lead: names.slice(0, 1), support: names.slice(1) } : null;
}

/** 列第一位的为牵头单位, 排名第一的单位牵头: a rule of the paper about all of its lists. */
export const FIRST_LEADS =
  /(?:第一责任单位|(?:第[一1]|首)(?:个|家)(?:责任)?(?:单位|部门)?|(?:(?:排|列|位列|位于|居)(?:名|列|序|位)?(?:在|于)?|(?=第[一1]位))(?:第[一1]位?|首位|最前)[的者]?(?:责任)?(?:单位|部门)?(?:者)?)[^,。;)]{0,4}(?:[为是](?:本项|该项)?(?:工作)?)?(?:牵头|主办|主责|总牵头)/;
export const MARK_LEADS =
  /([*★☆▲△●◆■#※])[”")]?(?:号|标识|标记|符号)?的?(?:责任)?(?:单位|部门|者)?(?:为|是|表示|代表)[^,。;]{0,6}(?:牵头|主办|主责)/;
const COMMA_PARTS = /第[一1]个逗号(?:之|以)?前[^,。;)]{0,8}[为是][^,。;)]{0,4}(?:牵头|主办|主责)/;
/** Such a rule among the names, with what follows it. */
export const COMMA_RULE = new RegExp(`[,;、]?${COMMA_PARTS.source}.*$`, 's');
