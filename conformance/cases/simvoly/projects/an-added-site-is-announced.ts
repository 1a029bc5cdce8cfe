import { aProject, readProject, userOf } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { addWebsite, aFunnelTemplate, readWebsite } from "../sites.ts";
import { between, hookAt, listeningBy, withWebhooks } from "../webhooks.ts";

export default conformanceCase({
  title: "An added site is announced to each hook of its topic with its project and the owner, and no project is",
  contract: ["addWebsite 200"],
  rules: {
    positive: ["website-creation-announced", "webhook-to-every-hook-of-its-topic"],
    contrast: ["project-creation-announced", "webhook-to-every-hook-of-its-topic"],
  },
  needs: { capabilities: withWebhooks },
  does: "creates",
  since: "1.0",
  source: ["webhook-website", "webhook-website-example", "choice-webhook-order", "webhooks-post"],
  async run(stage) {
    const { check, clock, setUp } = stage;
    const rule = { rule: "website-creation-announced" } as const;
    const { projectId, customerEmail: email } = await aProject(stage);
    const funnelTemplateId = (await aFunnelTemplate(stage)).id;
    const receiver = await setUp(() => stage.openReceiver());
    const topics = ["website_created", "project_created", "website_created"] as const;
    const hooks = [];
    for (const topic of topics) {
      hooks.push(await setUp(() => hookAt(stage, topic, `${receiver.url}hooks/${hooks.length}`)));
    }
    const heard = listeningBy(stage, { receiver, hooks });

    const before = await clock.read();
    const site = (await addWebsite(stage, { projectId, funnelTemplateId })).is(200).body.data;
    const time = between(before, await clock.read());
    const { name } = (await readProject(stage, projectId)).is(200).body;
    const { id } = (await userOf(stage, email)).is(200).body;
    const title = (await readWebsite(stage, site)).is(200).body.name;
    const website = { name: title, subdomain: site.subdomain, id: site.websiteId };
    const announced = ["website_created", { time, website, project: { id: projectId, name }, user: { id, email } }];
    check("to both hooks", rule, await heard.news(), [announced, announced]);
    const paths = receiver.received.map(({ path }) => path.slice(path.indexOf("/hooks/")));
    check("in order of the hooks", { rule: "webhook-to-every-hook-of-its-topic" }, paths, ["/hooks/0", "/hooks/2"]);

    (await addWebsite(stage, { projectId, funnelTemplateId })).is(400, undefined, { rule: "added-site-within-plan" });
    check("nothing of a refused one", rule, await heard.news(), []);
  },
});
