import { aProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSession, closed, open } from "../sessions.ts";

export default conformanceCase({
  title: "An access address with a token that nobody was given lets nobody in, and be it nearly one",
  contract: ["openSession 404", "openSession 302"],
  rules: { positive: ["session-token-known"], contrast: ["session-token-known"] },
  does: "creates",
  since: "1.0",
  source: ["choice-session-status"],
  async run(stage) {
    const { projectId, externalCustomerId } = await aProject(stage);
    const session = await aSession(stage, { externalCustomerId, projectId });
    const { token } = session;
    const swapped = token.replace(/[a-z]/gi, (letter) =>
      letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
    );
    for (const wrong of ["x".repeat(40), token.slice(0, -1), `${token}x`, swapped, externalCustomerId])
      await closed(stage, { token: wrong }, 404, "Session not found");
    (await open(stage, session)).is(302);
  },
});
