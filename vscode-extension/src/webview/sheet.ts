/** The draft on the page: drawn by docx-preview, or, where that cannot be, its paragraphs as words. */

import { renderAsync } from "docx-preview";
import type { Finding, Paragraph } from "../protocol";
import { element } from "./dom";
import { type Highlight, wrap } from "./highlights";

const OPTIONS = {
  className: "docx",
  inWrapper: true,
  breakPages: false,
  ignoreLastRenderedPageBreak: true,
  useBase64URL: true,
  renderChanges: true,
  renderComments: true,
  renderAltChunks: false, // foreign HTML
  experimental: true, // tab stops
  ignoreHeight: false,
};

/** Draw a Word file. Rejects where it cannot be drawn. */
export async function draw(file: Uint8Array, sheet: HTMLElement, styles: HTMLElement): Promise<void> {
  const body = element("div");
  const style = element("div");
  await renderAsync(new Blob([new Uint8Array(file)]), body, style, OPTIONS);
  for (const link of body.querySelectorAll("a")) {
    link.removeAttribute("href"); // nothing in a draft leads anywhere
  }
  for (const sign of body.querySelectorAll(".docx-comment-ref")) {
    sign.textContent = "批";
  }
  styles.replaceChildren(...style.childNodes);
  sheet.replaceChildren(...body.childNodes);
}

/** The words of a draft, a line for each paragraph, with the findings marked in them. */
export function drawPlain(paragraphs: readonly Paragraph[], findings: readonly Finding[], sheet: HTMLElement): Highlight[] {
  const lines = new Map<string, HTMLElement>();
  const page = element("div", "plain");
  for (const paragraph of paragraphs) {
    const line = element("p", "", paragraph.label + paragraph.text);
    line.dataset["label"] = String([...paragraph.label].length);
    lines.set(key(paragraph.part, paragraph.paragraph), line);
    page.append(line);
  }
  sheet.replaceChildren(page);
  const made: Highlight[] = [];
  for (const finding of findings) {
    [finding.location, ...(finding.more ?? [])].forEach((place, number) => {
      const line = lines.get(key(place.part, place.paragraph));
      if (line) {
        const skipped = Number(line.dataset["label"]);
        const range = rangeOf(line, skipped + place.start, skipped + place.end);
        made.push({ finding, number, pieces: wrap(range, finding, number) });
      }
    });
  }
  return made;
}

function key(part: string, paragraph: number): string {
  return `${part === "textbox" ? "body" : part} ${paragraph}`;
}

/** From one code point of an element's text to another. */
function rangeOf(line: HTMLElement, start: number, end: number): Range {
  const range = document.createRange();
  range.selectNodeContents(line);
  range.collapse(true);
  let passed = 0;
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const characters = [...(node.nodeValue ?? "")];
    const units = (count: number): number => characters.slice(0, Math.max(count, 0)).join("").length;
    if (start >= passed && start <= passed + characters.length) {
      range.setStart(node, units(start - passed));
    }
    if (end >= passed && end <= passed + characters.length) {
      range.setEnd(node, units(end - passed));
      break;
    }
    passed += characters.length;
  }
  return range;
}
