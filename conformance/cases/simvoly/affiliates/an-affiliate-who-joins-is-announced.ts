import { aUser } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { between, listenTo, withWebhooks } from "../webhooks.ts";

export default conformanceCase({
  title: "An affiliate who joins is announced with commission, default link and user; a user who is created is none",
  contract: [],
  rules: { positive: ["affiliate-announced"], contrast: ["affiliate-announced"] },
  needs: { capabilities: withWebhooks },
  does: "creates",
  since: "1.0",
  source: ["webhook-affiliate", "webhook-affiliate-example"],
  async run(stage) {
    const { arrange, check, clock, setUp } = stage;
    const rule = { rule: "affiliate-announced" } as const;
    const heard = await listenTo(stage, "affiliate_joined");
    const links = new Set<string>();
    for (const [wish, commission] of [
      [{}, 30],
      [{ commission: 12.5 }, 12.5],
      [{ commission: 0 }, 0],
    ] as const) {
      const { id, email } = await aUser(stage);
      check("a user is created", rule, await heard.news(), []);
      const before = await clock.read();
      const { defaultLink } = await setUp(() => arrange.joinAffiliate({ userId: id, ...wish }));
      links.add(defaultLink);
      const payload = { time: between(before, await clock.read()), commission, defaultLink, user: { id, email } };
      check(`${commission} percent`, rule, await heard.news(), [["affiliate_joined", payload]]);
      check("the link", rule, defaultLink, /^https:\/\/[^/]+\/a\/[A-Za-z0-9]+$/);

      const again = arrange.joinAffiliate({ userId: id });
      const refused = await again.then(
        () => false,
        () => true,
      );
      check("who has joined is refused, unannounced", rule, [refused, await heard.news()], [true, []]);
    }
    check("a link each", rule, links.size, 3);
  },
});
