import { isOffice } from './name-list.ts';
import { isOrganisation, isTerm, splitNames, unique } from './names.ts';
import { FIRST_LEADS, MARK_LEADS } from './owner-rules.ts';

/** Names gather until a verb gives them a role; names without a verb lead. Null when it is not a list of organisations. */
export function bracketRoles(words: string): { lead: string[]; support: string[]; hasTerm: boolean } | null {
  const lead: string[] = [];
  const support: string[] = [];
  let gathered = '';
  let verbs = 0;
  let hasTerm = false;
  let led = false;
  const give = (verb: string) => {
    // 甲局会同乙局推进; 甲局牵头,乙局落实.
    const [own, partners] = gathered.split('会同');
    // 甲局牵头,乙局按职责分工负责: who answers for a part, beside one who leads.
    const helps =
      HELPING.test(verb) ||
      (lead.length > 0 &&
        /^(?:结合实际)?(?:组织|具体|分别|协同)?(?:落实|实施|承办)$|负责落实|职责|分工负责|分别负责/.test(verb)) ||
      // 甲局牵头,乙局负责: beside one who leads.
      (led && verb === '负责');
    led ||= verb.startsWith('牵头');
    (helps ? support : lead).push(...splitNames(own!));
    support.push(...splitNames(partners ?? ''));
    gathered = '';
  };
  // 市住建局(牵头),市财政局: who leads is marked among them.
  const marked = markedLeads(words);
  for (const [segment, mark] of segmentsOf(words)) {
    const onward = ONWARD.exec(segment)?.[1];
    if (onward) support.push(...splitNames(onward));
    if (/^以下/.test(segment)) break;
    // 列第一位者为牵头单位,下同: a rule for the reader among the names.
    if (FIRST_LEADS.test(segment) || MARK_LEADS.test(segment) || /^下同$/.test(segment.trim())) continue;
    // 6月底前完成, 长期坚持: when, among the names of who.
    if (isTerm(segment.trim())) {
      hasTerm = true;
      continue;
    }
    // 市财政局负责资金保障: for a part of the work, beside one who leads.
    const duty = lead.length > 0 ? OWN_DUTY.exec(segment)?.[1] : undefined;
    if (duty) {
      give('');
      support.push(...splitNames(duty));
      continue;
    }
    const verb = BRACKET_VERB.exec(segment);
    // 甲厅、乙厅,丙厅配合: those before the comma lead.
    if (verb && HELPING.test(verb[0]) && lead.length === 0 && verb.index > 0) give('');
    gathered += `${gathered ? '、' : ''}${verb ? segment.slice(0, verb.index) : segment}`;
    if (verb) verbs++;
    if (verb || mark === ';') give(verb?.[0] ?? '');
  }
  give('');
  if (marked.leads.length > 0 && support.length === 0) {
    support.push(...lead.map(marked.bare).filter((name) => !marked.leads.includes(name)));
    lead.splice(0, lead.length, ...marked.leads);
  }
  const all = [...lead, ...support];
  const organisations = all.filter(isOrganisation).length;
  if (all.length === 0 || organisations < all.length * 0.7 || all.some((name) => /\d{4}年|[:。“”《]/.test(name)))
    return null;
  // (研发中心) explains a word more often than it names who does it.
  if (
    verbs === 0 &&
    all.length === 1 &&
    !/(?:局|委|办|厅|部|政府)$/.test(all[0]!) &&
    (all[0]!.length < 4 || !isOffice(all[0]!))
  )
    return null;
  return { lead: unique(lead), support: unique(support), hasTerm };
}

/** Those whom a bracket behind the name calls the first: 市民政局(牵头)、市财政局. */
export function markedLeads(words: string): { leads: string[]; bare: (name: string) => string } {
  const leads = [...words.matchAll(MARKED_LEAD)].flatMap(([, name]) => splitNames(name!));
  return { leads, bare: (name) => name.replace(MARK_OF_ROLE, '') };
}

const MARKED_LEAD = /([^、,;()]{2,30})[(<](?:牵头|牵头单位|主责|主责单位|主办)[)>]/g;
const MARK_OF_ROLE = /[(<](?:牵头|牵头单位|主责|主责单位|主办|配合|配合单位|协办)[)>]/g;

/** Parts of an annotation with the mark behind each. */
function segmentsOf(words: string): [string, string][] {
  return [
    ...words.replace(/(?<=牵头|牵头负责|分工负责|[局委办厅部府]负责|配合)、/g, ',').matchAll(/([^,;。]+)([,;。]|$)/g),
  ].map((match) => [match[1]!, match[2]!]);
}

/** 以下均需各区政府落实: who helps with all that follows. */
const ONWARD = /^以下(?:各项|任务|工作)?(?:均|都)?(?:需|由|请)(.{2,60}?)(?:共同|积极)?(?:落实|配合|负责|参与)$/;
const OWN_DUTY =
  /^\s*([\u4e00-\u9fff、]{2,40}?(?:局|委|办|厅|部|公司|集团|中心|分行|会|政府|区|县|市))(?:负责|做好|承担|提供)[^,;。]{2,16}$/;
const HELPING = /配合|参与|参加|协助|协同|协办|支持|保障|(?<!牵头)(?:监督)?指导/;
const BRACKET_VERB =
  /(?:分别|共同|具体|联合|会同)?(?:牵头(?:负责|指导|实施|组织|推进|落实|抓总)?|(?:业务|监督|具体)?指导|总负责|负总责|按(?:照)?(?:各自)?(?:职责|责任|任务)(?:分工)?(?:分别|组织|协同)?(?:负责|落实|配合|实施)?|分工负责|分别负责|负责落实|负责|(?:组织|具体)?实施|推进|承办|主办|协办|主责|为主|抓好落实|(?:结合实际)?(?:组织|具体|分别|协同)?落实|配合|参与|参加|协助|协同|支持)$/;
