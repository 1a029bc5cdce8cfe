import { nodeTransport } from "../../conformance/kit/index.ts";

/** The address that the documentation shows. */
export const shownAddress = "http://127.0.0.1:4105";

const addressShown = /^http:\/\/127\.0\.0\.1:41\d\d/;

const quoted = (word: string): string =>
  /^[\w./:@=-]+$/.test(word) ? word : word.includes("'") ? `"${word}"` : `'${word}'`;

/**
 * Plays a curl command line, given as its words, and shows it with the answer. It knows `-u`, `-d`, `-X`, `-H` and
 * `-w`'s usual use here: the status in the first line. `npm run test:full` plays the same with curl itself.
 */
export async function curl(words: readonly string[], address: string): Promise<string> {
  const { method, url, headers, body } = requestOf(words);
  const transport = nodeTransport(10_000);
  const answer = await transport({
    method,
    url: url.replace(addressShown, address),
    headers,
    ...(body === undefined ? {} : { body }),
  });
  return `${commandOf(words)}\n${answer.status}  ${answer.text}`;
}

export const commandOf = (words: readonly string[]): string => `$ curl ${words.map(quoted).join(" ")}`;

function requestOf(words: readonly string[]) {
  const data: string[] = [];
  const headers: Record<string, string> = { accept: "*/*" };
  let method: string | undefined;
  let url = "";
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] ?? "";
    const value = words[i + 1] ?? "";
    if (!word.startsWith("-")) {
      url = word;
      continue;
    }
    i += 1;
    if (word === "-u") headers.authorization = `Basic ${Buffer.from(value).toString("base64")}`;
    else if (word === "-d") data.push(value);
    else if (word === "-X") method = value;
    else if (word === "-H")
      headers[(value.split(":")[0] ?? "").toLowerCase()] = value.slice(value.indexOf(":") + 1).trim();
    else throw new Error(`this curl does not know ${word}`);
  }
  if (data.length > 0) headers["content-type"] ??= "application/x-www-form-urlencoded";
  return {
    method: method ?? (data.length > 0 ? "POST" : "GET"),
    url,
    headers,
    body: data.length > 0 ? data.join("&") : undefined,
  };
}
