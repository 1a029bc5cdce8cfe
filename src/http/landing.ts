import { createHash } from "node:crypto";
import type { ServerResponse } from "node:http";

/** What the gateway says about itself at `/`, as a page or as JSON. */
export interface Landing {
  readonly product: "stunt-double";
  readonly version: string;
  readonly control: string;
  readonly openapi: string;
  readonly services: readonly {
    readonly name: string;
    readonly title: string;
    readonly address: string;
    readonly operations: number;
    readonly openapi: string;
    /** role → name → value, as everybody may know them. */
    readonly credentials: Readonly<Record<string, Readonly<Record<string, string>>>>;
  }[];
  /** Left out where the control API, which lists them, asks for a token. */
  readonly sandboxes?: readonly {
    readonly name: string;
    readonly scenarios: readonly string[];
    readonly clock: { readonly mode: "follow" | "frozen"; readonly now: string };
  }[];
  /** Works as often as it is pasted. */
  readonly curl: string;
}

const style = `
:root { color-scheme: light dark; --line: #8884; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .4rem .8rem .4rem 0; border-top: 1px solid var(--line); }
code, pre { font: 14px/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
pre { padding: .8rem; border: 1px solid var(--line); border-radius: .3rem; white-space: pre-wrap; }
`;

const styleHash = createHash("sha256").update(style).digest("base64");

const headers = {
  "cache-control": "no-store",
  "content-security-policy": `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};

export function writeLanding(response: ServerResponse, landing: Landing, as: "html" | "json"): void {
  const type = as === "html" ? "text/html; charset=utf-8" : "application/json; charset=utf-8";
  response.writeHead(200, { ...headers, "content-type": type, vary: "accept" });
  response.end(as === "html" ? page(landing) : JSON.stringify(landing));
}

function page({ version, control, openapi, services, sandboxes, curl }: Landing): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Stunt Double</title>
<style>${style}</style>
<h1>Stunt Double ${escaped(version)}</h1>
<p>Stands in for vendor APIs on this machine; nothing leaves it. Everything below is made up, the credentials too.</p>
<h2>Services</h2>
<table>
<tr><th>service<th>address<th>ready-made credentials<th>contract
${services.map(serviceRow).join("\n")}
</table>
<h2>Try it</h2>
<pre>${escaped(curl)}</pre>
${sandboxes === undefined ? "" : `<h2>Sandboxes</h2>\n<table>\n<tr><th>name<th>scenario<th>clock\n${sandboxes.map(sandboxRow).join("\n")}\n</table>\n`}<h2>Control API</h2>
<p><code>${escaped(control)}</code>, described by <a href="${escaped(openapi)}">its OpenAPI document</a>.
A sandbox is named by the header <code>x-sandbox</code>, a path <code>/~name/…</code>, a host <code>name.service.localhost</code>, or its own credentials.</p>
</html>
`;
}

const serviceRow = ({ name, title, address, operations, openapi, credentials }: Landing["services"][number]): string =>
  `<tr><td>${escaped(name)}<br><small>${escaped(title)}</small><td><a href="${escaped(address)}">${escaped(address)}</a><td>${Object.entries(
    credentials,
  )
    .map(([role, own]) => `${escaped(role)}: <code>${escaped(Object.values(own).join(" : "))}</code>`)
    .join("<br>")}<td><a href="${escaped(openapi)}">${operations} operations</a>`;

const sandboxRow = ({ name, scenarios, clock }: NonNullable<Landing["sandboxes"]>[number]): string =>
  `<tr><td>${escaped(name)}<td>${escaped(scenarios.join(", ") || "default")}<td>${
    clock.mode === "frozen" ? "frozen at" : "follows this machine,"
  } ${escaped(clock.now)}`;

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? "");
