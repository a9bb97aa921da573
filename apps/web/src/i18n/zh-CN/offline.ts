export const offline = {
  waiting: '本机还有 {{count}} 份填报没有送出',
  help: '有网络时自动送出，每份只会送达一次。送出之前请不要清除浏览器数据。',
  files: '附件 {{count}} 个',
  place: '附位置',
  sendNow: '现在送出',
  arrived: '已送出 {{count}} 份填报',
  kept: '没有网络，已存在本机，有网络时自动送出',
  keep: '先存在本机，有网络时自动送出',
  drop: '放弃这份',
  dropOf: '放弃这份：{{title}}',
};
