// The findings, each with what is wrong, what can be written instead and who says so.
import { byId, counted, cut, element, named, say } from "./texts.js";

const LEVELS = /** @type {const} */ (["error", "warning", "suggestion"]);

export class Findings {
  /** @type {Map<string, HTMLLIElement>} */
  #shown = new Map();
  /** @type {Answer | undefined} */
  #answer;
  /** @type {Set<string>} */
  #hidden = new Set();

  /**
   * @param {{go: (place: Place) => void, use: (choice: Choice) => void, copy: (words: string) => void,
   *          explain: (rule: string) => void}} acts
   */
  constructor(acts) {
    this.acts = acts;
    this.list = byId("findings");
  }

  /** @param {Answer} answer */
  show(answer) {
    this.#answer = answer;
    /** @type {Map<string, HTMLLIElement>} */
    const now = new Map();
    for (const finding of answer.findings) {
      const key = keyOf(finding, now);
      const item = this.#shown.get(key) ?? element("li");
      this.#fill(item, finding, answer.rules[finding.rule]);
      now.set(key, item);
    }
    this.#shown = now;
    const items = [...now.values()];
    const same = items.length === this.list.children.length && items.every((each, at) => this.list.children[at] === each);
    if (!same) {
      // What stays is not taken out of the page: whoever stands in it with the keyboard keeps their place.
      for (const each of [...this.list.children]) if (!items.includes(each)) each.remove();
      items.forEach((each, at) => {
        if (this.list.children[at] !== each) this.list.insertBefore(each, this.list.children[at] ?? null);
      });
    }
    this.#levels(answer);
  }

  /** Everything again, as in another language. */
  again() {
    this.#shown = new Map();
    this.list.replaceChildren();
    if (this.#answer) this.show(this.#answer);
  }

  /** @param {Finding} finding */
  item(finding) {
    return this.list.querySelector(`[data-at="${finding.at}"]`);
  }

  /** Shows which finding the cursor is at. @param {Finding | undefined} finding */
  activate(finding) {
    for (const each of this.list.children) {
      if (finding && each.dataset.at === String(finding.at)) each.setAttribute("aria-current", "true");
      else each.removeAttribute("aria-current");
    }
  }

  /** Puts the choices of a finding in their place. @param {Finding} finding @param {Choice[]} choices */
  choices(finding, choices) {
    finding.choices = choices;
    const place = this.item(finding)?.querySelector(".choices");
    if (!place) return;
    place.replaceChildren(
      ...choices.map((choice) => {
        const title = say("use", { title: choice.title });
        if (!this.#answer?.editable) return this.#copied(title, finding, choice);
        const button = element("button", { type: "button", class: "use" }, title);
        button.onclick = () => this.acts.use(choice);
        return button;
      }),
    );
  }

  /** A choice that somebody makes elsewhere. @param {string} title @param {Finding} finding @param {Choice} choice */
  #copied(title, finding, choice) {
    const shown = element("p", {}, title);
    const [edit, more] = choice.edits;
    const isWhole = edit && !more && edit.start <= finding.start && edit.end >= finding.end;
    if (!isWhole || /[<>&]/.test(edit.text) || !edit.text.trim()) return shown;
    const button = element("button", { type: "button", class: "go" }, say("copy-words"));
    button.setAttribute("aria-label", `${say("copy-words")}: ${edit.text}`);
    button.onclick = () => this.acts.copy(edit.text);
    shown.append(" ", button);
    return shown;
  }

  /** @param {HTMLLIElement} item @param {Finding} finding @param {RuleNote | undefined} rule */
  #fill(item, finding, rule) {
    item.dataset.at = String(finding.at);
    const was = item.dataset.made;
    const made = JSON.stringify([finding, rule]);
    item.className = `finding ${finding.severity}`;
    item.hidden = this.#hidden.has(finding.severity);
    if (was === undefined || was.replace(/"(at|start|end)":\d+/g, "") !== made.replace(/"(at|start|end)":\d+/g, "")) {
      const words = finding.text ? `“${cut(finding.text)}”` : say("whole-text");
      const title = element("h3", { tabindex: "-1" });
      title.append(element("span", { class: "badge" }, say(finding.severity)), ` ${words} `);
      if (finding.text) title.append(element("span", { class: "where" }, finding.where));
      item.replaceChildren(
        title,
        element("p", { class: "message", lang: "en-GB" }, finding.message),
        element("div", { class: "choices", lang: "en-GB" }),
        element("p", { class: "buttons" }),
        this.#why(finding, rule),
      );
    }
    item.dataset.made = made;
    this.choices(finding, finding.choices);
    const buttons = item.querySelector("p.buttons");
    /** @type {HTMLButtonElement[]} */
    const held = [];
    if (finding.text) held.push(this.#goes(say("show"), finding, say("show-what", { text: cut(finding.text) })));
    for (const each of finding.related.slice(0, 5)) {
      held.push(this.#goes(`${each.message} (${each.where})`, each));
    }
    // Only their places change while somebody may stand on one of them.
    const old = [...(buttons?.children ?? [])];
    if (old.length === held.length && old.every((each, at) => each.textContent === held[at].textContent)) {
      old.forEach((each, at) => (/** @type {HTMLElement} */ (each).onclick = held[at].onclick));
    } else buttons?.replaceChildren(...held);
  }

  /** @param {string} words @param {Place} place @param {string} [label] */
  #goes(words, place, label) {
    const button = element("button", { type: "button", class: "go" }, words);
    if (label && label.startsWith(words)) button.setAttribute("aria-label", label);
    button.onclick = () => this.acts.go(place);
    return button;
  }

  /** @param {Finding} finding @param {RuleNote | undefined} rule */
  #why(finding, rule) {
    const held = [];
    const english = { lang: "en-GB" };
    if (rule?.why) held.push(element("p", english, rule.why));
    if (rule?.advice && rule.advice !== finding.message) {
      held.push(element("p", {}, say("what-to-do", { advice: rule.advice })));
    }
    if (finding.standard) held.push(element("p", {}, say("standard", { standard: finding.standard })));
    const sources = (finding.sources.length ? finding.sources : rule?.sources ?? []).slice(0, 5);
    if (sources.length) {
      held.push(element("p", {}, say("sources")), element("ul", {}, ...sources.map((url) => element("li", {}, link(url)))));
    }
    const button = element("button", { type: "button", class: "go" }, say("rule"));
    button.append(" ", element("code", {}, finding.rule));
    button.onclick = () => this.acts.explain(finding.rule);
    held.push(element("p", { class: "buttons" }, button));
    return element("details", {}, element("summary", {}, say("more")), ...held);
  }

  /** The boxes that show and hide what is of one severity. @param {Answer} answer */
  #levels(answer) {
    const place = byId("levels");
    const legend = place.querySelector("legend");
    const focused = /** @type {HTMLInputElement | null} */ (document.activeElement)?.value;
    const boxes = LEVELS.flatMap((level) => {
      const count = answer.findings.filter((each) => each.severity === level).length;
      if (!count) return [];
      const box = element("input", { type: "checkbox", value: level });
      box.checked = !this.#hidden.has(level);
      box.onchange = () => {
        if (box.checked) this.#hidden.delete(level);
        else this.#hidden.add(level);
        for (const each of this.list.querySelectorAll(`.${level}`)) each.hidden = !box.checked;
      };
      return [element("label", { class: level }, box, ` ${counted(level, count)}`)];
    });
    const had = place.contains(document.activeElement);
    place.replaceChildren(legend, ...boxes);
    place.hidden = boxes.length === 0;
    if (had) place.querySelector(`[value="${focused}"]`)?.focus();
  }
}

/** What tells one finding from the others, wherever it has moved. @param {Finding} finding @param {Map<string, unknown>} known */
function keyOf(finding, known) {
  const key = `${finding.rule} ${finding.text}`;
  let count = 0;
  while (known.has(`${key} ${count}`)) count++;
  return `${key} ${count}`;
}

/** @param {string} url */
function link(url) {
  if (!/^https?:\/\//.test(url)) return element("span", {}, url);
  const attributes = { href: url, rel: "noreferrer noopener", target: "_blank" };
  return element("a", attributes, url.replace(/^https?:\/\//, ""));
}

/** @param {Answer} answer */
export function countsOf(answer) {
  if (!answer.findings.length) return say("no-findings");
  const count = (/** @type {string} */ level) => answer.findings.filter((each) => each.severity === level).length;
  return `${LEVELS.map((level) => counted(level, count(level))).join(", ")}.`;
}

/** @param {Answer} answer @param {Names} names */
export function understoodIn(answer, names) {
  const { kind, audience, nations, topics } = answer.understood;
  const labels = topics.map((id) => names.topics.find((each) => each.id === id)?.label ?? id);
  return say("understood", {
    kind: named("kinds", kind),
    audience: named("audiences", audience),
    nations: nations.map((each) => named("nation-names", each)).join(", ") || say("all-nations"),
    topics: labels.join(", ") || say("no-topics"),
  });
}
