-- The graph: a table for each kind of node, with its relationships as columns that hold
-- the other end's id. Absent texts are '', so that rows compare with IS. Lists are JSON.
-- The tables with long or many rows have a rowid: their other indexes then carry a small
-- number instead of the id, and rows written together lie together.

CREATE TABLE article (
    id        TEXT NOT NULL PRIMARY KEY,
    url       TEXT NOT NULL,
    source    TEXT NOT NULL,
    title     TEXT NOT NULL,
    published TEXT NOT NULL, -- ISO day
    updated   TEXT NOT NULL, -- RFC 3339, UTC
    hash      TEXT NOT NULL
);

CREATE TABLE claim (
    id                TEXT NOT NULL PRIMARY KEY,
    article           TEXT NOT NULL, -- IN
    kind              TEXT NOT NULL, -- tenure, membership
    person            TEXT NOT NULL, -- the name
    block             TEXT NOT NULL,
    role              TEXT NOT NULL,
    organisation      TEXT NOT NULL, -- id; it need not be in organisation
    organisation_name TEXT NOT NULL,
    organisation_kind TEXT NOT NULL,
    parent            TEXT NOT NULL,
    parent_name       TEXT NOT NULL,
    parent_kind       TEXT NOT NULL,
    status            TEXT NOT NULL,
    interim           INTEGER NOT NULL,
    "start"           TEXT NOT NULL, -- EDTF
    "end"             TEXT NOT NULL, -- EDTF
    area              TEXT NOT NULL,
    "on"              TEXT NOT NULL, -- ISO day
    quote             TEXT NOT NULL,
    sentence          INTEGER NOT NULL,
    "from"            INTEGER NOT NULL, -- bytes, half open
    "to"              INTEGER NOT NULL,
    rule              TEXT NOT NULL,
    person_id         TEXT NOT NULL,
    post_id           TEXT NOT NULL,
    supports_id       TEXT NOT NULL  -- SUPPORTS: a tenure or a membership, by kind
);

CREATE TABLE person (
    id      TEXT NOT NULL PRIMARY KEY,
    name    TEXT NOT NULL,
    names   TEXT NOT NULL, -- JSON
    aliases TEXT NOT NULL, -- JSON; person_alias repeats it for look-up
    block   TEXT NOT NULL
);

CREATE TABLE person_alias (
    alias  TEXT NOT NULL,
    person TEXT NOT NULL,
    PRIMARY KEY (alias, person)
) WITHOUT ROWID;

CREATE TABLE organisation (
    id        TEXT NOT NULL PRIMARY KEY,
    name      TEXT NOT NULL,
    kind      TEXT NOT NULL,
    code      TEXT NOT NULL,
    names     TEXT NOT NULL, -- JSON
    parent    TEXT NOT NULL, -- PART_OF
    successor TEXT NOT NULL  -- SUCCEEDED_BY
);

CREATE TABLE post (
    id           TEXT NOT NULL PRIMARY KEY,
    role         TEXT NOT NULL,
    roles        TEXT NOT NULL, -- JSON
    organisation TEXT NOT NULL  -- AT
);

CREATE TABLE tenure (
    id             TEXT NOT NULL PRIMARY KEY,
    person         TEXT NOT NULL, -- HELD
    post           TEXT NOT NULL, -- OF
    status         TEXT NOT NULL,
    interim        INTEGER NOT NULL,
    area           TEXT NOT NULL,
    "start"        TEXT NOT NULL, -- EDTF; the days derived from it are ISO
    start_earliest TEXT NOT NULL,
    start_latest   TEXT NOT NULL,
    "end"          TEXT NOT NULL,
    end_earliest   TEXT NOT NULL,
    end_latest     TEXT NOT NULL,
    attested_first TEXT NOT NULL,
    attested_last  TEXT NOT NULL,
    claims         INTEGER NOT NULL
);

CREATE TABLE membership ( -- MEMBER_OF
    id             TEXT NOT NULL PRIMARY KEY,
    person         TEXT NOT NULL,
    organisation   TEXT NOT NULL,
    attested_first TEXT NOT NULL,
    attested_last  TEXT NOT NULL,
    claims         INTEGER NOT NULL
);

-- Every form of the names of people (kind 1) and organisations (kind 2) with its folded
-- key. name_word holds the beginnings of the key's words but the first, each cut to
-- some bytes, so that a prefix also finds the middle of a name.
CREATE TABLE name (
    n    INTEGER PRIMARY KEY,
    kind INTEGER NOT NULL,
    id   TEXT NOT NULL,
    form TEXT NOT NULL,
    key  TEXT NOT NULL
);

CREATE TABLE name_word (
    kind INTEGER NOT NULL,
    word TEXT NOT NULL,
    n    INTEGER NOT NULL,
    PRIMARY KEY (kind, word, n)
) WITHOUT ROWID;
