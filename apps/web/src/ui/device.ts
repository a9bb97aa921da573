/** Browsers by the word that only they, or they first, put into their name of themselves. */
const browsers: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/MicroMessenger\/(\d+)/, 'WeChat'],
  [/DingTalk\/(\d+)/, 'DingTalk'],
  [/Edg(?:e|A|iOS)?\/(\d+)/, 'Edge'],
  [/QQBrowser\/(\d+)/, 'QQ Browser'],
  [/(?:OPR|Opera)\/(\d+)/, 'Opera'],
  [/Firefox\/(\d+)/, 'Firefox'],
  [/(?:Headless)?Chrome\/(\d+)/, 'Chrome'],
  [/Version\/(\d+)[\d.]* (?:Mobile\/\w+ )?Safari/, 'Safari'],
];
const systems: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/UOS|uos/, 'UOS'],
  [/Kylin/i, 'Kylin'],
  [/Linux/, 'Linux'],
];

/** What people call a device by what its browser calls itself: `Edge 130 · Windows`. What is not known stays as it is, cut short. */
export function deviceWords(agent: string): string {
  const browser = browsers.find(([pattern]) => pattern.test(agent));
  const system = systems.find(([pattern]) => pattern.test(agent))?.[1];
  const name = browser && `${browser[1]} ${browser[0].exec(agent)?.[1] ?? ''}`.trim();
  return [name, system].filter(Boolean).join(' · ') || agent.slice(0, 60);
}
