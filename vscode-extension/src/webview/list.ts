/** The list beside the draft: its findings by article. */

import type { Show } from "../messages";
import type { Finding } from "../protocol";
import { element } from "./dom";

/** The list; `choose` is called with a finding that is clicked, `explain` with an article. */
export function list(show: Show, marked: ReadonlySet<string>, choose: (finding: Finding) => void, explain: (subject: string) => void): HTMLElement[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of show.findings) {
    const subject = finding.articles[0] ?? "";
    groups.set(subject, [...(groups.get(subject) ?? []), finding]);
  }
  return [...groups].map(([subject, findings]) => {
    const article = show.articles[subject];
    const head = element("h3", "", article?.title ?? show.words.otherArticles);
    if (article) {
      head.title = article.text;
      head.tabIndex = 0;
      head.addEventListener("click", () => explain(subject));
      head.addEventListener("keydown", (event) => event.key === "Enter" && explain(subject));
    }
    return element("section", "", head, ...findings.map((finding) => row(finding, show, marked.has(finding.fingerprint), choose)));
  });
}

function row(finding: Finding, show: Show, marked: boolean, choose: (finding: Finding) => void): HTMLElement {
  const { words } = show;
  const remark = marked ? "" : `　${words.unmarked}`;
  const made = element(
    "button",
    `row ${finding.severity}`,
    element("span", "head", element("span", `badge ${finding.severity}`, words[finding.severity]), element("small", "", `${finding.where}　${finding.code}${remark}`)),
    element("span", "text", finding.message),
  );
  made.type = "button";
  made.dataset["fingerprint"] = finding.fingerprint;
  made.addEventListener("click", (event) => {
    event.stopPropagation();
    choose(finding);
  });
  return made;
}
