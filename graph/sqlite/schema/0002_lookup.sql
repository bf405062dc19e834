-- An index for each way in which the graph is asked for. Those over ids that are often
-- absent leave the absent ones out: a query that uses them says so too.

CREATE INDEX claim_article ON claim (article);
CREATE INDEX claim_block ON claim (block);
CREATE INDEX claim_person ON claim (person_id) WHERE person_id <> '';
CREATE INDEX claim_post ON claim (post_id) WHERE post_id <> '';
CREATE INDEX claim_supports ON claim (supports_id, kind) WHERE supports_id <> '';
CREATE INDEX claim_form ON claim (organisation, organisation_name, organisation_kind, parent, id) WHERE organisation <> '';
CREATE INDEX claim_parent_form ON claim (parent, parent_name, parent_kind, id) WHERE parent <> '';
CREATE INDEX person_block ON person (block);
CREATE INDEX person_alias_person ON person_alias (person);
CREATE INDEX organisation_parent ON organisation (parent) WHERE parent <> '';
CREATE INDEX organisation_successor ON organisation (successor) WHERE successor <> '';
CREATE INDEX post_organisation ON post (organisation);
CREATE INDEX tenure_person ON tenure (person);
CREATE INDEX tenure_post ON tenure (post);
CREATE INDEX membership_person ON membership (person);
CREATE INDEX membership_organisation ON membership (organisation);
CREATE INDEX name_owner ON name (kind, id);
CREATE INDEX name_key ON name (kind, key, id);
