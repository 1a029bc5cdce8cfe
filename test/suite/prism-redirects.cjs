// Loaded into Prism before it starts: its proxy follows redirects itself, so that nobody would see a 302 of the simulator.
const { createRequire } = require("node:module");
const { dirname } = require("node:path");

const cli = createRequire(__filename).resolve("@stoplight/prism-cli/package.json");
const http = createRequire(cli).resolve("@stoplight/prism-http");
const fetching = createRequire(dirname(http))("node-fetch");
const { default: fetch } = fetching;
fetching.default = (url, options) => fetch(url, { ...options, redirect: "manual" });
