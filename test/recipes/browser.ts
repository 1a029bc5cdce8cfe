import packaged from "@sparticuz/chromium";
import { type Browser, chromium } from "playwright-core";

/** Chromium out of a package of npm where there is one for this machine, else the Chrome that is installed. */
export async function aBrowser(): Promise<Browser> {
  if (process.platform !== "linux" || process.arch !== "x64") return chromium.launch({ channel: "chrome" });
  const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];
  const odd = ["--disable-web-security", "--single-process"]; // pages could ask anybody, and the last one takes the browser along
  const args = [...packaged.args.filter((one) => !odd.includes(one)), ...quiet];
  return chromium.launch({ executablePath: await packaged.executablePath(), args });
}
