import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTarget, Unreachable } from "../../conformance/kit/index.ts";
import { makeAuthority, makeLeaf } from "../../src/http/certificates.ts";
import { thisMachine } from "../../src/runtime/machine.ts";
import { contract } from "./parcels.ts";

let folder = "";
let url = "";
const server = createServer((_request, response) => void response.writeHead(404).end());

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "stunt-double-ca-"));
  const authority = await makeAuthority([], thisMachine.now());
  const { certificate: cert, key } = await makeLeaf(authority, ["localhost", "127.0.0.1"], thisMachine.now());
  server.setSecureContext({ cert, key });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  writeFileSync(join(folder, "staging-ca.pem"), `Somebody's own authority\n${authority.certificate}`);
  writeFileSync(join(folder, "broken.pem"), authority.certificate.replace(/M[\s\S]{400}/, "M"));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

const open = (more: string) =>
  openTarget({ contract, file: { name: join(folder, "target.yaml"), source: `address: ${url}\n${more}` } });

test("an authority of the target's own is trusted where the file beside the target file holds it", async () => {
  expect((await open("http: {ca: ./staging-ca.pem}")).address).toBe(url);
  await expect(open("")).rejects.toBeInstanceOf(Unreachable);
});

test("a certificate that cannot be read is refused with its line", async () => {
  await expect(open("http: {ca: broken.pem}")).rejects.toThrow(
    /target\.yaml:2:8: http\.ca: \S+broken\.pem is no file of certificates: .+; name a PEM file, relative to the target file$/,
  );
});
