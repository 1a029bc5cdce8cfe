import { conformanceCase } from "../service.ts";
import { resellerWithSites } from "../sites.ts";

export default conformanceCase({
  title:
    "A failure, or an answer that is no list of sites, neither bans nor frees a site, and two hours later it is asked again",
  contract: [],
  rules: { positive: ["unreadable-site-list-ignored"], contrast: ["missing-site-banned", "returning-site-unbanned"] },
  needs: { capabilities: ["panel", "clock", "outbox", "webhook-receiver"] },
  does: "creates",
  since: "1.0",
  source: ["choice-site-list-failure"],
  async run({ check, clock, outbox, setUp, ...hands }) {
    const all = { outbox, setUp, ...hands };
    const { list, sites, banned } = await resellerWithSites(all, { sites: ["kept", "lost"], listed: "all" });
    const [kept, lost] = sites;
    const later = async (answer: Parameters<typeof list.answer>[0]) => {
      list.answer(answer);
      await setUp(() => clock.advance("PT2H1M"));
      await outbox.settle();
      return banned();
    };
    const rule = { rule: "unreadable-site-list-ignored" } as const;

    const before = await setUp(() => later({ body: [kept] }));
    const answers = [
      { status: 500, body: [kept, lost] },
      { status: 404, body: [] },
      { body: "" },
      { body: "<!DOCTYPE html><p>Sign in</p>" },
      { body: '["https://half.example' },
      { body: { sites: [kept, lost] } },
      { body: [kept, 7] },
    ];
    for (const answer of answers) check(JSON.stringify(answer), rule, await later(answer), before);
    const statuses = (await outbox.read("site-list")).map(({ status }) => status);
    check("a failure counts as none delivered, whatever is read counts", rule, statuses, [
      "delivered",
      "delivered",
      "failed",
      "failed",
      ...answers.slice(2).map(() => "delivered"),
    ]);
    check("it is asked again all the same", rule, list.received.length, 2 + answers.length);
    check("a list counts again", rule, await later({ body: [kept, lost] }), [false, false]);
  },
});
