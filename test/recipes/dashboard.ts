import type { AddressInfo } from "node:net";
import express, { type Request } from "express";

/** What the reseller needs to know about its vendor; in production it comes from the environment. */
export interface Vendor {
  readonly url: string;
  readonly key: string;
}

interface Wanted {
  readonly customer: string;
  readonly projectId: string;
  /** The website modified last where it is left out. */
  readonly websiteId?: string;
}

/** Asks for an address that lets a customer into the builder: the code under test, which knows nothing of Stunt Double. */
export async function accessUrl({ url, key }: Vendor, { customer, ...place }: Wanted): Promise<string> {
  const answer = await fetch(`${url}/api/platform/session`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}` },
    body: new URLSearchParams({ externalCustomerId: customer, ...place }),
  });
  const said = (await answer.json()) as { accessUrl: string; message?: string };
  if (!answer.ok) throw new Error(said.message);
  return said.accessUrl;
}

interface Website {
  readonly id: number;
  readonly name: string;
}

async function websitesOf({ url, key }: Vendor, projectId: string): Promise<readonly Website[]> {
  const answer = await fetch(`${url}/api/v1/projects/${projectId}/websites`, { headers: { "x-client-key": key } });
  return answer.ok ? ((await answer.json()) as Website[]) : [];
}

const style = "body{font:18px/1.6 Georgia,serif;max-width:36rem;margin:2rem auto;padding:0 1rem}";
const page = (text: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,"><title>Corner Sites</title><style>${style}</style><h1>Corner Sites</h1>${text}</html>`;
const button = (text: string, value: number | ""): string =>
  `<p><button name="websiteId" value="${value}">${text}</button></p>`;

/** A reseller's dashboard, from which a customer gets into the builder; `vendor` is asked anew for each request. */
export async function openDashboard(vendor: () => Vendor, customer: string) {
  const application = express().use(express.urlencoded());
  application.get("/projects/:projectId", async ({ params: { projectId } }, response) => {
    const websites = await websitesOf(vendor(), projectId);
    const buttons = websites.map(({ id, name }) => button(`Edit ${name}`, id));
    response.send(page(`<form method="post">${button("Go on building", "")}${buttons.join("")}</form>`));
  });
  application.post("/projects/:projectId", async ({ params, body }: Request<{ projectId: string }>, response) => {
    const { projectId } = params;
    try {
      response.redirect(303, await accessUrl(vendor(), { customer, projectId, websiteId: body.websiteId }));
    } catch (error) {
      const reason = error instanceof Error ? error.message : "";
      response.status(502).send(page(`<p>The builder cannot be opened: ${reason}.</p>`));
    }
  });
  const server = application.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: (projectId: string) => `http://127.0.0.1:${port}/projects/${projectId}`, close: () => server.close() };
}
