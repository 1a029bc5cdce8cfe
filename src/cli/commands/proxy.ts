import { connect } from "node:net";
import { httpAddress } from "../address.ts";
import { command } from "../command.ts";
import { listening, runPrism, serviceNamed, toAdd } from "../prism.ts";
import { Unreachable, Usage } from "../terminal.ts";

export const proxy = command({
  name: "proxy",
  says: "Prism between a caller and an implementation, judging what passes by the contract",
  takes: ["<service>", "<address>"],
  flags: listening,
  notes: [
    "What breaks the contract is handed on, too; it stands in Prism's lines and in the answer's header sl-violations.",
    "Broken JSON, HEAD and a GET with a body Prism answers itself.",
    `Prism is an optional peer of this package: ${toAdd}`,
  ],
  examples: ["proxy rank-math http://127.0.0.1:4105", "proxy rank-math https://billing.staging.example --port 0"],
  async run({ values, positionals: [name = "", address = ""], terminal }) {
    const service = await serviceNamed("proxy", name);
    const upstream = plainAddress(address);
    await refuseUnreachable(upstream);
    const says = `hands on to ${upstream}; Ctrl-C ends it`;
    // With its own CORS, Prism would answer a preflight in the implementation's place.
    return runPrism({ does: "proxy", service, words: [upstream, "--cors=false"], says, values }, terminal);
  },
});

function plainAddress(text: string): string {
  const address = httpAddress(text, "proxy");
  const { search, hash, username } = new URL(address);
  if (search || hash || username)
    throw new Usage(`proxy ${new URL(address).origin} takes no credentials, query or fragment in its address`);
  return address;
}

/** Milliseconds to wait for a connection. */
const patience = 5_000;

function refuseUnreachable(address: string): Promise<void> {
  const { hostname, port, protocol } = new URL(address);
  const socket = connect({
    host: hostname.replace(/^\[|\]$/g, ""),
    port: Number(port) || (protocol === "https:" ? 443 : 80),
    timeout: patience,
  });
  return new Promise<void>((reached, refuse) => {
    const nobody = () =>
      refuse(new Unreachable(`nothing answers at ${address}; start it first, or name the right address`));
    socket
      .once("connect", () => reached())
      .once("timeout", nobody)
      .once("error", nobody);
  }).finally(() => socket.destroy());
}
