/** The page works without it: it adds filters, copying, and opens what a link leads to. */
export const script = `"use strict";
(() => {
  const all = (selector, within) => [...(within ?? document).querySelectorAll(selector)];
  const form = document.querySelector("#filter");
  const cases = all("#cases .case");
  const told = document.querySelector("#filtered");
  const texts = new Map(cases.map((one) => [one, one.textContent.toLowerCase()]));
  const filter = () => {
    const results = all("input[name=result]:checked", form).map((one) => one.value);
    const subject = form.elements.subject.value;
    const words = form.elements.text.value.toLowerCase().split(/\\s+/).filter(Boolean);
    let shown = 0;
    for (const one of cases) {
      const fits =
        (results.length === 0 || results.includes(one.dataset.result)) &&
        (subject === "" || one.dataset.subject === subject) &&
        words.every((word) => texts.get(one).includes(word));
      one.hidden = !fits;
      if (fits) shown += 1;
    }
    for (const group of all("#cases .subject")) group.hidden = all(".case:not([hidden])", group).length === 0;
    told.textContent = shown === cases.length ? "All " + shown + " cases" : shown + " of " + cases.length + " cases";
  };
  if (form) {
    form.hidden = false;
    form.addEventListener("input", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(filter));
    for (const link of all("a[data-show]")) {
      link.addEventListener("click", () => {
        form.reset();
        for (const box of all("input[name=result]", form)) box.checked = box.value === link.dataset.show;
        filter();
      });
    }
    filter();
  }
  const open = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.hidden) form.reset();
    for (let one = target; one; one = one.parentElement) if (one.tagName === "DETAILS") one.open = true;
    target.scrollIntoView();
  };
  addEventListener("hashchange", open);
  open();
  for (const button of all("button.copy")) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.previousElementSibling.textContent);
      button.textContent = "Copied";
    });
  }
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all("#failures details:not([open])");
    for (const one of opened) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of opened) one.open = false;
  });
})();
`;
