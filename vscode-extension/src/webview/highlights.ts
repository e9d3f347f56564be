/** Highlights: the words of each finding, between the two marks that the server put round them. */

import { type Finding, type Mark, SEVERITIES } from "../protocol";
import { element } from "./dom";

export interface Highlight {
  finding: Finding;
  /** 0 for the finding's own place. */
  number: number;
  pieces: HTMLElement[];
}

/** Highlight what stands between each pair of marks. Marks that are not on the page are left out. */
export function highlight(sheet: HTMLElement, marks: readonly Mark[], findings: readonly Finding[]): Highlight[] {
  const known = new Map(findings.map((finding) => [finding.fingerprint, finding]));
  const anchors = new Map<string, Element>();
  for (const anchor of sheet.querySelectorAll("span[id^='gw']")) {
    if (!anchors.has(anchor.id)) {
      anchors.set(anchor.id, anchor); // a header that is drawn on several pages has its marks several times
    }
  }
  const made: Highlight[] = [];
  const severity = (mark: Mark): number => SEVERITIES.indexOf(known.get(mark.fingerprint)?.severity ?? "info");
  for (const mark of [...marks].sort((a, b) => severity(b) - severity(a))) { // the worst is drawn last, innermost, and shows
    const [finding, start, end] = [known.get(mark.fingerprint), anchors.get(mark.start), anchors.get(mark.end)];
    if (finding && start && end) {
      const range = document.createRange();
      range.setStartAfter(start);
      range.setEndBefore(end);
      made.push({ finding, number: mark.number, pieces: wrap(range, finding, mark.number) });
    }
  }
  return made;
}

/** Wrap the text of a range; where there is none, put a sign at its beginning. */
export function wrap(range: Range, finding: Finding, number: number): HTMLElement[] {
  const pieces: HTMLElement[] = [];
  for (const text of textsIn(range)) {
    const piece = mark(finding, number);
    text.replaceWith(piece);
    piece.append(text);
    pieces.push(piece);
  }
  if (pieces.length === 0) {
    const sign = mark(finding, number);
    sign.classList.add("point");
    range.collapse(true);
    range.insertNode(sign);
    pieces.push(sign);
  }
  return pieces;
}

/** The words that a highlight covers. */
export function words(made: Highlight): string {
  return made.pieces.map((piece) => piece.textContent).join("");
}

function mark(finding: Finding, number: number): HTMLElement {
  const made = element("mark", `gw ${finding.severity}`);
  made.dataset["fingerprint"] = finding.fingerprint;
  if (number === 0) {
    made.tabIndex = 0;
  }
  return made;
}

/** The text nodes in a range, cut where it begins and ends; not what was struck out or stands for a comment. */
function textsIn(range: Range): Text[] {
  const top = range.commonAncestorContainer;
  if (top instanceof Text) {
    return range.collapsed ? [] : [cut(top, range.startOffset, range.endOffset)];
  }
  const found: Text[] = [];
  const walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node as Text;
    const skipped = text.parentElement?.closest("del, .docx-comment-ref, .docx-comment-popover, style");
    if (range.intersectsNode(text) && text.length > 0 && !skipped) {
      found.push(text);
    }
  }
  return found.flatMap((text) => {
    const start = text === range.startContainer ? range.startOffset : 0;
    const end = text === range.endContainer ? range.endOffset : text.length;
    return start < end ? [cut(text, start, end)] : [];
  });
}

function cut(text: Text, start: number, end: number): Text {
  if (end < text.length) {
    text.splitText(end);
  }
  return start > 0 ? text.splitText(start) : text;
}
