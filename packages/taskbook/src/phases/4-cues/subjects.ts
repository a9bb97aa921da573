import type { Sentence } from '../2-structure/index.ts';
import { isOrganisation, splitNames, unique } from '../3-quantities/names.ts';
import { clausesOf, type WordIn, wordsIn } from './clauses.ts';
import type { Context } from './context.ts';

/**
 * Who a sentence tells to act: 市应急局承担…, 由区政府牵头,市财政局配合, 各区(市)要…. The subject is what stands between the start of a clause and its first verb
 * of command, when all of it is names of organisations. Words for everybody (各级, 广大, 企业) name nobody.
 */
export function sentenceOwner(context: Context, sentence: Sentence): NamedOwner | null {
  const { text } = context.reading;
  if (!NAMES_SOMEBODY.test(text.slice(sentence.start, Math.min(sentence.end, sentence.start + 600)))) return null;
  const words = wordsIn(context, sentence);
  const lead: string[] = [];
  const support: string[] = [];
  let start = -1;
  let end = -1;
  let next = 0;
  for (const clause of clausesOf(text, sentence.start + sentence.markLength, sentence.end).slice(0, 14)) {
    while (next < words.length && words[next]!.start < clause.start) next++;
    const subject = subjectOf(text, clause.start, clause.end, words, next);
    if (subject) {
      const helps =
        (/^(?:其他|有关|相关|成员|各成员)/.test(subject.names[0]!) && lead.length > 0) ||
        HELP.test(text.slice(subject.end, Math.min(clause.end, subject.end + 12)));
      (helps ? support : lead).push(...subject.names);
      if (start < 0) start = subject.start;
      end = subject.end;
    }
    const partners = PARTNERS.exec(text.slice(clause.start, Math.min(clause.end, clause.start + 120)));
    if (partners && lead.length > 0) {
      const names = splitNames(partners[1] ?? partners[2] ?? '');
      if (partners[2] || names.every(isOrganisation)) {
        support.push(...names);
        end = clause.start + partners.index + partners[0].length;
      }
    }
  }
  if (lead.length + support.length === 0) return null;
  return { start, end, lead: unique(lead), support: unique(support.filter((name) => !lead.includes(name))) };
}

/** Who was named, with offsets of the normalised text. */
export interface NamedOwner {
  readonly start: number;
  readonly end: number;
  readonly lead: readonly string[];
  readonly support: readonly string[];
}

interface Subject {
  readonly start: number;
  readonly end: number;
  readonly names: readonly string[];
}

function subjectOf(text: string, start: number, end: number, words: readonly WordIn[], next: number): Subject | null {
  const window = text.slice(start, Math.min(end, start + 90));
  const lead = /^\s*(?:(?:一般|原则上|统一|具体|并|要|可)?由)?/.exec(window)?.[0] ?? '';
  const named = lead.endsWith('由');
  // 部, 办 and 建 are verbs of command and ends of names alike, so that the verb is looked for behind each place where a name may end.
  const verbs = [...window.matchAll(VERB)].map((match) => match.index);
  for (let i = next; i < words.length && words[i]!.start < start + window.length; i++) {
    const { name, start: at } = words[i]!;
    if (name === 'act' || name === 'must' || name === 'will') verbs.push(at - start);
  }
  for (const verb of verbs.sort((a, b) => a - b)) {
    // A clause that opens with its verb has no subject.
    if (verb <= lead.length && !named) return null;
    if (verb <= lead.length) continue;
    const words = window.slice(lead.length, verb).replace(ADVERBS, '');
    if (words.length < 2) continue;
    if (!named && PREPOSITION.test(words)) return null;
    const names = splitNames(words);
    if (
      names.length > 0 &&
      (names.every((name) => isSubject(name, named)) || isListOfBodies(names)) &&
      !GENERIC.test(words)
    ) {
      return { start: start + lead.length, end: start + lead.length + words.length, names };
    }
  }
  return null;
}

/** 市城管局、城东街道: beside a body of government a street office is one too. */
function isListOfBodies(names: readonly string[]): boolean {
  return (
    names.some((name) => isSubject(name, false)) &&
    names.every((name) => isOrganisation(name) && name.length <= 24 && !/[“”《》\d]/.test(name))
  );
}

/** Regions count as subjects when several are meant (各区, 涉灾相关区) or when 由 names them. */
function isSubject(name: string, named: boolean): boolean {
  if (/[“”《》\d]|通过|完善|指导|会同|各级|根据/.test(name) || name.length > 24) return false;
  if (named) return isOrganisation(name) || /(?:地|人)$/.test(name);
  if (BODY.test(name))
    return (
      !/^(?:市委|市政府|县委|县政府|区委|区政府|省委|省政府|政府|部门|单位|部|办|局|委|厅)$/.test(name) ||
      name === '单位'
    );
  return (
    /^(?:各|相关|有关|涉).{0,10}(?:区|县|市|地|镇|乡|街道|村|园区|\))$/.test(name) ||
    /^(?:街道|居|村|乡镇|镇)\(.{1,3}\)委?$/.test(name) ||
    /重点单位$/.test(name)
  );
}

/** A glance that spares most sentences the closer look. */
const NAMES_SOMEBODY =
  /局|委|厅|社|支队|大队|部门|政府|办公室|小组|指挥部|专班|集团|公司|单位|主体|部队|[各关涉][^,。;]{0,10}[区县市地镇乡道)]|由/;
const BODY =
  /(?:局|委|厅|部门|政府|管委会|委员会|办公室|领导小组|专项小组|小组|指挥部|专班|集团|公司|单位|开发主体|部队\(?.{0,4}\)?|各地市?|地市|区党委和政府|[市县区省]委.{1,6}[部办])$/;
const GENERIC =
  /^(?:各责任|后[一二三四五六七八九十\d]|排名|各级|全[市县区省]|我[市县区省们]|广大|社会|企业|鼓励|支持|引导|推动|国家|中央|上级|这些|一些|部分|全体|会议|中国|其中)|同志|干部|乡镇和部门/;
const PREPOSITION = /^(?:对|把|将|向|在|从|为|以|与|使|让|按|依|通过|围绕|针对|根据|结合|经|凡|如|当|给|用|因|比)/;
const VERB =
  /牵头|要积极|要配合|根据|参与|都跟上|负责|负总责|承担|履行|给予|各负其责|各司其职|配合|协同|协助|共同|会同|启动|每(?:年|月|季|周|日|天|半年)|加强|下设|设在/g;
const ADVERBS =
  /(?:分别|共同|联合|根据.*|按(?:照)?.*|结合.*|具体|认真|均|都|也|还|应|须|负责|要|将|密切|积极|切实|定期|依法|统一|抓紧|,)*$/;
const HELP =
  /^(?:也|都|要|分别|积极|密切|给予|予以|做好|负责|协同)*(?:配合|协助|协同|支持|参与|参加|跟上|给予指导和支持)/;
const PARTNERS =
  /会同([^,。;]{1,40}?(?:局|委|办|厅|部门|单位|政府|集团|公司|中心|街道|乡镇|社|镇|区))(?![、和及局委办厅])|牵头([^,。;]{2,40}?)等(?:部门|单位)/;
