import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf } from './support/faults.ts';
import { openSite, publishedPlan, type Site } from './support/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

test('script in a title or text is shown as text and never runs', async () => {
  const office = await site.server.as('office');
  // One word of it is wider than a phone, in any font.
  const title = `<img src=x onerror="window.hacked=1">讲话<script>window.hacked=1</script>${'Campaign'.repeat(12)}`;
  const imported = await office.import({
    classification: 'public',
    title,
    text: `${title}\n2025年底前，要新增规上企业20家<script>window.hacked=1</script>。"><svg onload="window.hacked=1">由市发改委牵头，12月底前完成项目库建设。`,
  });
  const id = imported.events.at(-1)?.documentId;
  const { page, complaints, settled } = await site.visit({ as: 'office' });
  for (const path of ['/documents', `/documents/${id}`]) {
    await page.goto(path);
    await page.getByText('讲话<script>').first().waitFor();
  }
  await office.post(`/documents/${id}/publication`, { undecided: 'accept' });
  for (const path of [`/documents/${id}`, '/campaigns', '/commitments', '/']) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await settled();
  }
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  expect(complaints).toEqual([]);
});

test('who may not, sees no way: buttons and links follow the role', async () => {
  const leader = await site.visit({ as: 'leader' });
  await leader.page.goto('/documents');
  await leader.page.getByRole('heading', { name: '文件', level: 1 }).waitFor();
  expect(await leader.page.getByRole('link', { name: '导入文件' }).count()).toBe(0);
  expect(await leader.page.getByRole('link', { name: '总账' }).count()).toBe(0);
  const auditor = await site.visit({ as: 'auditor' });
  await auditor.page.goto('/ledger');
  await auditor.page.getByRole('table', { name: '总账' }).waitFor();
  const security = await site.visit({ as: 'security' });
  await security.page.goto('/people');
  await security.page
    .getByRole('button', { name: /^授予角色：/ })
    .first()
    .waitFor();
});

const desk = { width: 1440, height: 900 };
const phone = { width: 360, height: 740 };

test('every page, in both themes and languages, obeys the content security policy, can be heard, and is no wider than a phone', async () => {
  const plan = await publishedPlan(site.server);
  const paths = [
    '/',
    '/plan',
    '/own',
    '/act',
    '/documents',
    '/documents/import',
    `/documents/${plan.id}`,
    `/documents/${plan.id}?c=${plan.marks[9]?.id}`,
    '/campaigns',
    '/commitments',
    '/plans',
    '/plans/calls/new',
    '/superior',
    '/indicators',
    '/assignments',
    '/dispatches',
    '/mine',
    '/bodies',
    '/splits',
    '/loads',
    '/reports',
    '/verification',
    '/verification?view=draws',
    '/entries',
    '/documents/tables',
    '/units',
    '/people',
    '/regions',
    '/calendar?year=2027',
    '/account',
  ];
  // On the desk and made narrow, and opened on a phone.
  for (const options of [
    { language: 'zh-CN', theme: 'light', ...desk },
    { language: 'en', theme: 'dark', ...phone },
  ] as const) {
    const { page, complaints, settled } = await site.visit({ as: 'office', ...options });
    await page.goto('/');
    for (const path of paths) {
      // As its links lead there: the program stays, the page asks for what it shows.
      await page.evaluate((to) => history.pushState({}, '', to), path);
      await settled();
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      expect(await faultsOf(page), `${path} ${options.language}`).toEqual([]);
      if (options.width > phone.width) await page.setViewportSize(phone);
      await expect
        .poll(() => page.evaluate(() => document.documentElement.scrollWidth), {
          message: `${path} ${options.language}`,
        })
        .toBeLessThanOrEqual(phone.width);
      if (options.width > phone.width) await page.setViewportSize(desk);
    }
    await page.getByRole('button', { name: /,|，/ }).first().click();
    expect(complaints).toEqual([]);
  }
});
