/** The page of the preview: the draft on the left, its findings on the right, a card at the finding in question. */

import type { Drawn, FromPage, Show, ToPage } from "../messages";
import { type Finding, SEVERITIES } from "../protocol";
import { Card } from "./card";
import { button, element } from "./dom";
import { type Highlight, highlight, words } from "./highlights";
import { list } from "./list";
import { draw, drawPlain } from "./sheet";

interface Editor {
  postMessage(message: FromPage): void;
  getState(): { list?: boolean } | undefined;
  setState(state: { list: boolean }): void;
}

declare function acquireVsCodeApi(): Editor;

const HOVER = 150; // ms that the mouse rests on a finding
const ROOM_FOR_LIST = 760; // px of width
const MARGIN = 16; // px beside the paper
const LEAST_ZOOM = 0.5;
const editor = acquireVsCodeApi();
const top_ = element("header", "top");
const notice = element("div", "notice");
const sheet = element("div", "sheet");
const styles = element("div", "styles");
const side = element("nav", "side");
const middle = element("div", "middle", element("div", "scroll", sheet), side);

let show: Show | undefined;
let highlights: Highlight[] = [];
let selected = "";
let resting: ReturnType<typeof setTimeout> | undefined;

const card = new Card({
  explain: (subject) => editor.postMessage({ type: "explain", subject }),
  waive: (fingerprint) => editor.postMessage({ type: "waive", fingerprint }),
  fix: () => editor.postMessage({ type: "run", command: "gongwen.fix" }),
  step,
  close: () => card.hide(true),
});

document.getElementById("app")?.append(styles, top_, notice, middle, card.root);
window.addEventListener("message", (event: MessageEvent<ToPage>) => void hear(event.data));
editor.postMessage({ type: "ready" });

async function hear(message: ToPage): Promise<void> {
  if (message.type === "show") {
    await present(message);
  } else if (message.type === "busy") {
    document.body.classList.toggle("busy", message.busy);
  } else if (message.type === "select") {
    select(message.fingerprint);
  } else {
    step(message.by);
  }
}

/** Draw a draft in place of what is there; the reader stays where they were. */
async function present(next: Show): Promise<void> {
  const scroll = sheet.parentElement;
  const position = scroll?.scrollTop ?? 0;
  const again = show?.name === next.name;
  show = next;
  highlights = [];
  let problem = "";
  if (next.file) {
    try {
      await draw(next.file, sheet, styles);
      highlights = highlight(sheet, next.marks, next.findings);
    } catch (trouble) {
      problem = next.error ? "" : next.words.drawFailed.replace("{0}", String(trouble));
      highlights = drawPlain(next.paragraphs, next.findings, sheet);
    }
  } else {
    highlights = drawPlain(next.paragraphs, next.findings, sheet);
  }
  if (next !== show) {
    return; // another one has come meanwhile
  }
  card.hide(true);
  drawTop(next);
  drawNotice(next, problem);
  drawSide(next);
  document.body.classList.remove("busy");
  if (again && scroll) {
    scroll.scrollTop = position;
  }
  selected = next.findings.some((finding) => finding.fingerprint === selected) ? selected : "";
  const drawn: Drawn[] = highlights.map((one) => ({ fingerprint: one.finding.fingerprint, number: one.number, text: words(one) }));
  editor.postMessage({ type: "drawn", drawn, problem });
}

function drawTop(next: Show): void {
  const { words: said } = next;
  const counts = SEVERITIES.map((severity) => [severity, next.findings.filter((finding) => finding.severity === severity).length] as const);
  const summary = counts.filter(([, count]) => count > 0).map(([severity, count]) => element("span", `badge ${severity}`, `${count} ${said[severity]}`));
  if (summary.length === 0 && !next.error && !next.notice) {
    summary.push(element("span", "badge good", said.noFindings));
  }
  if (next.error) {
    summary.push(element("span", "badge error", `${said.unreadable} ${next.error.code}`));
  }
  const remark = next.error ? [] : [element("small", "where", said.readOnly)];
  const steps = next.findings.length > 0 ? [button(`↑ ${said.previous}`, "", () => step(-1)), button(`↓ ${said.next}`, "", () => step(1)), button(said.list, "", toggle)] : [];
  const waived = next.waived > 0 ? [element("small", "", said.waived.replace("{0}", String(next.waived)))] : [];
  top_.replaceChildren(...summary, ...waived, ...remark, element("span", "space"), ...steps);
}

function drawNotice(next: Show, problem: string): void {
  const lines = [next.error?.message ?? "", next.notice, problem].filter(Boolean);
  notice.hidden = lines.length === 0;
  notice.className = next.error ? "notice error" : "notice";
  const remedies = next.remedies.map(({ title, command }) => button(title, "", () => editor.postMessage({ type: "run", command })));
  notice.replaceChildren(...lines.map((line) => element("p", "", line)), ...remedies);
}

function drawSide(next: Show): void {
  const marked = new Set(highlights.map((one) => one.finding.fingerprint));
  side.replaceChildren(...list(next, marked, (finding) => select(finding.fingerprint), (subject) => editor.postMessage({ type: "explain", subject })));
  arrange();
}

/** Fit the paper into the window, as wide as it is at most, and leave the list out where there is no room. */
function arrange(): void {
  const wished = editor.getState()?.list;
  side.hidden = !show || show.findings.length === 0 || !(wished ?? document.body.clientWidth >= ROOM_FOR_LIST);
  const paper = sheet.querySelector<HTMLElement>("section.docx");
  const room = (sheet.parentElement?.clientWidth ?? 0) - 2 * MARGIN;
  const width = paper ? parseFloat(getComputedStyle(paper).width) : 0;
  const zoom = width > room && room > 0 ? Math.max(room / width, LEAST_ZOOM) : 1;
  sheet.style.setProperty("zoom", String(zoom));
  card.follow();
}

function toggle(): void {
  editor.setState({ list: side.hidden });
  arrange();
}

/** Bring a finding to the front: scroll to it, set it off, and show its card. */
function select(fingerprint: string): void {
  const finding = show?.findings.find((one) => one.fingerprint === fingerprint);
  if (!show || !finding) {
    return;
  }
  selected = fingerprint;
  for (const chosen of document.querySelectorAll(".selected")) {
    chosen.classList.remove("selected");
  }
  const own = highlights.filter((one) => one.finding.fingerprint === fingerprint);
  own.forEach((one) => one.pieces.forEach((piece) => piece.classList.add("selected")));
  const row = [...side.querySelectorAll<HTMLElement>(".row")].find((one) => one.dataset["fingerprint"] === fingerprint);
  row?.classList.add("selected");
  row?.scrollIntoView({ block: "nearest" });
  const piece = own[0]?.pieces[0];
  piece?.scrollIntoView({ block: "center" });
  const at = piece ?? row;
  if (at) {
    card.show([finding], show, at, true);
  }
  editor.postMessage({ type: "selected", fingerprint });
}

/** The findings in the order in which they stand on the page; what is not marked comes last. */
function inOrder(): Finding[] {
  const first = new Map(highlights.filter((one) => one.number === 0).map((one) => [one.finding.fingerprint, one.pieces[0]]));
  const all = [...(show?.findings ?? [])];
  return all.sort((a, b) => {
    const [here, there] = [first.get(a.fingerprint), first.get(b.fingerprint)];
    if (!here || !there) {
      return here ? -1 : there ? 1 : 0;
    }
    return here === there ? 0 : here.compareDocumentPosition(there) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
  });
}

function step(by: 1 | -1): void {
  const all = inOrder();
  const at = all.findIndex((finding) => finding.fingerprint === selected);
  const next = at < 0 ? (by === 1 ? 0 : all.length - 1) : (at + by + all.length) % all.length;
  const finding = all[next];
  if (finding) {
    select(finding.fingerprint);
  }
}

/** The findings whose words are under an element, the innermost first. */
function under(target: EventTarget | null): { finding: Finding; piece: HTMLElement }[] {
  const found: { finding: Finding; piece: HTMLElement }[] = [];
  let piece = target instanceof Element ? target.closest<HTMLElement>("mark.gw") : null;
  while (piece) {
    const fingerprint = piece.dataset["fingerprint"];
    const finding = show?.findings.find((one) => one.fingerprint === fingerprint);
    if (finding && !found.some((one) => one.finding === finding)) {
      found.push({ finding, piece });
    }
    piece = piece.parentElement?.closest<HTMLElement>("mark.gw") ?? null;
  }
  return found;
}

sheet.addEventListener("mouseover", (event) => {
  clearTimeout(resting);
  const found = under(event.target);
  resting = setTimeout(() => {
    if (card.stays || !show) {
      return;
    }
    if (found[0]) {
      card.show(found.map(({ finding }) => finding), show, found[0].piece, false);
    } else {
      card.hide(false);
    }
  }, HOVER);
});
sheet.addEventListener("click", (event) => {
  const [first] = under(event.target);
  if (first) {
    select(first.finding.fingerprint);
  } else {
    card.hide(true);
  }
});
sheet.parentElement?.addEventListener("scroll", () => {
  card.hide(false);
  card.follow();
});
window.addEventListener("resize", arrange);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    card.hide(true);
  } else if (event.key === "Enter" && event.target instanceof HTMLElement && event.target.matches("mark.gw")) {
    select(event.target.dataset["fingerprint"] ?? "");
  }
});
