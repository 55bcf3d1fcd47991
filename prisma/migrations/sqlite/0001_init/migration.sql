-- CreateTable
CREATE TABLE "paper" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "title_folded" TEXT NOT NULL,
    "title_key" TEXT NOT NULL,
    "abstract" TEXT,
    "date" TEXT,
    "year" INTEGER,
    "type" TEXT,
    "language" TEXT,
    "venue_id" INTEGER,
    "volume" TEXT,
    "issue" TEXT,
    "pages" TEXT,
    "publisher" TEXT,
    "url" TEXT,
    "authors_complete" BOOLEAN NOT NULL DEFAULT true,
    "is_retracted" BOOLEAN NOT NULL DEFAULT false,
    "cited_by_stated" INTEGER,
    "references_stated" INTEGER,
    "authors_count" INTEGER NOT NULL DEFAULT 0,
    "field_sources" TEXT NOT NULL DEFAULT '{}',
    CONSTRAINT "paper_venue_id_fkey" FOREIGN KEY ("venue_id") REFERENCES "venue" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "author" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_folded" TEXT NOT NULL,
    "sort_name" TEXT NOT NULL,
    "verified" BOOLEAN NOT NULL DEFAULT false,
    "papers_count" INTEGER NOT NULL DEFAULT 0
);

-- CreateTable
CREATE TABLE "author_name" (
    "author_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "name_folded" TEXT NOT NULL,
    "block_key" TEXT NOT NULL,

    PRIMARY KEY ("author_id", "name"),
    CONSTRAINT "author_name_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "author" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "authorship" (
    "paper_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "author_id" INTEGER NOT NULL,
    "name_as_printed" TEXT NOT NULL,
    "role" TEXT NOT NULL DEFAULT 'AUTHOR',
    "decision" TEXT,
    "source_record_id" INTEGER NOT NULL,

    PRIMARY KEY ("paper_id", "position"),
    CONSTRAINT "authorship_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "paper" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "authorship_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "author" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "authorship_source_record_id_fkey" FOREIGN KEY ("source_record_id") REFERENCES "source_record" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "affiliation" (
    "paper_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "text_as_printed" TEXT NOT NULL,
    "text_folded" TEXT NOT NULL,
    "organization_id" INTEGER,

    PRIMARY KEY ("paper_id", "position", "ordinal"),
    CONSTRAINT "affiliation_paper_id_position_fkey" FOREIGN KEY ("paper_id", "position") REFERENCES "authorship" ("paper_id", "position") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "affiliation_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "paper_organization" (
    "paper_id" INTEGER NOT NULL,
    "organization_id" INTEGER NOT NULL,
    "text_as_printed" TEXT NOT NULL,
    "source_record_id" INTEGER NOT NULL,

    PRIMARY KEY ("paper_id", "organization_id"),
    CONSTRAINT "paper_organization_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "paper" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "paper_organization_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "paper_organization_source_record_id_fkey" FOREIGN KEY ("source_record_id") REFERENCES "source_record" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "organization" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_folded" TEXT NOT NULL,
    "country" TEXT,
    "city" TEXT,
    "type" TEXT,
    "url" TEXT,
    "parent_id" INTEGER,
    "papers_count" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "organization_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "organization" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "organization_name" (
    "organization_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "name_folded" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'ALIAS',

    PRIMARY KEY ("organization_id", "name"),
    CONSTRAINT "organization_name_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "category" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "key" TEXT NOT NULL,
    "scheme" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "label_folded" TEXT NOT NULL,
    "papers_count" INTEGER NOT NULL DEFAULT 0
);

-- CreateTable
CREATE TABLE "category_parent" (
    "child_id" INTEGER NOT NULL,
    "parent_id" INTEGER NOT NULL,

    PRIMARY KEY ("child_id", "parent_id"),
    CONSTRAINT "category_parent_child_id_fkey" FOREIGN KEY ("child_id") REFERENCES "category" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "category_parent_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "category" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "paper_category" (
    "paper_id" INTEGER NOT NULL,
    "category_id" INTEGER NOT NULL,
    "is_primary" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL,
    "source_record_id" INTEGER NOT NULL,

    PRIMARY KEY ("paper_id", "category_id"),
    CONSTRAINT "paper_category_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "paper" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "paper_category_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "category" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "paper_category_source_record_id_fkey" FOREIGN KEY ("source_record_id") REFERENCES "source_record" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "topic" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "key" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "label_folded" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "introduced_by_id" INTEGER,
    "papers_count" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "topic_introduced_by_id_fkey" FOREIGN KEY ("introduced_by_id") REFERENCES "paper" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "topic_alias" (
    "topic_id" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "label_folded" TEXT NOT NULL,

    PRIMARY KEY ("topic_id", "label"),
    CONSTRAINT "topic_alias_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "topic" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "topic_relation" (
    "broader_id" INTEGER NOT NULL,
    "narrower_id" INTEGER NOT NULL,
    "score" REAL NOT NULL,
    "source" TEXT NOT NULL,

    PRIMARY KEY ("broader_id", "narrower_id"),
    CONSTRAINT "topic_relation_broader_id_fkey" FOREIGN KEY ("broader_id") REFERENCES "topic" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "topic_relation_narrower_id_fkey" FOREIGN KEY ("narrower_id") REFERENCES "topic" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "paper_topic" (
    "paper_id" INTEGER NOT NULL,
    "topic_id" INTEGER NOT NULL,
    "score" REAL NOT NULL DEFAULT 1,
    "found_in" TEXT NOT NULL,
    "source_record_id" INTEGER,

    PRIMARY KEY ("paper_id", "topic_id"),
    CONSTRAINT "paper_topic_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "paper" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "paper_topic_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "topic" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "paper_topic_source_record_id_fkey" FOREIGN KEY ("source_record_id") REFERENCES "source_record" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "citation" (
    "citing_id" INTEGER NOT NULL,
    "target" TEXT NOT NULL,
    "cited_id" INTEGER,
    "text" TEXT,
    "position" INTEGER NOT NULL,
    "source_record_id" INTEGER NOT NULL,

    PRIMARY KEY ("citing_id", "target"),
    CONSTRAINT "citation_citing_id_fkey" FOREIGN KEY ("citing_id") REFERENCES "paper" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "citation_cited_id_fkey" FOREIGN KEY ("cited_id") REFERENCES "paper" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "citation_source_record_id_fkey" FOREIGN KEY ("source_record_id") REFERENCES "source_record" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "paper_relation" (
    "from_id" INTEGER NOT NULL,
    "to_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "evidence" TEXT NOT NULL DEFAULT '{}',

    PRIMARY KEY ("from_id", "to_id", "kind"),
    CONSTRAINT "paper_relation_from_id_fkey" FOREIGN KEY ("from_id") REFERENCES "paper" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "paper_relation_to_id_fkey" FOREIGN KEY ("to_id") REFERENCES "paper" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "waiting_link" (
    "kind" TEXT NOT NULL,
    "from_id" INTEGER NOT NULL,
    "target" TEXT NOT NULL,
    "detail" TEXT NOT NULL DEFAULT '{}',

    PRIMARY KEY ("kind", "from_id", "target")
);

-- CreateTable
CREATE TABLE "venue" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_folded" TEXT NOT NULL,
    "acronym" TEXT,
    "type" TEXT,
    "papers_count" INTEGER NOT NULL DEFAULT 0
);

-- CreateTable
CREATE TABLE "venue_name" (
    "venue_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "name_folded" TEXT NOT NULL,

    PRIMARY KEY ("venue_id", "name"),
    CONSTRAINT "venue_name_venue_id_fkey" FOREIGN KEY ("venue_id") REFERENCES "venue" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "identifier" (
    "scheme" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "paper_id" INTEGER,
    "author_id" INTEGER,
    "organization_id" INTEGER,
    "category_id" INTEGER,
    "topic_id" INTEGER,
    "venue_id" INTEGER,
    "source_record_id" INTEGER,

    PRIMARY KEY ("scheme", "value"),
    CONSTRAINT "identifier_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "paper" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "identifier_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "author" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "identifier_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "identifier_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "category" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "identifier_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "topic" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "identifier_venue_id_fkey" FOREIGN KEY ("venue_id") REFERENCES "venue" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "identifier_source_record_id_fkey" FOREIGN KEY ("source_record_id") REFERENCES "source_record" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "import_run" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "file" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "started_at" DATETIME NOT NULL,
    "finished_at" DATETIME,
    "software_version" TEXT NOT NULL,
    "records_read" INTEGER NOT NULL DEFAULT 0,
    "records_added" INTEGER NOT NULL DEFAULT 0,
    "records_merged" INTEGER NOT NULL DEFAULT 0,
    "records_unchanged" INTEGER NOT NULL DEFAULT 0,
    "records_quarantined" INTEGER NOT NULL DEFAULT 0,
    "coverage" TEXT NOT NULL DEFAULT '{}',
    "data_version" INTEGER,
    "error" TEXT
);

-- CreateTable
CREATE TABLE "source_record" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "format" TEXT NOT NULL,
    "record_key" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "file" TEXT NOT NULL,
    "line" INTEGER,
    "kind" TEXT NOT NULL,
    "paper_id" INTEGER,
    "run_id" INTEGER NOT NULL,
    "record" TEXT NOT NULL,
    CONSTRAINT "source_record_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "paper" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "source_record_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "import_run" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "import_problem" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "run_id" INTEGER NOT NULL,
    "file" TEXT NOT NULL,
    "line" INTEGER,
    "record" INTEGER,
    "severity" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "excerpt" TEXT,
    CONSTRAINT "import_problem_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "import_run" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "curation" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "kind" TEXT NOT NULL,
    "entity_type" TEXT NOT NULL,
    "change" TEXT NOT NULL,
    "evidence" TEXT NOT NULL DEFAULT '{}',
    "decided_by" TEXT NOT NULL,
    "created_at" DATETIME NOT NULL,
    "undone_at" DATETIME
);

-- CreateTable
CREATE TABLE "redirect" (
    "entity_type" TEXT NOT NULL,
    "from_id" INTEGER NOT NULL,
    "from_key" TEXT NOT NULL,
    "to_id" INTEGER NOT NULL,

    PRIMARY KEY ("entity_type", "from_id")
);

-- CreateTable
CREATE TABLE "setting" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "paper_key_key" ON "paper"("key");

-- CreateIndex
CREATE INDEX "paper_title_key_idx" ON "paper"("title_key");

-- CreateIndex
CREATE INDEX "paper_title_folded_idx" ON "paper"("title_folded");

-- CreateIndex
CREATE INDEX "paper_date_idx" ON "paper"("date");

-- CreateIndex
CREATE INDEX "paper_year_idx" ON "paper"("year");

-- CreateIndex
CREATE INDEX "paper_venue_id_idx" ON "paper"("venue_id");

-- CreateIndex
CREATE INDEX "paper_authors_count_idx" ON "paper"("authors_count");

-- CreateIndex
CREATE UNIQUE INDEX "author_key_key" ON "author"("key");

-- CreateIndex
CREATE INDEX "author_name_folded_idx" ON "author"("name_folded");

-- CreateIndex
CREATE INDEX "author_sort_name_idx" ON "author"("sort_name");

-- CreateIndex
CREATE INDEX "author_papers_count_idx" ON "author"("papers_count");

-- CreateIndex
CREATE INDEX "author_name_name_folded_idx" ON "author_name"("name_folded");

-- CreateIndex
CREATE INDEX "author_name_block_key_idx" ON "author_name"("block_key");

-- CreateIndex
CREATE INDEX "authorship_author_id_idx" ON "authorship"("author_id");

-- CreateIndex
CREATE INDEX "affiliation_organization_id_idx" ON "affiliation"("organization_id");

-- CreateIndex
CREATE INDEX "affiliation_text_folded_idx" ON "affiliation"("text_folded");

-- CreateIndex
CREATE INDEX "paper_organization_organization_id_idx" ON "paper_organization"("organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "organization_key_key" ON "organization"("key");

-- CreateIndex
CREATE INDEX "organization_name_folded_idx" ON "organization"("name_folded");

-- CreateIndex
CREATE INDEX "organization_parent_id_idx" ON "organization"("parent_id");

-- CreateIndex
CREATE INDEX "organization_country_idx" ON "organization"("country");

-- CreateIndex
CREATE INDEX "organization_papers_count_idx" ON "organization"("papers_count");

-- CreateIndex
CREATE INDEX "organization_name_name_folded_idx" ON "organization_name"("name_folded");

-- CreateIndex
CREATE UNIQUE INDEX "category_key_key" ON "category"("key");

-- CreateIndex
CREATE INDEX "category_label_folded_idx" ON "category"("label_folded");

-- CreateIndex
CREATE INDEX "category_papers_count_idx" ON "category"("papers_count");

-- CreateIndex
CREATE UNIQUE INDEX "category_scheme_code_key" ON "category"("scheme", "code");

-- CreateIndex
CREATE INDEX "category_parent_parent_id_idx" ON "category_parent"("parent_id");

-- CreateIndex
CREATE INDEX "paper_category_category_id_idx" ON "paper_category"("category_id");

-- CreateIndex
CREATE UNIQUE INDEX "topic_key_key" ON "topic"("key");

-- CreateIndex
CREATE INDEX "topic_label_folded_idx" ON "topic"("label_folded");

-- CreateIndex
CREATE INDEX "topic_introduced_by_id_idx" ON "topic"("introduced_by_id");

-- CreateIndex
CREATE INDEX "topic_papers_count_idx" ON "topic"("papers_count");

-- CreateIndex
CREATE INDEX "topic_alias_label_folded_idx" ON "topic_alias"("label_folded");

-- CreateIndex
CREATE INDEX "topic_relation_narrower_id_idx" ON "topic_relation"("narrower_id");

-- CreateIndex
CREATE INDEX "paper_topic_topic_id_idx" ON "paper_topic"("topic_id");

-- CreateIndex
CREATE INDEX "citation_cited_id_idx" ON "citation"("cited_id");

-- CreateIndex
CREATE INDEX "citation_target_idx" ON "citation"("target");

-- CreateIndex
CREATE INDEX "paper_relation_to_id_idx" ON "paper_relation"("to_id");

-- CreateIndex
CREATE INDEX "waiting_link_target_idx" ON "waiting_link"("target");

-- CreateIndex
CREATE UNIQUE INDEX "venue_key_key" ON "venue"("key");

-- CreateIndex
CREATE INDEX "venue_name_folded_idx" ON "venue"("name_folded");

-- CreateIndex
CREATE INDEX "venue_papers_count_idx" ON "venue"("papers_count");

-- CreateIndex
CREATE INDEX "venue_name_name_folded_idx" ON "venue_name"("name_folded");

-- CreateIndex
CREATE INDEX "identifier_paper_id_idx" ON "identifier"("paper_id");

-- CreateIndex
CREATE INDEX "identifier_author_id_idx" ON "identifier"("author_id");

-- CreateIndex
CREATE INDEX "identifier_organization_id_idx" ON "identifier"("organization_id");

-- CreateIndex
CREATE INDEX "identifier_category_id_idx" ON "identifier"("category_id");

-- CreateIndex
CREATE INDEX "identifier_topic_id_idx" ON "identifier"("topic_id");

-- CreateIndex
CREATE INDEX "identifier_venue_id_idx" ON "identifier"("venue_id");

-- CreateIndex
CREATE INDEX "import_run_started_at_idx" ON "import_run"("started_at");

-- CreateIndex
CREATE INDEX "source_record_paper_id_idx" ON "source_record"("paper_id");

-- CreateIndex
CREATE INDEX "source_record_run_id_idx" ON "source_record"("run_id");

-- CreateIndex
CREATE UNIQUE INDEX "source_record_format_record_key_key" ON "source_record"("format", "record_key");

-- CreateIndex
CREATE INDEX "import_problem_run_id_idx" ON "import_problem"("run_id");

-- CreateIndex
CREATE INDEX "import_problem_severity_idx" ON "import_problem"("severity");

-- CreateIndex
CREATE INDEX "curation_entity_type_idx" ON "curation"("entity_type");

-- CreateIndex
CREATE INDEX "redirect_entity_type_from_key_idx" ON "redirect"("entity_type", "from_key");
