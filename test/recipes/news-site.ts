import { createHmac } from "node:crypto";
import type { AddressInfo } from "node:net";
import express, { type Request, type Response } from "express";

/** What the site needs to know about its vendor; in production it comes from the environment. */
export interface Vendor {
  readonly url: string;
  readonly key: string;
  readonly secret: string;
}

interface Access {
  readonly AccessAction: string;
  readonly AccessActionURL: string;
  readonly AccessReason: string;
  readonly UserToken: string;
}

/** Asks the vendor whether somebody may read: the code under test, which knows nothing of Stunt Double. */
async function askAccess({ url, key, secret }: Vendor, path: string, query: Readonly<Record<string, string>>) {
  const timestamp = new Date().toUTCString();
  const sorted = Object.entries(query).sort(([one], [other]) => (one.toLowerCase() < other.toLowerCase() ? -1 : 1));
  const parameters = sorted.map(([name, value]) => `${name}=${value}`.toLowerCase()).join("&");
  const text = ["GET", timestamp, path.toLowerCase(), parameters].join("\n");
  const token = createHmac("sha256", secret).update(text).digest("base64");
  const headers = { Accept: "application/json", Timestamp: timestamp, Authentication: `${key}:${token}` };
  const answer = await fetch(`${url}${path}?${new URLSearchParams(query)}`, { headers });
  return answer.ok ? ((await answer.json()) as Access) : undefined;
}

const style = "body{font:18px/1.6 Georgia,serif;max-width:36rem;margin:2rem auto;padding:0 1rem}";
const page = (text: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,"><title>The Harbour News</title><style>${style}</style><h1>The harbour at night</h1>${text}</html>`;

/** A site with one article that costs; `vendor` is asked anew for each request. */
export async function openNewsSite(vendor: () => Vendor) {
  const application = express();
  application.get("/harbour", async (request: Request, response: Response) => {
    const { key } = vendor();
    const address = `http://${request.headers.host}/harbour`;
    const temporary = request.query.iMonezaTUT;
    const known = /(?:^|; )reader=([^;]*)/.exec(request.headers.cookie ?? "")?.[1] ?? "";
    const answer =
      typeof temporary === "string"
        ? await askAccess(vendor(), `/api/TemporaryUserToken/${key}/${temporary}`, {
            ResourceKey: "article-1",
            ResourceURL: address,
          })
        : await askAccess(vendor(), `/api/Resource/${key}/article-1`, {
            ResourceURL: address,
            UserToken: decodeURIComponent(known),
          });
    if (!answer) {
      response
        .status(403)
        .send(page(`<p>This link has been used already.</p><p><a href="/harbour">Open the article</a></p>`));
      return;
    }
    response.cookie("reader", answer.UserToken, { httpOnly: true, sameSite: "lax" });
    if (answer.AccessAction !== "Grant") {
      response.redirect(`${answer.AccessActionURL}&OriginalURL=${encodeURIComponent(address)}`);
      return;
    }
    response.send(
      page(`<p>While the town sleeps, forty people unload the night ferry.</p><footer>${answer.AccessReason}</footer>`),
    );
  });
  const server = application.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/harbour`, close: () => server.close() };
}
