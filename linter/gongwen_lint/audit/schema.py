"""The tables of a store. They are documented in docs/audit.md; whoever changes them raises SCHEMA."""

from __future__ import annotations

SCHEMA = "2"

TABLES = """
CREATE TABLE store (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE audit (            -- one row for each audit; the last is the present one
  id INTEGER PRIMARY KEY,
  command TEXT NOT NULL,        -- what was asked, as JSON: the same question resumes an unfinished audit
  state TEXT NOT NULL,          -- listing, checking, archive, done
  today TEXT NOT NULL,          -- the day it judges by where a paper has no date; kept when it is resumed
  rules TEXT NOT NULL,          -- digest of engine and packs
  tool TEXT NOT NULL,           -- version of the engine
  packs TEXT NOT NULL,          -- JSON: plug-in → version
  manifest INTEGER,             -- number of files listed
  manifest_sha256 TEXT,         -- digest of the list
  started TEXT NOT NULL,        -- UTC; with `finished` not part of the content that is compared
  finished TEXT
);

CREATE TABLE root (id INTEGER PRIMARY KEY, path NOT NULL UNIQUE);  -- folders that paths start from

CREATE TABLE file (             -- the manifest: one row for each file, and those that vanished since the last audit
  id INTEGER PRIMARY KEY,
  root INTEGER NOT NULL REFERENCES root,
  path NOT NULL,                -- from the root, with /; archive.zip/inner.docx inside a zip; bytes where not UTF-8
  size INTEGER NOT NULL,        -- bytes
  stamp TEXT NOT NULL,          -- times and inode: a file with the same stamp is not read again
  sha256 TEXT NOT NULL DEFAULT '',
  rules TEXT NOT NULL DEFAULT '',  -- digest of everything besides the bytes that decides the result
  change TEXT NOT NULL,         -- new, changed, rules (only the rules changed), unchanged, renamed, vanished
  was,                          -- the path before, of a renamed file
  status TEXT,                  -- what is known of it: checked, unreadable, quarantined, other (no document)
  outcome TEXT,                 -- what the last audit did: checked, unreadable, quarantined, skipped; NULL: to do
  code TEXT,                    -- GL… of what is unreadable or quarantined; GL104 of what was converted to be checked
  message TEXT,
  UNIQUE (root, path)
);
CREATE INDEX file_to_do ON file (id) WHERE outcome IS NULL;
CREATE INDEX file_path ON file (path);
CREATE INDEX file_digest ON file (sha256) WHERE sha256 != '';

CREATE TABLE paper (            -- what was recognised in a checked file
  file INTEGER PRIMARY KEY REFERENCES file,
  kind TEXT, direction TEXT, number TEXT, title TEXT,
  date TEXT, year INTEGER,      -- 成文日期
  unit TEXT,                    -- the first issuer, by its full name where the organisation knows it
  level TEXT,                   -- its level: 区, 办公室, 部门, 街乡 …
  secrecy TEXT, urgency TEXT,
  as_of TEXT,                   -- the day whose rules it was judged by
  meeting TEXT, held TEXT,      -- of minutes: which meeting, and its day
  record TEXT NOT NULL          -- JSON: the rest of what checks over the archive ask for
);
CREATE INDEX paper_kind ON paper (kind, date);
CREATE INDEX paper_unit ON paper (unit, date);
CREATE INDEX paper_number ON paper (number) WHERE number IS NOT NULL;
CREATE INDEX paper_meeting ON paper (meeting, held) WHERE meeting IS NOT NULL;

CREATE TABLE finding (
  file INTEGER NOT NULL,        -- 0: of the archive as a whole
  number INTEGER NOT NULL,      -- in the file, from 0; from 100000 on those of checks over the archive
  code TEXT NOT NULL, name TEXT NOT NULL, severity TEXT NOT NULL,
  strength TEXT, regulation TEXT, article TEXT, clause TEXT,  -- the first article it rests on
  also TEXT NOT NULL,           -- JSON: codes of other checks that saw the same
  bases TEXT NOT NULL,          -- JSON: all articles
  message TEXT NOT NULL,
  part TEXT, paragraph INTEGER, start INTEGER, "end" INTEGER,
  quote TEXT NOT NULL, place TEXT NOT NULL, places INTEGER NOT NULL,
  fingerprint TEXT NOT NULL,
  state TEXT NOT NULL,          -- open, waived, baseline
  reason TEXT,                  -- of the waiver
  PRIMARY KEY (file, number)
) WITHOUT ROWID;

CREATE TABLE reference (        -- papers that a paper names
  file INTEGER NOT NULL,
  named TEXT NOT NULL,          -- 文号, or a title without its marks
  PRIMARY KEY (file, named)
) WITHOUT ROWID;
CREATE INDEX reference_named ON reference (named);

CREATE TABLE passage (          -- sentences that checks over the archive asked for by their `needs`
  file INTEGER NOT NULL,
  number INTEGER NOT NULL,
  part TEXT NOT NULL, paragraph INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (file, number)
) WITHOUT ROWID;

CREATE TABLE figure (           -- open findings counted, made at the end of an audit: what reports draw from
  code TEXT NOT NULL, regulation TEXT, article TEXT, severity TEXT NOT NULL,
  unit TEXT, kind TEXT, year INTEGER,  -- of the paper
  findings INTEGER NOT NULL, documents INTEGER NOT NULL
);
CREATE TABLE tally (            -- open findings of each file that has some, made at the end of an audit
  file INTEGER PRIMARY KEY, error INTEGER NOT NULL, warning INTEGER NOT NULL, info INTEGER NOT NULL
);
CREATE INDEX tally_worst ON tally (error DESC, warning DESC, info DESC, file);

CREATE TABLE part (             -- Parquet parts of a cluster's workers that are in this store; not part of the content
  run TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (run, name)
) WITHOUT ROWID;

CREATE TABLE event (            -- deaths of guards and workers, for whoever wonders; not part of the content
  id INTEGER PRIMARY KEY, audit INTEGER NOT NULL, at TEXT NOT NULL, what TEXT NOT NULL, file INTEGER
);

CREATE VIEW document AS         -- the files of the archive as it is
  SELECT file.*, root.path AS folder FROM file JOIN root ON root.id = file.root WHERE change != 'vanished';
CREATE VIEW open_finding AS     -- what an auditor counts
  SELECT finding.* FROM finding LEFT JOIN file ON file.id = finding.file
  WHERE state = 'open' AND (finding.file = 0 OR file.change != 'vanished');
CREATE VIEW duplicate AS        -- files with the same bytes as an earlier one
  SELECT file.id AS file, (SELECT min(id) FROM file AS f WHERE f.sha256 = file.sha256 AND f.sha256 != ''
      AND f.change != 'vanished') AS original FROM file WHERE sha256 != '' AND change != 'vanished' AND EXISTS (
      SELECT 1 FROM file AS f WHERE f.sha256 = file.sha256 AND f.sha256 != '' AND f.id < file.id
        AND f.change != 'vanished');
CREATE VIEW total AS            -- checked + unreadable + quarantined + skipped = files
  SELECT count(*) AS files,
    coalesce(sum(outcome = 'checked'), 0) AS checked, coalesce(sum(outcome = 'unreadable'), 0) AS unreadable,
    coalesce(sum(outcome = 'quarantined'), 0) AS quarantined, coalesce(sum(outcome = 'skipped'), 0) AS skipped,
    coalesce(sum(outcome IS NULL), 0) AS to_do
  FROM file WHERE change != 'vanished';
"""

# How `figure` and `tally` are made; a reader of an unfinished audit makes them for itself.
COUNTS = (
    """INSERT INTO {schema}figure
      SELECT finding.code, regulation, article, severity, unit, kind, year, count(*), count(DISTINCT finding.file)
      FROM main.finding LEFT JOIN main.paper ON paper.file = finding.file WHERE state = 'open'
      GROUP BY 1, 2, 3, 4, 5, 6, 7 ORDER BY 1, 2, 3, 4, 5, 6, 7""",
    """INSERT INTO {schema}tally
      SELECT file, sum(severity = 'error'), sum(severity = 'warning'), sum(severity = 'info')
      FROM main.finding WHERE state = 'open' AND file != 0 GROUP BY file ORDER BY file""",
)

# What two stores are compared by: everything but times and the log.
CONTENT = (
    "SELECT id, command, state, today, rules, tool, packs, manifest, manifest_sha256 FROM audit ORDER BY id",
    "SELECT id, path FROM root ORDER BY id",
    "SELECT id, root, path, size, sha256, rules, change, was, status, outcome, code, message FROM file ORDER BY id",
    "SELECT * FROM paper ORDER BY file",
    "SELECT * FROM finding ORDER BY file, number",
    "SELECT * FROM figure",
    "SELECT * FROM tally ORDER BY file",
    "SELECT * FROM reference ORDER BY file, named",
    "SELECT * FROM passage ORDER BY file, number",
)
