import { isIP } from "node:net";

/** Why nothing may be sent to an address, or undefined when it may: loopback, private ranges and named hosts only. */
export function refusedAddress(address: string, allowedHosts: readonly string[]): string | undefined {
  let host: string;
  try {
    const url = new URL(address);
    if (url.protocol !== "http:" && url.protocol !== "https:") return `${url.protocol} is not http`;
    host = url.hostname.replace(/^\[|\]$/g, "").toLowerCase();
  } catch {
    return "not an address";
  }
  if (allowedHosts.includes(host) || host === "localhost" || host.endsWith(".localhost")) return undefined;
  if (isIP(host) !== 0 && isPrivate(host)) return undefined;
  return `${host} is outside this machine; allow it with --allow-host ${host}`;
}

function isPrivate(ip: string): boolean {
  if (ip.includes(":")) return ip === "::1" || /^f[cd]/.test(ip);
  const [a = 0, b = 0] = ip.split(".").map(Number);
  return a === 127 || a === 10 || (a === 192 && b === 168) || (a === 172 && b >= 16 && b <= 31);
}
