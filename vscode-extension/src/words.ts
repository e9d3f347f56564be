/** The extension's own sentences: Chinese, and English where the setting gongwen.language asks for it. */

const WORDS = {
  error: ["错误", "error(s)"],
  warning: ["警告", "warning(s)"],
  info: ["提示", "note(s)"],
  checking: ["正在检查…", "Checking…"],
  checked: ["已检查", "Checked"],
  nothingFound: ["没有问题", "nothing found"],
  unreadable: ["无法检查", "Cannot be checked"],
  notReady: ["公文检查：正在启动…", "Gongwen Lint: starting…"],
  missing: ["公文检查：没有找到检查程序", "Gongwen Lint: linter not found"],
  failed: ["公文检查：启动失败", "Gongwen Lint: failed to start"],
  waived: ["另有 {0} 处已豁免", "{0} waived"],
  untrusted: [
    "这个文件夹未受信任：不读其中的配置和豁免，只按内置的规则检查。",
    "This folder is not trusted: its configuration and waivers are not read.",
  ],
  noLinter: [
    "没有找到装有 gongwen-lint 的 Python，文稿可以看，但是不能检查。",
    "No Python with gongwen-lint was found. Drafts can be read but not checked.",
  ],
  noServer: [
    "{0} 里的 gongwen-lint 缺少语言服务器（pygls）。请运行：{0} -m pip install \"gongwen-lint[lsp]\"",
    "gongwen-lint in {0} lacks its language server (pygls). Run: {0} -m pip install \"gongwen-lint[lsp]\"",
  ],
  oldPython: ["{0} 是 Python {1}，需要 3.10 或更新的版本。", "{0} is Python {1}; 3.10 or later is needed."],
  oldLinter: [
    "{0} 里的 gongwen-lint（{1}）太旧，不能和这个扩展一起用，请更新。",
    "gongwen-lint {1} in {0} is too old for this extension; please update it.",
  ],
  badSetting: [
    "设置 gongwen.python 里写的 {0} 不能用：没有这个程序，或者里面没有装 gongwen-lint。",
    "The setting gongwen.python names {0}: there is no such program, or it has no gongwen-lint.",
  ],
  howToInstall: ["怎样安装", "How to install"],
  selectPython: ["选择 Python", "Select Python"],
  lookAgain: ["再找一次", "Look again"],
  showLog: ["显示日志", "Show log"],
  startFailed: ["检查服务没有启动：{0}", "The language server did not start: {0}"],
  openDraft: ["检查这份文稿", "Check this draft"],
  wordFiles: ["Word 文稿", "Word drafts"],
  textFiles: ["文本稿", "Text drafts"],
  noDraft: ["请先打开一份文稿（.docx、.md 或 .txt）。", "Open a draft first (.docx, .md or .txt)."],
  noWordDraft: ["请先打开一份 Word 文稿（.docx）。", "Open a Word draft (.docx) first."],
  textHasNoComments: [
    "文本稿没有批注可写：问题直接标在文中，也列在“问题”面板里。",
    "A text draft takes no comments: its findings are marked in the text and in the Problems panel.",
  ],
  saveFirst: ["文稿还没有存盘，先存盘再生成副本。", "Save the draft before a copy is written."],
  annotateTo: ["批注副本写到哪里", "Write the copy with comments to"],
  fixTo: ["修订副本写到哪里", "Write the copy with tracked changes to"],
  commentsSuffix: ["批注", "comments"],
  changesSuffix: ["修订", "changes"],
  writing: ["正在生成副本…", "Writing a copy…"],
  openCopy: ["打开副本", "Open the copy"],
  showInFolder: ["在文件夹中显示", "Show in folder"],
  details: ["看明细", "Details"],
  copyFailed: ["副本没有写成：{0}", "The copy was not written: {0}"],
  safeOnly: ["只改有把握的", "Only certain fixes"],
  safeOnlyHint: ["推荐", "recommended"],
  alsoUnsafe: ["连须人工确认的也改", "Also fixes that need your judgement"],
  alsoUnsafeHint: ["仍是修订，可以逐条拒绝", "still tracked changes, which you can reject"],
  fixWhich: ["用修订改哪些问题？原稿不会改动。", "Which fixes? The draft itself is not changed."],
  explainWhat: [
    "输入条文或检查项：CY44、CY44-6，或者条文里的字",
    "An article or a check: CY44, CY44-6, or words of its title",
  ],
  here: ["这份文稿涉及的", "In this draft"],
  allArticles: ["条文", "Articles"],
  allChecks: ["检查项", "Checks"],
  noSuch: ["没有“{0}”这一条。", "There is no “{0}”."],
  workspaceDone: [
    "检查了 {0} 份文稿：{1} 处错误，{2} 处警告，{3} 处提示。",
    "{0} drafts checked: {1} errors, {2} warnings, {3} notes.",
  ],
  workspaceUnreadable: ["{0} 份无法检查。", "{0} could not be checked."],
  workspaceCancelled: ["已停下。", "Stopped."],
  workspaceEmpty: ["工作区里没有 Word 文稿。", "There are no Word drafts in the workspace."],
  noFolder: ["请先打开一个文件夹（“文件”→“打开文件夹”）。", "Open a folder first."],
  showProblems: ["看问题列表", "Show problems"],
  reason: ["豁免的理由（必填，会写进 gongwen-waivers.toml）", "Reason for the waiver (required)"],
  reasonHint: ["例如：领导已在 4 月 6 日的批示中同意", "e.g. agreed by the leader on 6 April"],
  reasonMissing: ["必须写明理由。", "A reason is required."],
  waivedDone: ["已豁免 {0}，理由写在 gongwen-waivers.toml。", "{0} is waived; the reason is in gongwen-waivers.toml."],
  ignoredDone: ["不再进行 {0} 这项检查，写在 gongwen-lint.toml。", "{0} is turned off in gongwen-lint.toml."],
  ignoreSure: ["以后都不再进行 {0} 这项检查？", "Never run the check {0} again?"],
  ignoreYes: ["不再进行", "Turn it off"],
  notDone: ["没有做成：{0}", "Not done: {0}"],
  otherArticles: ["没有条文依据的", "Without an article"],
  noFindings: ["没有查出问题", "Nothing was found"],
  noFindingsHint: ["没有查出问题，不等于没有问题。", "That nothing was found does not mean that nothing is wrong."],
  openOutsideHint: ["在 Word 或 WPS 里改好、存盘，这里会自动重新检查。", "Save it there, and it is checked again here."],
  notLocal: ["这份文稿不在磁盘上，只能看，不能检查。", "This draft does not lie on a disk; it can only be read."],
  pythonTitle: ["选择装有 gongwen-lint 的 Python", "Select a Python that has gongwen-lint"],
  bundled: ["扩展自带", "bundled"],
  readinessTitle: ["送审前检查", "Before submitting"],
  readinessMust: ["必须改正", "Must be mended"],
  readinessLook: ["请核对", "Look at these"],
  readinessInfo: ["供参考", "For your information"],
  readinessMissing: ["缺什么", "What is missing"],
  readinessNothingMissing: ["该有的要素都有。", "Nothing is missing."],
  readinessElements: ["认出的要素", "What was recognised"],
  readinessEvidence: ["文中的依据", "Evidence in the draft"],
  readinessReminders: ["提醒", "Reminders"],
  found: ["有", "found"],
  notFound: ["缺", "missing"],
  later: ["可后补", "later"],
  look: ["请核对", "look"],
  jump: ["到文中去看", "Show in the draft"],
  article: ["看条文", "Article"],
  again: ["再查一次", "Check again"],
  kindOf: ["文种：{0}", "Kind: {0}"],
  cure: ["改法", "How to mend"],
  canFix: ["可改", "Fix"],
  needsYou: ["须人工确认", "needs your judgement"],
  summary: ["大意", "in short"],
  close: ["关闭", "Close"],
  previous: ["上一处", "Previous"],
  next: ["下一处", "Next"],
  list: ["问题列表", "List"],
  waive: ["豁免…", "Waive…"],
  fixCopy: ["生成修订副本", "Tracked changes"],
  unmarked: ["不能标在文中", "cannot be marked in the text"],
  plainOnly: ["这份文稿只能按文字显示：{0}", "Only the words of this draft can be shown: {0}"],
  drawFailed: ["预览画不出来：{0}", "The preview could not be drawn: {0}"],
  loading: ["正在打开…", "Opening…"],
  readOnly: ["只读预览，版面以 Word、WPS 为准", "Read-only preview; the layout is approximate"],
  places: ["共 {0} 处", "{0} places"],
} as const satisfies Record<string, readonly [string, string]>;

export type Word = keyof typeof WORDS;
export type Words = Record<Word, string>;

let column: 0 | 1 = 0;

/** Choose the language of what is said from now on. */
export function speak(language: string): void {
  column = language === "en" ? 1 : 0;
}

/** A sentence, with {0}, {1} … filled in. */
export function say(word: Word, ...values: (string | number)[]): string {
  return filled(WORDS[word][column], values);
}

/** All sentences, for a page that cannot ask. */
export function allWords(): Words {
  return Object.fromEntries(Object.entries(WORDS).map(([word, said]) => [word, said[column]])) as Words;
}

/** A sentence with its gaps filled. */
export function filled(sentence: string, values: readonly (string | number)[]): string {
  return sentence.replace(/\{(\d)\}/g, (gap, number: string) => String(values[Number(number)] ?? gap));
}
