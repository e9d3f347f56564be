/** What the preview and its page say to one another. */

import type { Article, Finding, Mark, Paragraph, Trouble } from "./protocol";
import type { Words } from "./words";

export interface Show {
  type: "show";
  name: string;
  /** The draft, or the copy of it with marks; null where only its words can be shown. */
  file: Uint8Array | null;
  findings: Finding[];
  articles: Record<string, Article>;
  marks: Mark[];
  paragraphs: Paragraph[];
  error: Trouble | null;
  /** A sentence above the draft: why it was not checked, why it looks plain. */
  notice: string;
  /** What can be done about the notice: commands of the extension by title. */
  remedies: { title: string; command: string }[];
  waived: number;
  words: Words;
}

export type ToPage =
  | Show
  | { type: "busy"; busy: boolean }
  | { type: "select"; fingerprint: string }
  | { type: "step"; by: 1 | -1 };

/** A mark as it came out on the page: the words that are highlighted. */
export interface Drawn {
  fingerprint: string;
  number: number;
  text: string;
}

export type FromPage =
  | { type: "ready" }
  | { type: "drawn"; drawn: Drawn[]; problem: string }
  | { type: "selected"; fingerprint: string }
  | { type: "explain"; subject: string }
  | { type: "waive"; fingerprint: string }
  | { type: "run"; command: string };
