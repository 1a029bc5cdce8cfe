import type { Report } from "../../report.ts";
import { html, type Markup } from "./markup.ts";

export const foot = ({ service, stuntDouble }: Report): Markup => html`<footer><div class="wide">
<p>Every check has the grade of what it names: what is documented or observed must hold, what is inferred should, and what we chose where nobody knows may be otherwise. ${stuntDouble ? "The target is a Stunt Double: members that the contract does not name were refused." : "A conforming target keeps what these cases ask; what no case asks is not judged."}</p>
<p>Made by Stunt Double from the report alone. Not affiliated with the vendor of ${service}. Secrets are blotted out.</p>
</div></footer>`;
