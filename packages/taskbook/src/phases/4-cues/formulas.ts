import { GLOSSARY_ENTRY } from '../2-structure/headings.ts';

/**
 * Sentences that every paper of a kind holds and that order nothing: why it is written, from when it holds, what its words mean, who came to the meeting,
 * how an assessment counts. Null when the sentence is none of them.
 */
export function formulaOf(words: string, opensWithOrder: boolean): 'formula.paper' | 'formula.score' | null {
  if (
    PURPOSE.test(words) &&
    /[,、](?:现)?(?:特)?(?:研究)?(?:制定|制订|出台|提出|印发|编制)(?:了)?(?:本|以下|如下|此|该)?(?:[^,。;]{0,12}|[^,。;]{2,40}(?:细则|办法|方案|意见|规定|制度|措施|计划))[。:]?$/.test(
      words,
    )
  )
    return 'formula.paper';
  // 由区督查室牵头,会同…,现将有关事项通知如下: whoever is named has to act.
  if (PAPER.test(words) && !/由[^,。;]{2,20}(?:牵头|负责),/.test(words)) return 'formula.paper';
  if (GLOSSARY_ENTRY.test(words)) return 'formula.paper';
  if (ANNOUNCES.test(words) || (words.includes('方面') && COUNTS_WORK.test(words))) return 'formula.paper';
  // 完成80%以上的,得10分; 每增加10%,加计0.5分: what is counted, whatever verb it opens with.
  if (words.includes('分') && BAND.test(words)) return 'formula.score';
  if (!opensWithOrder && SCORE.test(words) && SCORED.test(words)) return 'formula.score';
  return null;
}

const PURPOSE = /(?:^|,)(?:第[一二三四五六七八九十]+条)?\s*(?:现?为了?|根据|按照|依据|结合|经)/;
const PAPER =
  /(?:自[^,。;]{0,16}起(?:施行|实施|执行)|有效期(?:至|[\d一二三四五]+年)|(?:本|该)[^,。;]{1,10}所称|同时废止|由[^,。;]{2,30}负责解释|[,以]本[^,。;]{1,8}为准|不重复(?:享受|奖励|计|进行|支持|补助|给予)|所需(?:资金|经费)[^,。;]{2,30}(?:列支|安排|解决|承担)[。;]?$|予以(?:相应)?(?:抵扣|扣减)[。;]?$|的[^,。;]{0,14},[^。;]{0,20}(?:不得|不予|不可)(?:申报|申请|享受|受理|支持|补助|奖励|认定|推荐)[。;]?$|从高不重复|就高不就低|现(?:将|予以?|就)[^,。;]{2,30}(?:如下|公布|印发|通报)|^[^,。;]{0,12}(?:监督|联系)电话|所谓[^,。;]{1,16}是?指|欢迎社会各界|^[^,。;]{2,200}(?:出席|列席|参加)(?:了)?会议。?$|主持召开[^。;]{0,60}会议?|适用于本|考核(?:对象|范围|内容)(?:为|是|包括)|(?:考核|评分|评价|考评)(?:实行|采用|采取)百分制)/;
/** 下面,我讲三点意见: a speaker says how he goes on. */
const ANNOUNCES =
  /我(?:们)?(?:再|先|着重|重点|主要|简要|就[^。;]{2,40})?,?(?:讲|谈|强调|提|说|汇报)[^,。;]{0,4}(?:点|条|个|方面)[^,。;]{0,6}(?:意见|要求|问题|看法|体会|希望|建议|想法|方面|内容)?[。:]?$/;
/** 重点做好以下6个方面工作: the list that follows says what they are. */
const COUNTS_WORK =
  /(?:做好|抓好|开展|推进)(?:以下|如下)?[^,。;]{0,4}[\d一二三四五六七八九十]+个?方面的?(?:重点|主要)?(?:工作)?[:。]?$/;
const BAND =
  /的,?(?:分别)?(?:得|扣|加|减|记|奖)[\d.]+分|的,?(?:不得分|不予计分)|每(?:增加|减少|超|少|提高|降低)[^,。;]{1,12},[^,。;]{0,14}[加扣减]计?[\d.]+分/;
const SCORE =
  /(?:加|扣|减|奖|记)[\d.、零一二三四五六七八九十]+分|百分制|不得分|加分项|[×x][\d.]+%|等次[:为]|为(?:优秀|良好|合格|不合格)/;
const SCORED =
  /^(?:\([一二三四五六七八九十\d]+\)|\d+[.、])?\s*(?:被|获|受到|创成|发生|发现|每|凡|对|因|未|出现|弄虚|总分|考核|第[一二三四五六七八九十]+条|同一|[^,。;]{2,30}的,|总?得分|[^,。;]{2,24}(?:超过|低于|高于))/;
