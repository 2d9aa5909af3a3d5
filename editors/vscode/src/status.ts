// What the status bar shows.

/** What the server tells with `safelint/status` of each text that it has checked. `grade` is null for a short text; `left_out` says why nobody wants it checked. */
export interface Status {
  uri: string;
  checked: boolean;
  left_out: string;
  grade: number | null;
  numbers: number;
  errors: number;
  warnings: number;
  suggestions: number;
}

function several(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

/** A few words: the reading grade, and how many numbers to call or text. */
export function short(status: Status): string {
  if (!status.checked) return "safelint: not checked";
  const grade = status.grade === null ? "" : `grade ${status.grade}, `;
  return `safelint: ${grade}${several(status.numbers, "number")}`;
}

/** The same in whole sentences, with what was found. */
export function long(status: Status): string {
  if (status.left_out) return `This text is not checked: ${status.left_out}.`;
  if (!status.checked) return "This text was not checked. The first line says why.";
  const grade = status.grade === null ? "Too short for a reading grade." : `Reading grade ${status.grade}.`;
  const found = [
    several(status.errors, "error"),
    several(status.warnings, "warning"),
    several(status.suggestions, "suggestion"),
  ].join(", ");
  return `${grade} ${several(status.numbers, "number")} to call or text. ${found}.`;
}
