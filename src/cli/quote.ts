import { Refused } from "./terminal.ts";

export const formats = ["sh", "dotenv", "powershell", "json"] as const;
export type Format = (typeof formats)[number];
export type Variables = Readonly<Record<string, string>>;

const lines = (variables: Variables, line: (name: string, value: string) => string): string =>
  Object.entries(variables)
    .map(([name, value]) => `${line(name, value)}\n`)
    .join("");

/** Variables as a shell, a file or a program reads them back, character by character. */
export const written: Readonly<Record<Format, (variables: Variables) => string>> = {
  sh: (variables) => lines(variables, (name, value) => `export ${name}=${forShell(value)}`),
  dotenv: (variables) => lines(variables, (name, value) => `${name}=${forDotenv(name, value)}`),
  powershell: (variables) => lines(variables, (name, value) => `$env:${name} = ${forPowerShell(value)}`),
  json: (variables) => `${JSON.stringify(variables, undefined, 2)}\n`,
};

const plain = /^[\w./:@%+,-][\w./:@%+,=-]*$/;

/** One word of a command line of a POSIX shell. */
export const forShell = (value: string): string => (plain.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`);

/** PowerShell takes curly quotes for straight ones. */
const forPowerShell = (value: string): string => `'${value.replace(/['‘’‚‛]/g, "$&$&")}'`;

/** Readers of .env files agree on quotes and on nothing about escapes: a kind of quote is taken that needs none. */
function forDotenv(name: string, value: string): string {
  if (plain.test(value)) return value;
  if (!value.includes("'")) return `'${value}'`;
  if (!/["\\$]/.test(value)) return `"${value}"`;
  if (!value.includes("`")) return `\`${value}\``;
  throw new Refused(`${name} holds every kind of quote, which no .env file can say; take --format json`);
}
