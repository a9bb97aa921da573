// The part of the product that stays on the phone: the pages, and what a report is prepared with. Sending is the page's work, not done here.
// The build writes the files of this version in; a new version has other files, and so another worker.
const files = self.__FILES__;
const version = self.__VERSION__;

const pages = `pages ${version}`;
/** What the server said last, for the person who is signed in. Gone with the sign-in. */
const answers = 'answers';
/** Whom somebody is, what he has to report about, and the form for it: enough to report where there is no network. */
const kept = [
  /^\/api\/session$/,
  /^\/api\/commitments\/[^/]+\/report-form(\?|$)/,
  /^\/api\/dispatches\?/,
  /^\/api\/dispatches\/counts\?/,
];
const shell = '/';

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(pages)
      .then((cache) => cache.addAll([shell, ...files]))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(names.filter((name) => name !== pages && name !== answers).map((name) => caches.delete(name))),
      )
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (request.method === 'GET' && request.mode === 'navigate' && !url.pathname.startsWith('/api/')) {
    event.respondWith(page(request));
  } else if (request.method === 'GET' && url.pathname.startsWith('/assets/')) {
    event.respondWith(asset(request));
  } else if (request.method === 'GET' && kept.some((path) => path.test(url.pathname + url.search))) {
    event.respondWith(answer(event, request));
  } else if (url.pathname === '/api/session') {
    event.respondWith(change(request));
  }
});

/** The one page, from the server where it can be had; it is the same for every address. */
async function page(request) {
  try {
    const response = await fetch(request);
    if (response.ok) {
      const copy = response.clone();
      const cache = await caches.open(pages);
      await cache.put(shell, copy);
    }
    return response;
  } catch (error) {
    const known = await caches.match(shell, { cacheName: pages });
    if (known) return known;
    throw error;
  }
}

/** Their names change with their contents: what is here is right. */
async function asset(request) {
  return (await caches.match(request, { cacheName: pages })) ?? fetch(request);
}

/** Counts who was signed in: what was asked for by the one before is not kept for the next. */
let turn = 0;

function forget() {
  turn++;
  return caches.delete(answers);
}

/** Signing in or out: nothing of the one before stays. */
async function change(request) {
  const response = await fetch(request);
  await forget();
  return response;
}

async function answer(event, request) {
  const asked = turn;
  try {
    const response = await fetch(request);
    if (response.status === 401) await forget();
    if (response.ok && asked === turn) {
      const copy = response.clone();
      event.waitUntil(caches.open(answers).then((cache) => cache.put(request, copy)));
    }
    return response;
  } catch (error) {
    const known = await caches.match(request, { cacheName: answers });
    if (known) return known;
    throw error;
  }
}
