CREATE VIEW note_counts AS
SELECT c.candidate_id, count(n.id) AS notes
FROM candidates AS c
LEFT JOIN candidate_notes AS n ON n.candidate_id = c.candidate_id
GROUP BY c.candidate_id
