/** What the language server is asked and what it answers (docs/language-server.md). Both sides of the preview use it. */

export type Severity = "error" | "warning" | "info";

export interface Place {
  part: string;
  paragraph: number;
  start: number;
  end: number;
}

export interface Position {
  line: number;
  character: number;
}

export interface Finding {
  code: string;
  also: string[];
  name: string;
  severity: Severity;
  message: string;
  location: Place & { quote: string };
  more?: Place[];
  places: number;
  fix: { title: string; safe: boolean } | null;
  fingerprint: string;
  /** 第4段 主送机关 */
  where: string;
  /** Each article with its clause, in words. */
  basis: string[];
  /** CY44, TL15: keys of `articles`. */
  articles: string[];
  /** How to mend it; "" where nobody says. */
  remedy: string;
  range: { start: Position; end: Position };
}

export interface Article {
  title: string;
  text: string;
  /** Whether `text` is the article word for word, or what it says in short. */
  verbatim: boolean;
}

export type Counts = Record<Severity, number>;

export interface Trouble {
  code: string;
  message: string;
}

export interface Checked {
  uri: string;
  status: "checked" | "unreadable";
  error: Trouble | null;
  kind: string | null;
  counts: Counts;
  waived: number;
}

export interface Lint extends Checked {
  path: string;
  findings: Finding[];
  articles?: Record<string, Article>;
}

export interface Paragraph extends Pick<Place, "part" | "paragraph"> {
  line: number;
  label: string;
  text: string;
  zone: string | null;
}

export interface Mark {
  fingerprint: string;
  /** 0 for the finding's own place, then its further places. */
  number: number;
  start: string;
  end: string;
}

export interface Preview extends Lint {
  copy: string | null;
  copyProblem?: string;
  marks: Mark[];
  paragraphs?: Paragraph[];
}

export interface PaperElement {
  name: string;
  state: "found" | "missing" | "later" | "look";
  text: string;
}

export interface Readiness extends Lint {
  verdict: "ready" | "look" | "not-ready" | "not-checked";
  ready: boolean;
  headline: string;
  reason: string;
  reminders: string[];
  elements?: PaperElement[];
  evidence?: { name: string; text: string; remark?: string; where: string }[];
  missing?: string[];
  /** Fingerprints of findings that say that something is missing. */
  absent?: string[];
}

export interface Explanation {
  subject: string;
  title: string;
  text: string;
  uri: string;
}

export interface Subject {
  subject: string;
  title: string;
  /** The beginning of an article's text; "" for a check. */
  words: string;
  kind: "article" | "check";
}

export interface WorkspaceTotal extends Counts {
  documents: number;
  checked: number;
  unreadable: number;
  cancelled: number;
}

export const SEVERITIES: readonly Severity[] = ["error", "warning", "info"];

/** Requests and notifications of the server's own. */
export const Method = {
  lint: "gongwen/lintDocx",
  close: "gongwen/closeDocx",
  preview: "gongwen/preview",
  readiness: "gongwen/readiness",
  explain: "gongwen/explain",
  subjects: "gongwen/subjects",
  checked: "gongwen/checked",
} as const;

/** Commands that the server carries out. */
export const ServerCommand = {
  checkWorkspace: "gongwen.server.checkWorkspace",
  addWaiver: "gongwen.server.addWaiver",
  ignoreCheck: "gongwen.server.ignoreCheck",
} as const;
