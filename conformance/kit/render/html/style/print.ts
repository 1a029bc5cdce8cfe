export const print = `
@media print {
  :root { --panel: #ffffff; }
  body { font-size: 10pt; }
  nav, #filter, button, .skip { display: none; }
  a { color: inherit; text-decoration: none; }
  .failure, .case, tr { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  .wire pre { max-height: none; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
