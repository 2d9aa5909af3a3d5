// What is read of a tab. The function runs in the tab, where nothing that stands outside of it is there; it looks and
// changes nothing.

/** @returns {Looked} */
export function look() {
  const LEAST = 50; // px of a frame that people see something in
  const FEWEST = 4; // words of a line that may be a title or a post, and no name, address or number
  /** @type {Field[]} */
  const fields = [];
  /** @type {string[]} */
  const labels = []; // of empty fields, too
  let focused = -1;
  let unread = 0;

  /** @type {any} */
  let at = document.activeElement;
  for (let inner = at; inner; inner = at?.shadowRoot?.activeElement ?? at?.contentDocument?.activeElement) at = inner;

  const words = (/** @type {string | null | undefined} */ text) => {
    // By characters: half of one is no text.
    return [...(text ?? "").replace(/\s+/g, " ").trim()].slice(0, 60).join("");
  };
  const labelOf = (/** @type {any} */ each) => {
    const ids = (each.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
    const named = ids.map((/** @type {string} */ id) => each.getRootNode().getElementById?.(id)?.textContent);
    const frame = each.ownerDocument.defaultView?.frameElement;
    // A label may hold its field.
    const around = [...(each.labels?.[0]?.childNodes ?? [])].filter((/** @type {Node} */ part) => !part.contains(each));
    const label = around.map((/** @type {Node} */ part) => part.textContent).join("");
    const told = [named.join(" "), each.getAttribute("aria-label"), label, each.title];
    return words([...told, frame?.title, each.getAttribute("name"), each.id].find((text) => words(text)));
  };
  const add = (/** @type {any} */ each, /** @type {"text" | "html"} */ kind, /** @type {string} */ value) => {
    const here = each === at || each.contains(at);
    const label = labelOf(each);
    const before = labels.filter((other) => other === label).length;
    labels.push(label);
    if (!here && !(kind === "html" ? each.textContent : value).trim()) return;
    if (here) focused = fields.length;
    fields.push({ label, before, kind, value });
  };
  const typed = (/** @type {HTMLTextAreaElement} */ each) => {
    // The source of a page, as many systems let it be edited.
    add(each, /<\/(?:p|h[1-6]|ul|ol|div|a)>/i.test(each.value) ? "html" : "text", each.value);
  };
  const search = (/** @type {any} */ root) => {
    const all = [...root.querySelectorAll("*")];
    const hosts = all.filter((each) => each.isContentEditable && !each.parentElement?.isContentEditable && each.checkVisibility());
    const body = root.body;
    const isFrame = root !== document && body !== undefined;
    // An editor may make each paragraph a host of its own: in a frame, they are one text.
    if (isFrame && body && (root.designMode === "on" || hosts.length > 1)) add(body, "html", body.innerHTML);
    else for (const each of hosts) add(each, "html", each.innerHTML);
    for (const each of all) {
      if (each.localName === "textarea" && each.checkVisibility()) typed(each);
      if (each.localName === "input" && each.type === "text" && each.checkVisibility()) {
        if (each.value.trim().split(/\s+/).length >= FEWEST) add(each, "text", each.value);
      }
      if (each.localName === "iframe" || each.localName === "frame") {
        const box = each.getBoundingClientRect();
        if (!each.checkVisibility() || box.width < LEAST || box.height < LEAST) continue;
        unread++;
        if (each.contentDocument) search(each.contentDocument);
      }
      if (each.shadowRoot) {
        const styles = ["style", "script", "link"];
        const shown = [...each.shadowRoot.children].filter((/** @type {Element} */ child) => !styles.includes(child.localName));
        if (shown.some((/** @type {Element} */ child) => child.textContent?.trim())) unread++;
        search(each.shadowRoot);
      }
    }
  };
  search(document);

  const isPage = ["text/html", "application/xhtml+xml"].includes(document.contentType);
  const page = isPage ? `<!doctype html>\n${document.documentElement.outerHTML}` : null;
  return { title: words(document.title), page, fields, focused, unread };
}
