package sqlite

import (
	"context"

	"tenure/graph"
)

// Counts implements graph.Store.
func (s *Store) Counts(ctx context.Context) (graph.Counts, error) {
	var article, claim, person, organisation, post, tenure, supports, member, part, succeeded int
	// One statement sees one snapshot.
	err := s.reads.QueryRowContext(ctx, `SELECT
		(SELECT count(*) FROM article), (SELECT count(*) FROM claim), (SELECT count(*) FROM person),
		(SELECT count(*) FROM organisation), (SELECT count(*) FROM post), (SELECT count(*) FROM tenure),
		(SELECT count(*) FROM claim WHERE supports_id <> '' AND kind = 'tenure'),
		(SELECT count(*) FROM membership),
		(SELECT count(*) FROM organisation WHERE parent <> ''), (SELECT count(*) FROM organisation WHERE successor <> '')`,
	).Scan(&article, &claim, &person, &organisation, &post, &tenure, &supports, &member, &part, &succeeded)
	if err != nil {
		return graph.Counts{}, wrap(ctx, s.file, "counting", err)
	}
	return graph.Counts{
		Nodes: map[string]int{
			"Article": article, "Claim": claim, "Person": person, "Organisation": organisation, "Post": post, "Tenure": tenure,
		},
		Relationships: map[string]int{
			"HELD": tenure, "OF": tenure, "AT": post, "SUPPORTS": supports, "IN": claim, "MEMBER_OF": member,
			"PART_OF": part, "SUCCEEDED_BY": succeeded,
		},
	}, nil
}
