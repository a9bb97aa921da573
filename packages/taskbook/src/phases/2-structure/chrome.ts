import type { ChromeReason } from '../../types.ts';

/**
 * Is this line part of the page around a document? `words` is the beginning of the line, `length` its whole length. Long lines are text, except notices.
 * The words are those of Chinese news sites, government portals and forums in general.
 */
export function chromeReason(words: string, length: number): ChromeReason | null {
  if (length < 120 && PICTURE.test(words)) return 'picture';
  if (length <= 12 && CONTROL.test(words)) return 'navigation';
  // source: https://…: the head of a stored page.
  if ((words.includes('://') || words.startsWith('---') || words.startsWith('source')) && ADDRESS.test(words))
    return 'head';
  if (length <= 160 && (HEAD.test(words) || (METADATA.test(words) && words.includes('|')))) return 'head';
  if (length <= 160 && NAVIGATION.test(words)) return 'navigation';
  if (NOTICE.test(words)) return 'notice';
  return null;
}

/** Does everything from this line on belong to the page? Only asked in the later part of a text. */
export function opensTail(words: string, length: number): ChromeReason | null {
  if (length <= 40 && TAIL_LISTS.test(words)) return 'navigation';
  if (length <= 80 && TAIL_REPLY.test(words)) return 'reply';
  if (length <= 120 && TAIL_NOTICE.test(words)) return 'notice';
  return null;
}

const ADDRESS =
  /^(?:-\s*)?(?:(?:source|url|link|来源|网址|原文(?:链接|地址)?)\s*[:：]\s*)?https?:\/\/\S+$|^-{3,}$|^source:$/i;
const PICTURE = /^\S{0,100}\.(jpe?g|png|gif|webp|bmp)$|^(图片|图)[:：]?$/i;
const CONTROL =
  /^(大|中|小|次|\[|\]|\[?大\s*中\s*小\]?|字号.*|字体.*|打印.*|关闭.*|返回.*|分享.*|收藏.*|首页|更多.*|下载.*|\+?关注|纠错|评论|点赞|扫一扫.*|上一[篇页条].*|下一[篇页条].*|登录|注册|登录\/注册|\[?复制链接\]?|使用道具.*|回复.*|举报|收起|展开|目录|附件下载.*|[|>»]+)$/;
const HEAD =
  /^\[?(来\s*源|原标题|信息来源|文章来源|稿源|发布时间|发布日期|发布机构|发文日期|成文日期|更新时间|时间|日期|浏览次数|浏览量|浏览|点击数|点击|阅读量?|阅读次数|访问次数|累计次数|字体|字号|责任编辑|责编|编辑|审核|校对|作者|查看|索引号|统一登记号|登记号|统一编号|主题分类|主题词|发文机关|有效性|公文种类|体裁分类|组配分类|信息分类|公开(?:责任部门|形式|日期|目录|类别))\]?\s*[:：]/;
/** The table of data above a document of a government portal: 文 号: | …, with bars between its cells. */
const METADATA =
  /^(?:索\s*引\s*号|名\s*称|文\s*号|标\s*题|发布机构|发文机关|生成日期|成文日期|信息分类|主题分类|组配分类|有\s*效\s*性|公开[责形日目][^|:]{0,6}|文件名称|内容概述)\s*[:|]/;
const NAVIGATION =
  /^(当前位置|您?现在的?位置|您的位置|位置)\s*[:：]|^首页\s*[>»|]|^(返回列表|返回顶部|相关(阅读|链接|文章|新闻|推荐)|延伸阅读|热门推荐|猜你喜欢|网站地图|联系我们|关于我们|无障碍|加入收藏|设为首页)|显示全部楼层|阅读模式|^下面是小编|小编为?大家整理|仅供参考|供大家参考|^本帖|^本版积分|^您需要登录|^点赞给态度|登录\/注册后|扫码|扫描二维码|关注.{0,10}(公众号|微信)|分享到|威望 \+|^快速回复|^Powered by|Processed in/i;
const NOTICE =
  /版权(所有|归|与)|免责声明|^凡本(网|站)|凡本网注明|未经.{0,8}授权.{0,6}(转载|使用)|Copyright|©|ICP备|公网安备|网安备|增值电信业务|网站标识码|^(主办|承办|技术支持|网站管理|维护)(单位)?\s*[:：].{0,40}(政府|办公室|中心|公司)$/i;
const TAIL_LISTS =
  /^(猜你喜欢|关联(政策|内容|阅读)|相关(解读|政策|阅读|链接|文章|新闻|推荐|资讯|附件)|延伸阅读|热门(推荐|文章|排行)|推荐阅读|上一篇|下一篇|最新文章)/;
const TAIL_REPLY = /^发表于\s*\d{4}-|显示全部楼层|^(网友)?(评论|跟帖|回帖)(\(|:|$)|^返回列表/;
const TAIL_NOTICE = /版权与免责|版权声明|免责声明|版权所有|ICP备|公网安备|^Powered by|^Copyright|^©/i;
