// Keeps the page itself, so that it opens without a network after the first visit. No text of a writer comes here.
const KEPT = "safelint [[version]]";
const FILES = ["./", "page.css", "page.js", "[[program]]"];
const LATER = /\/pdf-[0-9a-f]+\.bin$/; // which comes with the first PDF; each release has its own

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(KEPT).then((kept) => kept.addAll(FILES)));
});

self.addEventListener("activate", (event) => {
  const old = (names) => names.filter((each) => each.startsWith("safelint ") && each !== KEPT);
  const gone = caches.keys().then((names) => Promise.all(old(names).map((each) => caches.delete(each))));
  event.waitUntil(gone.then(() => self.clients.claim())); // what comes later on a first visit is kept, too
});

self.addEventListener("fetch", (event) => {
  const options = { ignoreSearch: true };
  event.respondWith(caches.match(event.request, options).then((found) => found ?? fetched(event)));
});

async function fetched(event) {
  const { request } = event;
  const answer = await fetch(request);
  if (answer.ok && LATER.test(request.url)) {
    const copy = answer.clone();
    event.waitUntil(caches.open(KEPT).then((kept) => kept.put(request, copy)).catch(() => {})); // the answer does not need it
  }
  return answer;
}
