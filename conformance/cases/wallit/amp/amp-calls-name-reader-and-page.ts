import { invalid } from "../arrange.ts";
import { everyAmpCall } from "../calls.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";

export default conformanceCase({
  title: "An AMP call without reader or page, or with an empty one, is refused by its name; random may be left out",
  contract: ["authorizeAmpReader 400", "pingbackAmpReader 400", "authorizeAmpReader 200", "pingbackAmpReader 200"],
  rules: {
    positive: ["resource-parameters-needed"],
    contrast: ["resource-parameters-needed", "parameters-readable"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["amp-page", "choice-resource-parameters"],
  sends: "invalid",
  async run(stage) {
    const site = await aSite(stage);
    const readerID = "amp-reader";
    const resourceURL = "https://news.example/night";

    for (const { operation } of everyAmpCall) {
      const call = (query: Record<string, string>) =>
        stage.anonymous.callInvalid(operation, { path: { accessKey: site.keys.access.key }, query });
      for (const query of [{ resourceURL }, { resourceURL, readerID: "" }]) {
        (await call(query)).is(400, invalid).has({ ModelState: { readerID: [/./] } });
      }
      for (const query of [{ readerID }, { readerID, resourceURL: "" }]) {
        (await call(query)).is(400, invalid).has({ ModelState: { resourceURL: [/./] } });
      }
      (await call({})).is(400, invalid).has({ ModelState: { readerID: [/./], resourceURL: [/./] } });
      for (const query of [
        { readerID, resourceURL },
        { readerID, resourceURL, random: "" },
      ]) {
        (await call(query)).is(200).has({ accessReason: "UnknownResource" });
      }
    }
  },
});
