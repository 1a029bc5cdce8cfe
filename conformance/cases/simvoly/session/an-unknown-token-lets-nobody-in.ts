import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "An access address with an unknown token lets nobody in",
  contract: ["openSession 404"],
  rules: { positive: ["session-token-known"], contrast: ["browsers-need-no-key"] },
  does: "reads",
  since: "1.0",
  source: ["choice-session-status"],
  async run(stage) {
    const answer = await stage.anonymous.call("openSession", { path: { token: "x".repeat(40) } });
    answer.is(404, "Session not found");
  },
});
