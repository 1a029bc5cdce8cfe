import type { Contract } from "../../../openapi/simvoly/contract.types.ts";
import type { LooseInput } from "../../kit/index.ts";
import type { Hands } from "./arrange.ts";

type Posts =
  | "createProject"
  | "addWebsite"
  | "assignCustomer"
  | "unassignCustomer"
  | "setWebsiteStatus"
  | "setProjectStatus"
  | "activateProject"
  | "setAddon"
  | "connectDomain"
  | "disconnectDomain"
  | "setPersonalizationTags"
  | "createUser"
  | "searchUser"
  | "createSession";

type Sent = Readonly<Record<string, unknown>>;

interface Ways {
  as: "form" | "multipart" | "json";
  /** Sent beside what is needed, by operation. */
  beside?: Partial<Record<Posts, Sent>>;
}

/** Makes every call that takes a body once, each of which must succeed, and answers what has come of them. Capability `panel`. */
export async function everyPost(stage: Hands, { as, beside = {} }: Ways) {
  const { arrange, setUp, unique } = stage;
  const platform = stage.as("platform");
  const post = <Op extends Posts>(operation: Op, body: Sent, path?: LooseInput["path"]) =>
    platform.callInvalid<Op>(operation, {
      body: { ...body, ...beside[operation] },
      as,
      ...(path !== undefined && { path }),
    });
  const done = async (answer: ReturnType<typeof post<Posts>>) => (await answer).is(200);

  const email = `${unique("ada")}@clients.example`;
  const externalCustomerId = unique("customer");
  const user = (await post("createUser", { name: "Ada Byron", email, password: "a-password", locale: "de" })).is(200);
  const found = (await post("searchUser", { email })).is(200);
  const customer = { externalCustomerId, customerEmail: `${externalCustomerId}@clients.example` };
  const names = { customerFirstName: "Olga", customerLastName: "Weber", websiteName: "Bread" };
  const made = (await post("createProject", { ...customer, ...names, brandColor: "#aabbcc" })).is(200).body.data;
  const { projectId, websiteId } = made;
  const plan = await setUp(() => arrange.addPlan({ name: unique("plan"), websites: 9, funnels: 9 }));
  await done(post("activateProject", { planId: plan.id, forMonths: 6, continueAs: "YEARLY" }, { id: projectId }));
  const added = (await post("addWebsite", { projectId, brandColor: "#123456" })).is(200).body.data;
  await done(post("assignCustomer", { projectId, websiteId, userId: user.body.data.id }));
  await done(post("setAddon", { type: "EMAIL_MARKETING", value: 500 }, { id: projectId }));
  const tags = JSON.stringify([{ name: "phone", value: "+1 555 0117" }]);
  await done(post("setPersonalizationTags", { secondaryColor1: "#fff", tags }, { id: websiteId }));
  const domain = `${unique("shop")}.example`;
  await done(post("connectDomain", { domain }, { id: websiteId }));
  const connected = await setUp(async () => siteOf(stage, { projectId, websiteId }));
  await done(post("disconnectDomain", { domain }, { id: websiteId }));
  const session = (await post("createSession", { projectId, externalCustomerId, path: "/me/store" })).is(200);
  const assigned = await setUp(() => arrange.readProject({ projectId }));
  await done(post("unassignCustomer", { projectId, websiteId, userId: user.body.data.id }));
  await done(post("setWebsiteStatus", { status: "DELETED" }, { id: added.websiteId }));
  await done(post("setProjectStatus", { status: "EXPIRED" }, { id: projectId }));
  const left = await setUp(() => arrange.readProject({ projectId }));
  const site = await setUp(() => arrange.readWebsite({ websiteId }));
  return {
    user: found.body.id === user.body.data.id && [user.body.data.name, user.body.data.locale],
    project: { assigned: assigned.assignedUserIds.length, period: assigned.period, addons: assigned.addons },
    end: { status: left.status, assigned: left.assignedUserIds },
    site: { colors: site.colors, name: (await siteOf(stage, { projectId, websiteId })).name },
    connected: connected.domain === domain,
    session: session.body.expiresAt - session.body.createdAt,
    sites: (await platform.call("listProjectWebsites", { path: { id: projectId } })).is(200).body.length,
  };
}

type Place = Contract["operations"]["getWebsite"]["parameters"]["path"];

const siteOf = async (stage: Hands, path: Place) =>
  (await stage.as("platform").call("getWebsite", { path })).is(200).body;

/** What comes of them, however they are sent. */
export const outcome = {
  user: ["Ada Byron", "de"],
  project: { assigned: 1, period: "YEARLY", addons: { EMAIL_MARKETING: 500 } },
  end: { status: "EXPIRED", assigned: [] },
  site: { colors: { brandColor: "#aabbcc", secondaryColor1: "#fff" }, name: "Bread" },
  connected: true,
  session: 900,
  sites: 1,
};
