import type { NameList } from '../3-quantities/name-list.ts';
import { isOrganisation } from '../3-quantities/names.ts';
import {
  ANSWERING,
  ANSWERS,
  BODY,
  EVERYBODY,
  HEADS_OF,
  INNER_VERB,
  LOCAL,
  NOBODY,
  REGION,
  ROLE_NAME,
  TELLS,
  UTILITY,
  WORKING_GROUP,
} from './subject-words.ts';

/** Are these names of those who act, where no 由 says so? */
export function areSubjects(text: string, list: NameList): boolean {
  // 各地、各部门: everybody; 各地、市相关部门 are told.
  if (list.names.every((name) => EVERYBODY.test(name))) return false;
  const told = TELLS.test(text.slice(list.end, list.end + 3));
  const answers = ANSWERS.test(text.slice(list.end, list.end + 5));
  // 各区、临江高新区; 陶瓷工业园、农业局等单位要…: beside a body of government whoever is told as well.
  const among = list.names.length > 1 && (isSubject(list.names[0]!) || (told && list.names.some(isSubject)));
  const isOne = (name: string) =>
    isSubject(name) ||
    // 各县党政主要负责同志每月…: the heads of those who may be told.
    (told &&
      HEADS_OF.test(name) &&
      (isSubject(name.replace(HEADS_OF, '')) || LOCAL.test(name.replace(HEADS_OF, '')))) ||
    UTILITY.test(name) ||
    // 财务部:负责…, 运检部牵头,…: whatever its field, an office that answers for it.
    (answers && ANSWERING.test(name) && !INNER_VERB.test(name)) ||
    (told && REGION.test(name)) ||
    (among && (/[区县市镇乡道]$/.test(name) || isMember(name)));
  return list.areFields || list.names.every(isOne);
}

/** 相关乡镇、村、社区成立…: in a list of those who act. */
function isMember(name: string): boolean {
  return (
    (isOrganisation(name) || /^[村镇乡]$/.test(name)) &&
    name.length <= 16 &&
    !INNER_VERB.test(name) &&
    !NOBODY.test(name)
  );
}

/** Without 由 only bodies of government act, and regions when several are meant (各区, 涉灾相关区) or told to. */
export function isSubject(name: string): boolean {
  if (/^(?:市委|市政府|县委|县政府|区委|区政府|省委|省政府|政府|部门|部|办|局|委|厅|公司|集团|企业)$/.test(name))
    return false;
  // 各配合单位, 市重点工作推进领导小组办公室: the verb belongs to the name.
  if (ROLE_NAME.test(name) || WORKING_GROUP.test(name)) return true;
  if (INNER_VERB.test(name) || /[布格结全大开变时残危]局$/.test(name)) return false;
  // 农村合作医疗政府|补助: what the government pays.
  if (/政府$/.test(name) && !/(?:[各省市县区镇乡州盟旗)级民地属]|街道|本级)(?:人民)?政府$/.test(name)) return false;
  // 市委决定…, 临江市委把…: a committee of the party tells what was decided.
  if (/(?<!团)[省市县区州]委$/.test(name)) return false;
  if ((name.length > 2 || name === '单位') && BODY.test(name))
    return !/^(?:我|本|该|这|其(?![他它])|对|和|及|与|等|以|有的|一些|多个|两个|是|或|并|就|所谓|应(?!急)|需|可|统归|要|共同|接到|收到|不|未|拒|擅自|违法)/.test(
      name,
    );
  return (
    /^(?:各|相关|有关|涉).{0,10}(?:区|县|市|地|州|盟|旗|镇|乡|街道|镇街|村|园区|\))$/.test(name) ||
    /^(?:街道|居|村|乡镇|镇|县|市县|县市)\(.{1,4}\)委?$/.test(name) ||
    /^(?:所在|属地|涉事)(?:街道|乡镇|镇|村|社区)$/.test(name)
  );
}
