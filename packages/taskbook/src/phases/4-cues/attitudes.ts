/**
 * Is all that a sentence asks for an attitude: 我们要坚决维护…权威,始终保持同人民的联系; 必须坚持新发展理念? Each clause has to open with a word of attitude,
 * behind whoever is addressed and what obliges him; one clause of work makes an order of the sentence.
 */
export function asksAttitude(words: string): boolean {
  if (!ATTITUDE.test(words)) return false;
  const clauses = words.split(/[,;。!]/).filter((clause) => clause.trim() !== '');
  return clauses.length > 0 && clauses.length <= 12 && clauses.every((clause) => ATTITUDE.test(clause));
}

const ATTITUDE =
  /^(?:全[市县区省]上下|各级各部门|广大[^,]{2,8}|我们|大家|同志们)?(?:也|都|就)?(?:要|将|必须|一定要?|务必)?(?:更加|始终|坚决|坚定|牢固|自觉|深刻|时刻|永远|进一步|大力|坚定不移|毫不动摇)*(?:地)?(?:坚持(?:以?人民|以习近平|党的|新发展理念|稳中求进|解放思想|实事求是|正确|[一-龥]{2,6}至上)|维护[^,]{0,12}(?:权威|核心地位|形象|统一)|忠诚|拥护|捍卫|牢记|铭记|坚守(?!耕地|生态|底线|红线)|恪守|秉持|增强[“"]?(?:四个意识|[^,]{0,6}(?:意识|自信|自觉|信心|使命感|责任感|紧迫感))|坚定[“"]?(?:四个自信|[^,]{0,6}(?:信心|信念|自信))|做到[“"]两个维护|保持[^,]{0,16}(?:血肉联系|定力|本色|清醒|姿态|干劲|一致)|发扬|永葆|心怀|心系|不忘|勇于|敢于|善于|甘于|乐于|争做|争当|不负|走高质量发展之路|砥砺|为人民服务|把人民放在)/;
