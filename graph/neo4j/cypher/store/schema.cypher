// The constraints and indexes of the graph. Each is made only where it is missing.
// A uniqueness constraint brings the index that finds a node by its id.

// name: article_id
CREATE CONSTRAINT article_id IF NOT EXISTS FOR (a:Article) REQUIRE a.id IS UNIQUE

// name: claim_id
CREATE CONSTRAINT claim_id IF NOT EXISTS FOR (c:Claim) REQUIRE c.id IS UNIQUE

// name: person_id
CREATE CONSTRAINT person_id IF NOT EXISTS FOR (p:Person) REQUIRE p.id IS UNIQUE

// name: organisation_id
CREATE CONSTRAINT organisation_id IF NOT EXISTS FOR (o:Organisation) REQUIRE o.id IS UNIQUE

// name: post_id
CREATE CONSTRAINT post_id IF NOT EXISTS FOR (w:Post) REQUIRE w.id IS UNIQUE

// name: tenure_id
CREATE CONSTRAINT tenure_id IF NOT EXISTS FOR (t:Tenure) REQUIRE t.id IS UNIQUE

// name: membership_id
CREATE CONSTRAINT membership_id IF NOT EXISTS FOR ()-[m:MEMBER_OF]-() REQUIRE m.id IS UNIQUE

// name: graph_id
CREATE CONSTRAINT graph_id IF NOT EXISTS FOR (g:Graph) REQUIRE g.id IS UNIQUE

// name: lock_id
CREATE CONSTRAINT lock_id IF NOT EXISTS FOR (l:Lock) REQUIRE l.id IS UNIQUE

// name: claim_block
CREATE INDEX claim_block IF NOT EXISTS FOR (c:Claim) ON (c.block)

// name: claim_person
CREATE INDEX claim_person IF NOT EXISTS FOR (c:Claim) ON (c.personId)

// name: claim_post
CREATE INDEX claim_post IF NOT EXISTS FOR (c:Claim) ON (c.postId)

// name: claim_organisation
CREATE INDEX claim_organisation IF NOT EXISTS FOR (c:Claim) ON (c.organisation)

// name: claim_parent
CREATE INDEX claim_parent IF NOT EXISTS FOR (c:Claim) ON (c.parent)

// Claims of memberships: a relationship cannot be pointed at.
// name: claim_supports
CREATE INDEX claim_supports IF NOT EXISTS FOR (c:Claim) ON (c.supportsId)

// name: person_block
CREATE INDEX person_block IF NOT EXISTS FOR (p:Person) ON (p.block)

// name: organisation_code
CREATE INDEX organisation_code IF NOT EXISTS FOR (o:Organisation) ON (o.code)

// name: alias_id
CREATE INDEX alias_id IF NOT EXISTS FOR (a:Alias) ON (a.id)

// The exact name, and names that begin so.
// name: name_key
CREATE INDEX name_key IF NOT EXISTS FOR (n:Name) ON (n.key)

// Names with a word that begins so.
// name: name_words
CREATE TEXT INDEX name_words IF NOT EXISTS FOR (n:Name) ON (n.key)
