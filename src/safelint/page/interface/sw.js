// Keeps the page itself, so that it opens without a network after the first visit. No text of a writer comes here.
const KEPT = "safelint [[version]]";
const FILES = ["./", "page.css", "page.js", "program.bin"];
const LATER = "pdf.bin"; // which comes with the first PDF

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(KEPT).then((kept) => kept.addAll(FILES)));
});

self.addEventListener("activate", (event) => {
  const old = (names) => names.filter((each) => each.startsWith("safelint ") && each !== KEPT);
  event.waitUntil(caches.keys().then((names) => Promise.all(old(names).map((each) => caches.delete(each)))));
});

self.addEventListener("fetch", (event) => {
  const options = { ignoreSearch: true };
  event.respondWith(caches.match(event.request, options).then((found) => found ?? fetched(event.request)));
});

async function fetched(request) {
  const answer = await fetch(request);
  if (answer.ok && request.url.endsWith(`/${LATER}`)) await (await caches.open(KEPT)).put(request, answer.clone());
  return answer;
}
