import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { outcomeOf } from './outcome.mjs';
import { Failure, toOutput } from './words.mjs';

const hour = 3_600_000;

/** Where a Chromium stands that the browser tests can drive. Root on Debian gets one installed when there is none. */
export async function ensureBrowser() {
  const found = findBrowser();
  const needed = [...(found ? [] : ['chromium-headless-shell']), ...(hasChineseFont() ? [] : ['fonts-noto-cjk'])];
  if (needed.length > 0 && canInstall()) await installPackages(needed);
  const browser = findBrowser();
  if (browser) return browser;
  throw new Failure(
    '浏览器测试需要 Chromium。请安装（Debian：sudo apt-get install chromium-headless-shell fonts-noto-cjk），或用 CHROME_PATH 指定 Chrome。',
    'The browser tests need Chromium. Install it (Debian: sudo apt-get install chromium-headless-shell fonts-noto-cjk), or name your Chrome with CHROME_PATH.',
  );
}

function findBrowser() {
  const places = [
    process.env.CHROME_PATH,
    // The Chromium without windows takes a fifth less of the processor.
    '/usr/bin/chromium-headless-shell',
    '/usr/bin/chromium',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/opt/google/chrome/chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ];
  return places.find((path) => path && existsSync(path));
}

/** Without one, a screenshot shows boxes, and widths of texts differ. Only Linux comes without. */
function hasChineseFont() {
  if (process.platform !== 'linux') return true;
  const listed = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' });
  if (!listed.error) return listed.stdout.trim() !== '';
  return existsSync('/usr/share/fonts/opentype/noto');
}

function canInstall() {
  if (process.platform !== 'linux' || process.getuid() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  // Ubuntu's chromium package only fetches a snap, which does not run in containers.
  return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
}

async function installPackages(names) {
  toOutput(
    `浏览器测试需要 ${names.join('、')}，正在用 apt-get 安装`,
    `the browser tests need ${names.join(', ')}: installing with apt-get`,
  );
  const install = () => apt('install', '--no-install-recommends', ...names);
  if (listsAreStale()) await apt('update');
  let done = await install();
  if (done.code !== 0) {
    // The lists may name releases that are gone from the mirror by now.
    await apt('update');
    done = await install();
  }
  if (done.code === 0) return;
  console.error(done.output.trim().split('\n').slice(0, 5).join('\n'));
  throw new Failure('apt-get 安装失败，原因见上。', 'apt-get could not install them; the reason stands above.');
}

/** Beside other work: npm installs meanwhile. */
function apt(...words) {
  return outcomeOf(
    spawn('apt-get', ['-q', '-y', '-o', 'DPkg::Lock::Timeout=120', ...words], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'ignore', 'pipe'],
    }),
  );
}

function listsAreStale() {
  const folder = '/var/lib/apt/lists';
  const lists = existsSync(folder) ? readdirSync(folder).filter((name) => /_Packages(\.|$)/.test(name)) : [];
  return lists.length === 0 || lists.every((name) => Date.now() - statSync(`${folder}/${name}`).mtimeMs > 24 * hour);
}
