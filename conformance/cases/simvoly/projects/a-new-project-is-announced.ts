import { aProject, createProject, nobody, projectsOf, userOf } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { addWebsite } from "../sites.ts";
import { between, listenTo, withWebhooks } from "../webhooks.ts";

export default conformanceCase({
  title:
    "A customer who is new, the project and its site are announced once each, in this order; a refused creation announces nothing",
  contract: ["createProject 200", "createProject 404"],
  rules: {
    positive: [
      "project-creation-announced",
      "website-creation-announced",
      "creation-announced-in-order",
      "implicit-user-announced",
    ],
    contrast: ["project-creation-announced", "website-creation-announced", "creation-announced-in-order"],
  },
  needs: { capabilities: withWebhooks },
  settings: { "implicit-user-webhook": "fired" },
  does: "creates",
  since: "1.0",
  source: [
    "webhook-project",
    "webhook-project-example",
    "webhook-website",
    "webhook-website-example",
    "choice-webhook-order",
  ],
  async run(stage) {
    const { check, clock, unique } = stage;
    const rule = { rule: "creation-announced-in-order" } as const;
    const known = await aProject(stage);
    const heard = await listenTo(stage, "website_created", "project_created", "user_created");
    const [externalCustomerId, name] = [unique("new"), unique("Bakery")];
    const email = `${externalCustomerId}@clients.example`;
    const names = { customerFirstName: "Olga", customerLastName: "Petrova" };
    const sent = { externalCustomerId, customerEmail: email, ...names, websiteName: name };
    (await createProject(stage, { ...sent, templateId: nobody })).is(404, "Template not found", {
      rule: "template-known",
    });
    check("nothing of a refused one", { rule: "project-creation-announced" }, await heard.news(), []);

    const before = await clock.read();
    const { projectId, websiteId, subdomain } = (await createProject(stage, sent)).is(200).body.data;
    const time = between(before, await clock.read());
    const { id } = (await userOf(stage, email)).is(200).body;
    const about = { time, project: { id: projectId, name }, user: { id, email } };
    const website = { name, subdomain, id: websiteId };
    const all = [
      ["user_created", { time, user: { id, name: "Olga Petrova", email } }],
      ["project_created", about],
      ["website_created", { ...about, website }],
    ];
    check("user, project, site", rule, await heard.news(), all);

    (await createProject(stage, { externalCustomerId: known.externalCustomerId })).is(200);
    const topics = (await heard.news()).map(([topic]) => topic);
    check("a known customer is not new", rule, topics, ["project_created", "website_created"]);
    const owned = (await projectsOf(stage, externalCustomerId)).is(200).body.length;
    check("one project", { rule: "project-creation-announced" }, owned, 1);
    (await addWebsite(stage, { projectId })).is(400, undefined, { rule: "added-site-within-plan" });
    check("no site, no news", { rule: "website-creation-announced" }, await heard.news(), []);
  },
});
