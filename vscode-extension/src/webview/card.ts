/** The card of a finding: what is wrong, the article word for word, how to mend it. It shows on hover and stays on click. */

import type { Show } from "../messages";
import type { Finding } from "../protocol";
import { button, element } from "./dom";

export interface Deeds {
  explain(subject: string): void;
  waive(fingerprint: string): void;
  fix(): void;
  step(by: 1 | -1): void;
  close(): void;
}

const GAP = 8;
const LEAST = 160; // px of height
const MOST = 460;

export class Card {
  readonly root = element("aside", "card");
  private pinned = false;
  private at: Element | undefined;

  constructor(private readonly deeds: Deeds) {
    this.root.hidden = true;
    this.root.tabIndex = -1;
  }

  /** Show findings below (or above) an element. A pinned card shows the articles in full and has buttons. */
  show(findings: readonly Finding[], show: Show, at: Element, pinned: boolean): void {
    this.pinned = pinned;
    this.root.className = pinned ? "card pinned" : "card";
    this.root.replaceChildren(...findings.map((finding) => this.part(finding, show)));
    if (pinned) {
      this.root.prepend(this.bar(show));
    }
    this.root.hidden = false;
    this.root.scrollTop = 0;
    this.at = at;
    this.follow();
  }

  /** Move with the words it is about, as far as there is room. */
  follow(): void {
    if (this.at && !this.root.hidden) {
      this.place(this.at);
    }
  }

  /** Take it away; one that is pinned only where `all` says so. */
  hide(all: boolean): void {
    if (all || !this.pinned) {
      this.root.hidden = true;
      this.pinned = false;
    }
  }

  get stays(): boolean {
    return this.pinned && !this.root.hidden;
  }

  private bar(show: Show): HTMLElement {
    const { words } = show;
    return element(
      "div",
      "bar",
      button(`↑ ${words.previous}`, "quiet", () => this.deeds.step(-1)),
      button(`↓ ${words.next}`, "quiet", () => this.deeds.step(1)),
      element("span", "space"),
      button("×", "quiet close", () => this.deeds.close()),
    );
  }

  private part(finding: Finding, show: Show): HTMLElement {
    const { words } = show;
    const codes = [finding.code, ...finding.also].join("、");
    const places = finding.places > 1 ? `　${words.places.replace("{0}", String(finding.places))}` : "";
    const part = element(
      "section",
      finding.severity,
      element("h2", "", element("span", `badge ${finding.severity}`, words[finding.severity]), ` ${codes}`, element("small", "", finding.where + places)),
      element("p", "message", finding.message),
    );
    if (finding.remedy) {
      part.append(element("p", "cure", element("b", "", words.cure), `　${finding.remedy}`));
    }
    if (finding.fix) {
      const hint = finding.fix.safe ? "" : `（${words.needsYou}）`;
      part.append(element("p", "cure", element("b", "", words.canFix), `　${finding.fix.title}${hint}`));
    }
    const subjects = [...new Set(finding.articles)];
    for (const subject of this.pinned ? subjects : subjects.slice(0, 1)) {
      part.append(this.article(subject, finding, show));
    }
    if (this.pinned) {
      const fix = finding.fix ? [button(words.fixCopy, "", () => this.deeds.fix())] : [];
      part.append(
        element(
          "div",
          "buttons",
          button(words.article, "", () => this.deeds.explain(finding.code)),
          ...fix,
          button(words.waive, "", () => this.deeds.waive(finding.fingerprint)),
        ),
      );
    }
    return part;
  }

  /** An article with the clause in question set off; the whole of it where the card is pinned. */
  private article(subject: string, finding: Finding, show: Show): HTMLElement {
    const article = show.articles[subject];
    if (!article) {
      return element("p");
    }
    const short = article.verbatim ? "" : `（${show.words.summary}）`;
    const title = element("a", "", article.title + short);
    title.tabIndex = 0;
    title.setAttribute("role", "link");
    title.addEventListener("click", () => this.deeds.explain(subject));
    title.addEventListener("keydown", (event) => event.key === "Enter" && this.deeds.explain(subject));
    const clauses = finding.basis.filter((words) => words.startsWith(article.title)).map(quoted).filter(Boolean);
    const text = element("blockquote");
    if (this.pinned || clauses.length === 0) {
      text.append(...setOff(article.text, clauses));
    } else {
      text.append(...clauses.map((clause) => element("p", "", element("b", "", clause))));
    }
    return element("div", "article", title, text);
  }

  /** Below the words, or above them where there is more room: never on them. */
  private place(at: Element): void {
    const rects = at.getClientRects();
    const [first, last] = [rects[0] ?? at.getBoundingClientRect(), rects[rects.length - 1] ?? at.getBoundingClientRect()];
    const { clientWidth: wide, clientHeight: high } = document.documentElement;
    const scale = scaleOf(at);
    const [top, bottom] = [first.top * scale - GAP, last.bottom * scale + GAP];
    const below = high - bottom - GAP;
    const above = top - GAP;
    this.root.style.maxHeight = "";
    const own = this.root.getBoundingClientRect();
    const under = own.height <= below || below >= above;
    const room = Math.max(under ? below : above, LEAST);
    this.root.style.maxHeight = `${Math.min(room, MOST)}px`;
    const height = Math.min(own.height, room, MOST);
    const y = under ? bottom : top - height;
    this.root.style.left = `${Math.max(GAP, Math.min(first.left * scale, wide - own.width - GAP))}px`;
    this.root.style.top = `${Math.max(GAP, Math.min(y, high - height - GAP))}px`;
  }
}

/** What client rectangles are to be multiplied with: before Chrome 128 they did not count CSS zoom in. */
function scaleOf(element: Element): number {
  const zoomed = element.closest<HTMLElement>(".sheet");
  return zoomed && !("currentCSSZoom" in Element.prototype) ? Number(zoomed.style.getPropertyValue("zoom") || 1) : 1;
}

/** The clause in 《……》第四十四条：“……”. */
function quoted(basis: string): string {
  const start = basis.indexOf("：“");
  const end = basis.lastIndexOf("”");
  return start >= 0 && end > start ? basis.slice(start + 2, end) : "";
}

function setOff(text: string, clauses: readonly string[]): (Node | string)[] {
  return text.split("\n").filter((line) => line.trim()).map((line) => {
    const paragraph = element("p");
    const words = line.trim();
    const found = clauses.map((clause) => [words.indexOf(clause), clause] as const).filter(([at]) => at >= 0).sort(([a], [b]) => a - b);
    let passed = 0;
    for (const [at, clause] of found) {
      if (at >= passed) {
        paragraph.append(words.slice(passed, at), element("b", "", clause));
        passed = at + clause.length;
      }
    }
    paragraph.append(words.slice(passed));
    return paragraph;
  });
}
