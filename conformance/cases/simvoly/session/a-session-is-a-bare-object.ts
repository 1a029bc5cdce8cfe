import { aProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { askSession } from "../sessions.ts";
import { between } from "../webhooks.ts";

export default conformanceCase({
  title: "A session is a bare object: a token, an address that ends in it, and two times 900 seconds apart",
  contract: ["createSession 200", "openSession 302"],
  rules: { positive: ["session-times-shown"], contrast: ["session-times-shown"] },
  needs: { capabilities: ["clock"] },
  does: "creates",
  since: "1.0",
  source: ["session-purpose", "session-address", "session-answer"],
  async run(stage) {
    const { anonymous, check, clock } = stage;
    const rule = { rule: "session-times-shown" } as const;
    const { projectId, externalCustomerId } = await aProject(stage);
    const before = await clock.read();
    const first = (await askSession(stage, { externalCustomerId, projectId })).is(200).body;
    const after = await clock.read();
    check("members", rule, Object.keys(first).toSorted(), ["accessUrl", "createdAt", "expiresAt", "token"]);
    check("made now", rule, first.createdAt, between(before, after));
    check("apart", rule, first.expiresAt - first.createdAt, 900);
    const way = `/api/platform/session/${first.token}`;
    check("ends in the token", { status: "createSession 200" }, first.accessUrl.endsWith(way), true);
    (await anonymous.send({ operation: "openSession", method: "GET", path: way })).is(302);

    await clock.advance("PT10M");
    const second = (await askSession(stage, { externalCustomerId, projectId })).is(200).body;
    check("another token", { status: "createSession 200" }, second.token === first.token, false);
    check("ten minutes later", rule, second.createdAt - first.createdAt >= 600, true);
    check("apart again", rule, second.expiresAt - second.createdAt, 900);
  },
});
