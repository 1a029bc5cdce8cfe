import type { Report } from "../report.ts";

/** The report as scripts read it. */
export const renderJson = (report: Report): string => `${JSON.stringify(report, null, 2)}\n`;
