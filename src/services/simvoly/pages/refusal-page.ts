import { type Html, html } from "../../../core/html.ts";
import { sheet } from "../../../core/page.ts";

/** A refusal as a page of the builder's. */
export function refusalPage(refused: unknown): Html {
  const said = typeof refused === "object" && refused !== null && "message" in refused ? String(refused.message) : "";
  return sheet({
    title: said,
    above: "Website builder",
    content: html`<p>Go back to where you came from, and ask for a new link to your website.</p>`,
  });
}
