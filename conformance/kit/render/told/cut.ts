/** From so many characters on, how many there are says more than where the text ends. */
const counted = 200;

/** A text of at most so many characters on one line. */
export function cut(text: string, most: number): string {
  const line = oneLine(text);
  const characters = [...line];
  if (characters.length <= most) return line;
  const left = characters.length < counted ? "…" : `… ${characters.length} characters`;
  const kept = Math.max(8, most - left.length);
  return `${characters.slice(0, kept).join("").trimEnd()}${left}`;
}

const oneLine = (text: string): string => printable(text.replaceAll(/\s+/g, " "));

/** Control characters could steer a terminal, and those that turn the direction of writing could hide what is said. */
export const printable = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, "\ufffd");

/** A text of at most so many characters, lines and all. */
export function cutLong(text: string, most: number): string {
  const whole = text.toWellFormed();
  return whole.length <= most ? whole : `${whole.slice(0, most).toWellFormed()}\n… ${whole.length} characters in all`;
}

/** `"400 plan_exists"` is JSON only because a report holds values as JSON. */
export const bare = (text: string): string => text.replace(/^"(\d{3} [^"\\]*)"$/, "$1");
