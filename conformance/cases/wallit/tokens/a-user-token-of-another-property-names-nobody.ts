import { aReader, ask } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";

export default conformanceCase({
  title: "A user token that another property issued counts as none there, and as ever at home",
  contract: ["getResourceAccess 200"],
  rules: { positive: ["forged-user-token-is-anonymous"], contrast: ["forged-user-token-is-anonymous"] },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["choice-forged-token", "choice-end-users-of-property"],
  async run(stage) {
    const { check } = stage;
    const rule = { rule: "forged-user-token-is-anonymous" } as const;
    const [home, abroad] = [await aSite(stage), await aSite(stage)];
    const reader = await aReader(stage, home, { UserName: "bea" });

    const strange = (await ask(abroad.access, "nothing", reader)).is(200);
    strange.has({ IsAnonymousUser: true, UserName: "Anonymous User", WalletBalance: 0 }, rule);
    const user = strange.body.UserToken.split("|")[0];
    check("somebody new", rule, user === reader.ApplicationUserID, false);

    const anonymous = (await ask(abroad.access, "nothing")).is(200).body.UserToken;
    const moved = (await ask(home.access, "nothing", { UserToken: anonymous })).is(200);
    check("an anonymous one too", rule, moved.body.UserToken.split("|")[0] === anonymous.split("|")[0], false);
    (await ask(home.access, "nothing", reader)).is(200).has({ UserName: "bea", IsAnonymousUser: false }, rule);
  },
});
