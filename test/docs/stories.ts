import { createHmac } from "node:crypto";
import { shownAddress } from "./curl.ts";

const reseller = ["-u", "reseller:aaaa bbbb cccc dddd eeee ffff"];
const route = (path: string): string => `${shownAddress}/wp-json/reseller/v1/${path}`;
const fields = (...pairs: readonly string[]): string[] => pairs.flatMap((pair) => ["-d", pair]);
const jane = ["first_name=Jane", "email=jane@example.com"];

/** Create, list, renew, switch, read, cancel. */
export const story: readonly (readonly string[])[] = [
  [...reseller, route("payment/"), ...fields("type=parent", ...jane, "plan=seo-by-rank-math-pro", "total=59")],
  [...reseller, route("payment/"), ...fields("type=parent", ...jane, "plan=seo-by-rank-math-agency")],
  [...reseller, route("orders/?number=1")],
  [
    ...reseller,
    route("payment/"),
    ...fields("type=renewal", ...jane, "plan=seo-by-rank-math-pro", "subscription_id=657124", "total=49.90"),
  ],
  [
    ...reseller,
    route("payment/"),
    ...fields("type=switch", ...jane, "plan=seo-by-rank-math-business", "subscription_id=657124"),
  ],
  [...reseller, route("subscription/657124")],
  ["-X", "DELETE", ...reseller, route("subscription/657124")],
];

/** One refusal of each kind, in the order in which the checks come. */
export const errors: readonly (readonly string[])[] = [
  ["-u", "reseller:wrong password", route("nowhere/")],
  ["-u", "nobody:aaaa bbbb", route("orders/")],
  [...reseller, "-X", "PUT", route("orders/")],
  [...reseller, route("order/abc")],
  [route("payment/"), ...fields("type=parent")],
  [...reseller, route("payment/"), ...fields("type=", ...jane, "plan=gold")],
  [...reseller, route("payment/"), ...fields("type=gift", ...jane, "plan=gold")],
  [route("orders/")],
  ["-u", "subscriber:mmmm nnnn oooo pppp qqqq rrrr", route("orders/")],
  [...reseller, route("payment/"), ...fields("type=renewal", ...jane, "plan=seo-by-rank-math-pro")],
  [...reseller, route("payment/"), ...fields("type=parent", ...jane, "plan=seo-by-rank-math-business")],
  [...reseller, route("order/1")],
];

const call = (operation: string, ...given: readonly string[]): string[] => ["call", "rank-math", operation, ...given];

/** A sale, a sale too many, and why. */
export const talk: readonly (readonly string[])[] = [
  call("createOrder", "type=parent", ...jane, "plan=seo-by-rank-math-pro"),
  call("createOrder", "type=parent", ...jane, "plan=seo-by-rank-math-agency"),
  ["why"],
];

/** What somebody does who prepares a situation, mistakes included. */
export const situations: readonly (readonly string[])[] = [
  ["scenario", "check", "test/docs/qa/renewal-season.yaml"],
  ["sandbox", "create", "ci", "--scenario", "rank-math/renewal-season"],
  ["fault", "add", "rank-math", "createOrder", "storing_eror", "--sandbox", "ci"],
  ["fault", "add", "rank-math", "createOrder", "storing_error", "--next", "2", "--sandbox", "ci"],
  [
    "panel",
    "rank-math",
    "setSiteList",
    "username=reseller",
    "url=http://127.0.0.1:9000/sites",
    "login=a",
    "password=b",
    "--sandbox",
    "ci",
  ],
  ["outbox", "plan", "add", "rank-math", "500", "timeout", "--sandbox", "ci"],
  ["clock", "advance", "PT5H", "--sandbox", "ci"],
  ["outbox", "--kind", "call", "--sandbox", "ci"],
];

/** What callers lean on after a sale, a sale too many and a list. */
export const leaning: readonly (readonly string[])[] = [
  ...talk.slice(0, 2),
  call("listOrders", "number=1"),
  call(
    "createOrder",
    "type=parent",
    "first_name=Omar",
    "email=omar@example.com",
    "plan=content-ai-startr",
    "renewal=never",
  ),
  ["why"],
  ["guesses"],
];

const siteKey = "2BA53ADE-07A7-427F-8E06-2BC7733A2FC8";
const article = [`accessKey=${siteKey}`, "resourceKey=article-1", "ResourceURL=https://news.example/article-1"];
const ask: readonly string[] = ["call", "wallit", "getResourceAccess", ...article];
const bea = "ApplicationUserID=43f9d0c1-6e2b-4a58-9b17-8d0c5f3e2a16";

/** A priced article: a quota that is used up by others, a purchase, a reader who comes back with a temporary token. */
export const reader: readonly (readonly string[])[] = [
  ["panel", "wallit", "changeProperty", "EnableQuota:=false"],
  ask,
  ["panel", "wallit", "topUpWallet", bea, "Amount:=5"],
  ["panel", "wallit", "purchaseResource", bea, "ResourceKey=article-1"],
  ["panel", "wallit", "issueTemporaryUserToken", bea],
];

/** A call whose token signs the path as it is written, where the vendor signs it in lower case. */
export function wronglySigned(): readonly string[] {
  const [timestamp, path] = ["Sun, 22 Nov 2026 10:14:03 GMT", `/api/Resource/${siteKey}/article-1`];
  const query = "resourceurl=https://news.example/article-1";
  const token = createHmac("sha256", "test-secret").update(["GET", timestamp, path, query].join("\n")).digest("base64");
  const headers = ["-H", `Timestamp: ${timestamp}`, "-H", `Authentication: ${siteKey}:${token}`];
  return [...headers, `http://127.0.0.1:4102${path}?ResourceURL=https://news.example/article-1`];
}

const management = (operation: string, ...given: readonly string[]): string[] => [
  "call",
  "simvoly",
  operation,
  ...given,
];
const hook = (topic: string): string[] => [
  ...["panel", "simvoly", "createWebhook"],
  ...[`topic=${topic}`, "url=http://127.0.0.1:8080/hooks", "secret=hook-secret"],
];

/** A trial that runs out, and a receiver that hears of it at the third attempt. */
export const trial: readonly (readonly string[])[] = [
  hook("trial_expired"),
  ["outbox", "plan", "add", "simvoly", "500", "timeout", "200", "--topic", "trial_expired"],
  ["clock", "advance", "P12D"],
  management("getProject", "projectId=2"),
  ["outbox", "--topic", "trial_expired"],
];

/** An activation that lasts its months, and a renewal that fails. */
export const renewal: readonly (readonly string[])[] = [
  management("activateProject", "id=2", "planId=1", "forMonths=6", "continueAs=YEARLY"),
  ["panel", "simvoly", "failNextRenewal", "projectId:=2"],
  ["clock", "advance", "P6M"],
  management("listProjects", "externalCustomerId=shop-16"),
];

/** The way into the builder, and somebody who may not go it. */
export const session: readonly (readonly string[])[] = [
  management("createSession", "externalCustomerId=shop-16", "projectId=2"),
  management("createSession", "externalCustomerId=shop-16", "projectId=1"),
  ["why"],
];
