// The text: a plain text area, which nothing can corrupt, over a layer that paints the marks.
import { element } from "./texts.js";

export class Editor {
  /** @type {Finding[]} */
  #findings = [];
  /** @type {Finding | undefined} */
  #active;
  #before = "";

  /**
   * @param {HTMLTextAreaElement} area @param {HTMLElement} layer
   * @param {() => void} changed @param {(found: Finding | undefined) => void} moved
   */
  constructor(area, layer, changed, moved) {
    this.area = area;
    this.layer = layer;
    this.changed = changed;
    area.addEventListener("input", () => this.#typed());
    area.addEventListener("scroll", () => this.#scrolled());
    for (const event of ["click", "keyup"]) area.addEventListener(event, () => moved(this.found()));
    new ResizeObserver(() => this.#fit()).observe(area);
  }

  get text() {
    return this.area.value;
  }

  /** Another text, as from a file. @param {string} text @param {boolean} editable */
  put(text, editable) {
    this.area.value = text;
    this.area.readOnly = !editable;
    this.show([]);
    this.changed();
  }

  /** Marks what was found, all of it. @param {Finding[]} findings */
  show(findings) {
    this.#findings = findings.filter((each) => each.end > each.start);
    this.#before = this.text;
    this.#paint();
  }

  /** What was found in the text, at the places where it stands now. */
  get findings() {
    return this.#findings;
  }

  /** The finding at the cursor, of several the one on the fewest words. */
  found() {
    const at = this.area.selectionStart;
    const here = this.#findings.filter((each) => each.start <= at && at <= each.end);
    return here.sort((a, b) => a.end - a.start - (b.end - b.start))[0];
  }

  /** Marks one finding more than the others. @param {Finding | undefined} finding */
  activate(finding) {
    this.#active = finding;
    for (const mark of this.layer.querySelectorAll("mark")) {
      mark.classList.toggle("active", finding !== undefined && mark.dataset.at === String(finding.at));
    }
  }

  /** Goes to words of the text and selects them. @param {Place} place */
  select({ start, end }) {
    this.area.focus({ preventScroll: true });
    this.area.setSelectionRange(start, end);
    const range = document.createRange();
    const [node, offset] = this.#painted(start);
    range.setStart(node, offset);
    range.collapse(true);
    const rects = range.getClientRects();
    const at = rects.length ? rects[0].top : node.parentElement?.getBoundingClientRect().top ?? 0;
    const top = at - this.layer.getBoundingClientRect().top + this.layer.scrollTop;
    this.area.scrollTop = Math.max(0, top - this.area.clientHeight / 3);
    this.area.scrollIntoView({ block: "nearest" });
  }

  /** Makes changes that belong together, as one step that the browser can undo. @param {Edit[]} edits */
  write(edits) {
    const sorted = [...edits].sort((a, b) => a.start - b.start);
    const start = sorted[0].start;
    const end = sorted[sorted.length - 1].end;
    let words = "";
    let at = start;
    for (const each of sorted) {
      words += this.text.slice(at, each.start) + each.text;
      at = each.end;
    }
    this.replace(start, end, words);
  }

  /** Puts words in the place of others; the page stays where it is. @param {number} start @param {number} end @param {string} words */
  replace(start, end, words) {
    const [left, top] = [scrollX, scrollY];
    const wanted = this.text.slice(0, start) + words + this.text.slice(end);
    this.area.focus({ preventScroll: true });
    this.area.setSelectionRange(start, end);
    // The only way to change a text area that keeps the browser's own undo.
    document.execCommand(words ? "insertText" : "delete", false, words);
    if (this.text !== wanted) {
      this.area.value = wanted;
      this.#typed();
    }
    this.area.setSelectionRange(start + words.length, start + words.length);
    scrollTo(left, top);
  }

  /** Moves the marks with the words while the next check is not there yet. */
  #typed() {
    const [old, now] = [this.#before, this.text];
    let same = 0;
    while (same < old.length && same < now.length && old[same] === now[same]) same++;
    let tail = 0;
    const most = Math.min(old.length, now.length) - same;
    while (tail < most && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
    const changed = old.length - tail;
    const by = now.length - old.length;
    this.#findings = this.#findings.flatMap((each) => {
      if (each.end <= same) return [each];
      if (each.start >= changed) return [{ ...each, start: each.start + by, end: each.end + by }];
      return [];
    });
    this.#before = now;
    this.#paint();
    this.changed();
  }

  #paint() {
    const text = this.text;
    const parts = [];
    let at = 0;
    for (const [start, end, finding] of pieces(this.#findings)) {
      parts.push(text.slice(at, start));
      parts.push(element("mark", { class: finding.severity, "data-at": String(finding.at) }, text.slice(start, end)));
      at = end;
    }
    parts.push(`${text.slice(at)}\n`); // a last empty line has a height, too
    this.layer.replaceChildren(...parts);
    this.activate(this.#active);
    this.#fit();
  }

  #fit() {
    this.layer.style.width = `${this.area.clientWidth}px`;
    this.#scrolled();
  }

  #scrolled() {
    this.layer.scrollTop = this.area.scrollTop;
  }

  /** Where a place of the text is painted. @param {number} place @returns {[Node, number]} */
  #painted(place) {
    const walker = document.createTreeWalker(this.layer, NodeFilter.SHOW_TEXT);
    let left = place;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const length = node.nodeValue?.length ?? 0;
      if (left < length) return [node, left];
      left -= length;
    }
    return [this.layer, 0];
  }
}

/**
 * Pieces of the text with the gravest finding on each, where several stand on the same words.
 * @param {Finding[]} findings @returns {[number, number, Finding][]}
 */
export function pieces(findings) {
  const levels = ["error", "warning", "suggestion"];
  const edges = [...new Set(findings.flatMap((each) => [each.start, each.end]))].sort((a, b) => a - b);
  const sorted = [...findings].sort((a, b) => a.start - b.start);
  /** @type {[number, number, Finding][]} */
  const found = [];
  /** @type {Finding[]} */
  let open = [];
  let next = 0;
  for (let i = 0; i + 1 < edges.length; i++) {
    const [start, end] = [edges[i], edges[i + 1]];
    while (next < sorted.length && sorted[next].start <= start) open.push(sorted[next++]);
    open = open.filter((each) => each.end > start);
    if (!open.length) continue;
    const worst = open.reduce((a, b) => {
      const by = levels.indexOf(a.severity) - levels.indexOf(b.severity) || a.end - a.start - (b.end - b.start);
      return by <= 0 ? a : b;
    });
    const last = found[found.length - 1];
    if (last && last[1] === start && last[2] === worst) last[1] = end;
    else found.push([start, end, worst]);
  }
  return found;
}
