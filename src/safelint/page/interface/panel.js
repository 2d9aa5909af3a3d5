// What there is to know of the whole text: help, numbers and whose they are, how hard it is to read.
import { byId, cut, element, say } from "./texts.js";

/** @param {Answer} answer @param {(place: Place) => void} go */
export function showNumbers(answer, go) {
  const place = byId("numbers");
  if (!answer.numbers.length) {
    place.replaceChildren(element("p", {}, say("no-numbers")));
    return;
  }
  const heads = ["number", "belongs", "given", "place"].map((key) => element("th", { scope: "col" }, say(key)));
  const rows = answer.numbers.map((each) => {
    const there = element("button", { type: "button", class: "go" }, each.where);
    there.setAttribute("aria-label", `${each.where}. ${say("show-what", { text: each.text })}`);
    there.onclick = () => go(each);
    return element(
      "tr",
      {},
      element("th", { scope: "row", class: "number" }, each.text),
      element("td", {}, each.service || say("unknown-owner")),
      element("td", {}, each.given || say("nobody")),
      element("td", {}, there),
    );
  });
  const table = element("table", {}, element("thead", {}, element("tr", {}, ...heads)), element("tbody", {}, ...rows));
  place.replaceChildren(element("div", { class: "wide", tabindex: "0", role: "group", "aria-labelledby": "numbers-title" }, table));
}

/** @param {Answer} answer */
export function showReading(answer) {
  const { reading } = answer;
  if (reading.grade === null) {
    byId("reading").replaceChildren(element("p", {}, say("no-grade", { words: reading.words })));
    return;
  }
  const counts = element(
    "p",
    {},
    say("counts", { words: reading.words, sentences: reading.sentences, average: Math.round(reading.average ?? 0) }),
  );
  const grade = say("grade", { grade: reading.grade.toFixed(1), age: reading.age, limit: reading.limit });
  const rough = reading.status === "indicative" ? ` ${say("grade-rough")}` : "";
  const meter = element("div", { class: "scale", "aria-hidden": "true" }, element("i", {}), element("b", {}));
  const [bar, limit] = /** @type {HTMLElement[]} */ ([...meter.children]);
  bar.style.width = `${Math.min(100, (reading.grade / 16) * 100)}%`;
  limit.style.left = `${Math.min(100, ((reading.limit ?? 16) / 16) * 100)}%`;
  meter.classList.toggle("over", reading.grade > (reading.limit ?? 99));
  byId("reading").replaceChildren(element("p", {}, grade + rough), meter, counts, element("div", { id: "hardest" }));
}

/** @param {Answer} answer */
export function showHelp(answer) {
  const { present, misnumbered, missing } = answer.help;
  if (![...present, ...misnumbered, ...missing].length) {
    byId("help").replaceChildren(element("p", {}, say("help-none")), element("div", { id: "lines" }));
    return;
  }
  const items = (/** @type {string[]} */ labels, /** @type {string} */ kind, /** @type {string} */ said) =>
    labels.map((label) => element("li", { class: kind }, say(said, { label })));
  byId("help").replaceChildren(
    element(
      "ul",
      { class: "checklist" },
      ...items(missing, "no", "help-missing"),
      ...items(misnumbered, "no", "help-misnumbered"),
      ...items(present, "yes", "help-present"),
    ),
    element("div", { id: "lines" }),
  );
}

/** The sentences that cost most, when they are known. @param {Costly[]} sentences @param {(place: Place) => void} go */
export function showHardest(sentences, go) {
  const place = byId("hardest");
  if (!place || !sentences.length) return;
  const items = sentences.map((each) => {
    const button = element("button", { type: "button", class: "go" }, cut(each.text));
    button.onclick = () => go(each);
    const cost = say("cost", { words: each.words, fall: each.fall.toFixed(1) });
    return element("li", {}, button, " ", element("span", { class: "where" }, cost));
  });
  place.replaceChildren(element("p", {}, say("hardest")), element("ol", {}, ...items));
}

/**
 * The lines that a text lacks, when they are known.
 * @param {MissingHelp} missing @param {boolean} editable
 * @param {{insert: (edit: Edit) => void, copy: (text: string) => void}} acts
 */
export function showLines(missing, editable, acts) {
  const place = byId("lines");
  if (!place || !missing.lines) return;
  const copy = element("button", { type: "button" }, say("help-copy"));
  copy.onclick = () => acts.copy(missing.lines);
  const buttons = element("p", { class: "buttons" }, copy);
  const edit = missing.insert;
  if (edit && editable) {
    const insert = element("button", { type: "button", class: "use" }, say("help-insert"));
    insert.onclick = () => acts.insert(edit);
    buttons.prepend(insert);
  }
  const lines = missing.lines.trim().split("\n").map((each) => element("li", {}, each));
  const list = element("ul", { class: "lines", lang: missing.language }, ...lines);
  place.replaceChildren(element("p", {}, say("help-lines")), list, buttons);
}
