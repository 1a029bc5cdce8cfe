/** An id within the page, for what has one outside it. */
export const anchor = (kind: "case" | "failure" | "cell" | "operation" | "rule", id: string): string =>
  `${kind}-${[...id].map((character) => (/[\w-]/.test(character) ? character : `.${character.codePointAt(0)?.toString(16)}`)).join("")}`;
