// Files in and out, and the clipboard. Nothing of it leaves the computer.

/** @param {string} name @param {BlobPart} data @param {string} type */
export function download(name, data, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([data], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Whether the text could be put on the clipboard. @param {string} text @param {string} [html] */
export async function copied(text, html) {
  try {
    if (html === undefined) await navigator.clipboard.writeText(text);
    else {
      const parts = { "text/plain": new Blob([text], { type: "text/plain" }), "text/html": new Blob([html], { type: "text/html" }) };
      await navigator.clipboard.write([new ClipboardItem(parts)]);
    }
    return true;
  } catch {
    return false;
  }
}

/** Takes files that are dropped anywhere on the page. @param {HTMLElement} target @param {(file: File) => void} took */
export function takeDrops(target, took) {
  let inside = 0;
  const over = (/** @type {boolean} */ on) => target.classList.toggle("drop", on);
  const holds = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes("Files") ?? false;
  addEventListener("dragenter", (event) => {
    if (holds(event)) over(++inside > 0);
  });
  addEventListener("dragleave", (event) => {
    if (holds(event)) over(--inside > 0);
  });
  addEventListener("dragover", (event) => {
    if (holds(event)) event.preventDefault();
  });
  addEventListener("drop", (event) => {
    if (!holds(event)) return;
    event.preventDefault();
    over((inside = 0) > 0);
    const file = event.dataTransfer?.files[0];
    if (file) took(file);
  });
}
