import { aProject, setStatus } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { deleteWebsite, readWebsite } from "../sites.ts";
import { between, listenTo, withWebhooks } from "../webhooks.ts";

export default conformanceCase({
  title:
    "A deleted site is announced once by name, subdomain and id alone, and no project is; an expired one is not deleted",
  contract: ["setWebsiteStatus 200"],
  rules: {
    positive: ["website-deletion-announced", "webhook-times-in-seconds"],
    contrast: ["website-deletion-announced", "project-deletion-announced"],
  },
  needs: { capabilities: withWebhooks },
  does: "creates",
  since: "1.0",
  source: ["webhook-website-deleted", "webhook-website-deleted-example", "webhooks-post"],
  async run(stage) {
    const { arrange, check, clock, setUp, unique } = stage;
    const rule = { rule: "website-deletion-announced" } as const;
    const name = unique("Bakery");
    const made = await aProject(stage, { websiteName: "Until then" });
    await setUp(() => arrange.editWebsite({ websiteId: made.websiteId, name }));
    const heard = await listenTo(stage, "website_deleted", "project_deleted");
    (await setStatus(stage, made.projectId, { status: "EXPIRED" })).is(200);
    check("no deletion", rule, await heard.news(), []);

    const { websiteId: id, subdomain } = made;
    const before = await clock.read();
    (await deleteWebsite(stage, id)).is(200);
    const payload = { time: between(before, await clock.read()), website: { name, subdomain, id } };
    check("announced", rule, await heard.news(), [["website_deleted", payload]]);
    (await deleteWebsite(stage, id)).is(404, "Website not found", { rule: "website-known" });
    (await readWebsite(stage, made)).is(404, "Website not found", { rule: "website-in-its-project" });
    check("once", rule, await heard.news(), []);
  },
});
