import { aProject, aUser, hostOf } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { listenTo, withWebhooks } from "../webhooks.ts";

export default conformanceCase({
  title: "The source of a webhook is the platform's domain as it is then, without scheme and subdomain",
  contract: ["createUser 200"],
  rules: {
    positive: ["webhook-source-bare-domain"],
    contrast: ["webhook-source-bare-domain", "website-key-names-its-site"],
  },
  needs: { capabilities: withWebhooks },
  does: "creates",
  since: "1.0",
  source: ["webhooks-source", "receiver-source"],
  async run(stage) {
    const { arrange, check, setUp } = stage;
    const rule = { rule: "webhook-source-bare-domain" } as const;
    const { websiteId, subdomain } = await aProject(stage);
    const host = await hostOf(stage, websiteId);
    const domain = host.slice(subdomain.length + 1);
    check("a website's host has a subdomain", { rule: "website-key-names-its-site" }, host, `${subdomain}.${domain}`);
    const heard = await listenTo(stage, "user_created");
    const source = async () => {
      await aUser(stage);
      await heard.news();
      return heard.receiver.received.at(-1)?.headers["x-webhook-source"];
    };
    check("the platform's domain", rule, await source(), domain);
    const moved = `${stage.unique("platform")}.example`;
    await setUp(() => arrange.setPlatformDomain({ domain: moved }));
    check("its new one", rule, await source(), moved);
    check("of websites, too", rule, await hostOf(stage, websiteId), `${subdomain}.${moved}`);
    await setUp(() => arrange.setPlatformDomain({ domain }));
    check("its old one again", rule, await source(), domain);
  },
});
