import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { isIP } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Certified } from "./certificates.ts";

export interface TlsOptions {
  /** Names and addresses to be reached under, beside localhost, 127.0.0.1 and ::1. */
  readonly hosts: readonly string[];
  /** Keeps the authority in `<folder>/tls`, so that it is trusted once; left out = a new one each time. */
  readonly folder?: string;
}

/** A host that cannot be certified, or kept files that are no authority. */
export class TlsRefused extends Error {}

/** How one kind of client is made to trust the authority. */
export interface TrustLine {
  readonly client: "Node" | "curl" | "PHP" | "Python";
  readonly line: string;
}

export interface Tls {
  /** What a server listens with. */
  readonly server: { readonly key: string; readonly cert: string };
  /** The authority's certificate: what clients must trust. */
  readonly authority: string;
  /** The authority's certificate as a file; without a folder it is a temporary one. */
  file(): string;
  /** Removes the temporary file. */
  close(): void;
}

export interface NewTls extends TlsOptions {
  readonly services: readonly string[];
  readonly now: number;
}

/**
 * An authority, kept or new, and a new certificate of it. The library (node-forge: one package without dependencies,
 * which is why it need not be optional) is loaded here and not before.
 */
export async function openTls({ hosts, folder, services, now }: NewTls): Promise<Tls> {
  for (const host of hosts) refuseWrongHost(host);
  const certificates = await import("./certificates.ts");
  const names = [...new Set([...ownHosts(services), ...hosts.map((host) => host.toLowerCase())])];

  let authority = folder === undefined ? undefined : kept(folder, certificates.whyNoAuthority);
  let leaf = authority && (await certificates.makeLeaf(authority, names, now));
  if (!authority || !leaf || !certificates.vouchesFor(authority, leaf, now)) {
    authority = await certificates.makeAuthority(hosts, now);
    leaf = await certificates.makeLeaf(authority, names, now);
    if (folder !== undefined) keep(folder, authority);
  }

  const temporary = new TemporaryFile(authority.certificate);
  return {
    server: { key: leaf.key, cert: leaf.certificate },
    authority: authority.certificate,
    file: () => (folder === undefined ? temporary.path() : certificateIn(folder)),
    close: () => temporary.remove(),
  };
}

/** A wildcard stands for one label, and clients want two more behind it: each service has one of its own for sandboxes. */
const ownHosts = (services: readonly string[]): readonly string[] => [
  "localhost",
  "*.localhost",
  ...services.flatMap((name) => [`${name}.localhost`, `*.${name}.localhost`]),
  "127.0.0.1",
  "::1",
];

const label = "(?!-)[a-z0-9-]{1,63}(?<!-)";
const hostName = new RegExp(`^(?:${label}(?:\\.${label})*|\\*\\.${label}(?:\\.${label})+)$`, "i");

function refuseWrongHost(host: string): void {
  if (isIP(host) !== 0 && !host.includes("%")) return;
  if (hostName.test(host) && host.length <= 253) return;
  throw new TlsRefused(
    `--tls-host ${JSON.stringify(host)} is no name of a host; write it as shop.test, *.shop.test or 192.0.2.7, without scheme and port`,
  );
}

const certificateIn = (folder: string): string => join(folder, "tls", "ca.pem");
const keyIn = (folder: string): string => join(folder, "tls", "ca-key.pem");

/** The authority in a folder; files that are none are refused rather than replaced, because someone trusts them. */
function kept(folder: string, whyNoAuthority: (authority: Certified) => string | undefined): Certified | undefined {
  if (!existsSync(certificateIn(folder)) || !existsSync(keyIn(folder))) return undefined;
  const authority = {
    certificate: readFileSync(certificateIn(folder), "utf8"),
    key: readFileSync(keyIn(folder), "utf8"),
  };
  const why = whyNoAuthority(authority);
  if (why === undefined) return authority;
  const place = join(folder, "tls");
  throw new TlsRefused(`${place} holds no certificate authority: ${why}; remove ${place} to have a new one`);
}

function keep(folder: string, { certificate, key }: Certified): void {
  mkdirSync(join(folder, "tls"), { recursive: true, mode: 0o700 });
  write(keyIn(folder), key, 0o600);
  write(certificateIn(folder), certificate, 0o644);
}

/** Whole or not at all. */
function write(file: string, text: string, mode: number): void {
  const unfinished = `${file}.unfinished`;
  rmSync(unfinished, { force: true });
  writeFileSync(unfinished, text, { mode });
  chmodSync(unfinished, mode);
  renameSync(unfinished, file);
}

/** Written when first asked for: clients such as Node read an authority from a file and nowhere else. */
class TemporaryFile {
  readonly #text: string;
  #folder: string | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  path(): string {
    if (this.#folder === undefined) {
      this.#folder = mkdtempSync(join(tmpdir(), "stunt-double-"));
      writeFileSync(join(this.#folder, "ca.pem"), this.#text);
    }
    return join(this.#folder, "ca.pem");
  }

  remove(): void {
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true, force: true });
    this.#folder = undefined;
  }
}

/** Names in the environment that make a client's process trust the authority. */
export const trustVariables = (file: string): Readonly<Record<string, string>> => ({
  NODE_EXTRA_CA_CERTS: file,
  CURL_CA_BUNDLE: file,
  SSL_CERT_FILE: file,
  REQUESTS_CA_BUNDLE: file,
});

export const trustLines = (file: string): readonly TrustLine[] => [
  { client: "Node", line: `NODE_EXTRA_CA_CERTS=${quoted(file)} node …` },
  { client: "curl", line: `curl --cacert ${quoted(file)} …` },
  { client: "PHP", line: `php -d openssl.cafile=${quoted(file)} -d curl.cainfo=${quoted(file)} …` },
  { client: "Python", line: `SSL_CERT_FILE=${quoted(file)} REQUESTS_CA_BUNDLE=${quoted(file)} python3 …` },
];

const quoted = (path: string): string => (/^[\w./:@=+-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`);
