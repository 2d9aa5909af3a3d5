// What the page says, in the language that its reader has chosen. The texts are data: see texts/.

/** @type {Record<string, Texts>} */
export const TEXTS = JSON.parse(/** @type {HTMLElement} */ (document.getElementById("texts")).textContent ?? "{}");

let language = navigator.language.startsWith("cy") ? "cy" : "en";

/** A text by its key, filled in. @param {string} key @param {Record<string, unknown>} [values] */
export function say(key, values = {}) {
  const text = String(TEXTS[language][key] ?? key);
  return text.replace(/\{(\w+)\}/g, (all, name) => String(values[name] ?? all));
}

/** "1 error", "3 errors". @param {string} what @param {number} count */
export function counted(what, count) {
  return count === 1 ? say(`one-${what}`) : say(`${what}s`, { count });
}

/** The name of something that a writer can choose. @param {string} table @param {string} id */
export function named(table, id) {
  const names = /** @type {Record<string, string>} */ (TEXTS[language][table]);
  return names[id] ?? id;
}

/** Writes all fixed texts of the page in the language that was chosen. */
export function write() {
  document.documentElement.lang = language === "cy" ? "cy" : "en-GB";
  for (const each of document.querySelectorAll("[data-t]")) {
    each.textContent = say(/** @type {HTMLElement} */ (each).dataset.t ?? "");
  }
  for (const each of document.querySelectorAll("[data-t-placeholder]")) {
    each.setAttribute("placeholder", say(/** @type {HTMLElement} */ (each).dataset.tPlaceholder ?? ""));
  }
}

/** The buttons that choose the language. @param {HTMLElement} place @param {() => void} changed */
export function languages(place, changed) {
  for (const each of Object.keys(TEXTS)) {
    const button = element("button", { type: "button", lang: each }, String(TEXTS[each].language));
    button.setAttribute("aria-pressed", String(each === language));
    button.onclick = () => {
      language = each;
      for (const other of place.querySelectorAll("button")) {
        other.setAttribute("aria-pressed", String(other.lang === language));
      }
      changed();
    };
    place.append(button, " ");
  }
}

/**
 * An element with attributes and what it holds; words stay words.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag @param {Record<string, string>} [attributes] @param {(string | Node)[]} held
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes = {}, ...held) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...held);
  return made;
}

/** @param {string} id @returns {any} */
export function byId(id) {
  return document.getElementById(id);
}

/** Words that may be many, no longer than a line or two. @param {string} words */
export function cut(words) {
  const most = 100;
  return words.length <= most ? words : `${words.slice(0, words.lastIndexOf(" ", most) + 1 || most)}…`;
}
