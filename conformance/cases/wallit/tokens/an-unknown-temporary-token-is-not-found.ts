import { aReader, notFound, redeem, temporaryToken, unknownId } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";

export default conformanceCase({
  title: "A temporary token that was never issued, or for another property, is not found, and there it stays good",
  contract: ["getResourceAccessByTemporaryUserToken 404", "getResourceAccessByTemporaryUserToken 200"],
  rules: { positive: ["temporary-token-known"], contrast: ["temporary-token-known", "temporary-token-used-once"] },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["temporary-token", "error-item-not-found"],
  async run(stage) {
    const [home, abroad] = [await aSite(stage), await aSite(stage)];
    const reader = await aReader(stage, home, { UserName: "bea" });
    const token = await temporaryToken(stage, reader);
    const first = await temporaryToken(stage, reader);

    for (const unknown of [unknownId, "made-up", reader.UserToken, reader.ApplicationUserID]) {
      (await redeem(home.access, unknown, { ResourceKey: "nothing" })).is(404, notFound);
    }
    (await redeem(home.access, first, { ResourceKey: "nothing" })).is(200);
    (await redeem(abroad.access, token, { ResourceKey: "nothing" })).is(404, notFound);
    (await redeem(home.access, token, { ResourceKey: "nothing" })).is(200).has({ UserName: "bea" });
  },
});
