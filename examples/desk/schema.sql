-- The example desk: the tables that a support team already has.
--
-- Nothing here is special to csmetrics: answers are plain integers, NULL where
-- nobody answered, and a review has one column per category.  Times are UTC.

CREATE TABLE team (
    team_id integer PRIMARY KEY,
    name    text NOT NULL UNIQUE
);
COMMENT ON TABLE team IS 'Who works together';

CREATE TABLE agent (
    agent_id integer PRIMARY KEY,
    name     text NOT NULL UNIQUE,
    team_id  integer NOT NULL REFERENCES team,
    hired_on date NOT NULL,
    left_on  date CHECK (left_on > hired_on)
);
COMMENT ON TABLE agent IS 'Who answers customers';
COMMENT ON COLUMN agent.left_on IS 'First day that the agent was no longer there; NULL: still is';

CREATE TABLE product_area (
    area_id integer PRIMARY KEY,
    product text NOT NULL,
    area    text NOT NULL,
    UNIQUE (product, area)
);
COMMENT ON TABLE product_area IS 'What customers ask about: a product and a part of it';

CREATE TABLE ticket (
    ticket_id integer PRIMARY KEY,
    opened_at timestamp NOT NULL,
    closed_at timestamp CHECK (closed_at >= opened_at),
    channel   text NOT NULL CHECK (channel IN ('chat', 'email', 'phone', 'social')),
    priority  text NOT NULL CHECK (priority IN ('low', 'normal', 'high', 'urgent')),
    area_id   integer NOT NULL REFERENCES product_area,
    agent_id  integer NOT NULL REFERENCES agent
);
COMMENT ON TABLE ticket IS 'A conversation with a customer';
COMMENT ON COLUMN ticket.closed_at IS 'NULL: still open';
COMMENT ON COLUMN ticket.agent_id IS 'Who closed it, or has it now';

CREATE TABLE survey_response (
    ticket_id   integer PRIMARY KEY REFERENCES ticket,
    sent_at     timestamp NOT NULL,
    answered_at timestamp CHECK (answered_at >= sent_at),
    rating      integer CHECK (rating BETWEEN 1 AND 5),
    score       integer CHECK (score BETWEEN 0 AND 10),
    agreement   integer CHECK (agreement BETWEEN 1 AND 7),
    CHECK ((answered_at IS NULL) = (num_nonnulls(rating, score, agreement) = 0))
);
CREATE INDEX ON survey_response (answered_at);
COMMENT ON TABLE survey_response IS 'One survey per closed ticket; most are never answered';
COMMENT ON COLUMN survey_response.answered_at IS 'NULL: no answer to any question';
COMMENT ON COLUMN survey_response.rating IS
    'CSAT, 1..5: "How would you rate the support you received?"';
COMMENT ON COLUMN survey_response.score IS
    'NPS, 0..10: "How likely are you to recommend us?"';
COMMENT ON COLUMN survey_response.agreement IS
    'CES, 1..7: "The company made it easy for me to handle my issue"';

CREATE VIEW survey AS
SELECT s.ticket_id, s.sent_at::date AS sent_on, s.answered_at, s.answered_at::date AS day,
       t.channel, tm.name AS team, a.name AS agent, p.product, p.area,
       s.rating, s.score, s.agreement
  FROM survey_response s
  JOIN ticket t USING (ticket_id)
  JOIN agent a USING (agent_id)
  JOIN team tm USING (team_id)
  JOIN product_area p USING (area_id);
COMMENT ON VIEW survey IS
    'Surveys with all that one groups them by; day is that of the answer';

CREATE TABLE survey_daily (
    day       date NOT NULL,
    team_id   integer NOT NULL REFERENCES team,
    channel   text NOT NULL,
    score     rating_summary NOT NULL,
    rating    rating_summary NOT NULL,
    agreement rating_summary NOT NULL,
    PRIMARY KEY (day, team_id, channel)
);
COMMENT ON TABLE survey_daily IS
    'All answers of a day, as summaries: any longer period is the sum of these rows';

CREATE TABLE quality_rubric (
    rubric_id  integer PRIMARY KEY,
    valid_from date NOT NULL UNIQUE,
    rubric     rubric NOT NULL
);
COMMENT ON TABLE quality_rubric IS 'How reviewers grade: categories, weights, and what fails a review';

CREATE TABLE quality_review (
    review_id         integer PRIMARY KEY,
    rubric_id         integer NOT NULL REFERENCES quality_rubric,
    ticket_id         integer NOT NULL REFERENCES ticket,
    agent_id          integer NOT NULL REFERENCES agent,
    reviewer          text NOT NULL,
    reviewed_at       timestamp NOT NULL,
    solution          integer CHECK (solution BETWEEN 1 AND 5),
    tone              integer CHECK (tone BETWEEN 1 AND 5),
    product_knowledge integer CHECK (product_knowledge BETWEEN 1 AND 4),
    policy            text CHECK (policy IN ('followed', 'partly', 'broken')),
    identity_check    boolean,
    UNIQUE (ticket_id, reviewer)
);
CREATE INDEX ON quality_review (reviewed_at);
COMMENT ON TABLE quality_review IS
    'One graded conversation per row, one category per column; NULL: not applicable';
COMMENT ON COLUMN quality_review.solution IS
    '1..5: was the problem solved?  Critical: below half, the review fails';
COMMENT ON COLUMN quality_review.tone IS '1..5: friendly, clear, on the customer''s side';
COMMENT ON COLUMN quality_review.product_knowledge IS
    '1..4: knows the product; NULL where none was needed';
COMMENT ON COLUMN quality_review.policy IS
    'followed, partly or broken; NULL where no policy applied';
COMMENT ON COLUMN quality_review.identity_check IS
    'Asked who is calling?  Phone and chat only; graded, and critical, since 2025';

CREATE VIEW review AS
SELECT r.review_id, r.reviewed_at::date AS day, tm.name AS team, a.name AS agent, r.reviewer,
       q.rubric, r.solution, r.tone, r.product_knowledge, r.policy, r.identity_check
  FROM quality_review r
  JOIN quality_rubric q USING (rubric_id)
  JOIN agent a USING (agent_id)
  JOIN team tm USING (team_id);
COMMENT ON VIEW review IS
    'Reviews with all that one groups them by: iqs(rubric, review) takes the row as it is';

CREATE TABLE calibration_review (
    session_on        date NOT NULL,
    ticket_id         integer NOT NULL REFERENCES ticket,
    reviewer          text NOT NULL,
    solution          integer CHECK (solution BETWEEN 1 AND 5),
    tone              integer CHECK (tone BETWEEN 1 AND 5),
    product_knowledge integer CHECK (product_knowledge BETWEEN 1 AND 4),
    policy            text CHECK (policy IN ('followed', 'partly', 'broken')),
    PRIMARY KEY (ticket_id, reviewer)
);
COMMENT ON TABLE calibration_review IS
    'Calibration sessions: each conversation is graded by three reviewers, who don''t see each other''s grades';

CREATE VIEW calibration_rating AS
SELECT c.session_on, c.ticket_id, c.reviewer, r.category, r.rating, r.highest
  FROM calibration_review c
 CROSS JOIN LATERAL (VALUES ('solution', c.solution, 5), ('tone', c.tone, 5),
                            ('product_knowledge', c.product_knowledge, 4),
                            ('policy', array_position(ARRAY['broken', 'partly', 'followed'], c.policy), 3))
       AS r (category, rating, highest);
COMMENT ON VIEW calibration_rating IS
    'Calibration sessions, a row for each rating: 1 is the worst, highest the best';

CREATE TABLE ai_review (
    ticket_id integer PRIMARY KEY REFERENCES ticket,
    score     integer NOT NULL CHECK (score BETWEEN 0 AND 100)
);
COMMENT ON TABLE ai_review IS 'What an AI thinks of each closed conversation, in percent';

CREATE VIEW scored_review AS
SELECT t.ticket_id, t.closed_at::date AS day, tm.name AS team, a.name AS agent,
       ai.score::numeric AS ai_score, review_score(q.rubric, r) AS human_score
  FROM ai_review ai
  JOIN ticket t USING (ticket_id)
  JOIN agent a USING (agent_id)
  JOIN team tm USING (team_id)
  LEFT JOIN (quality_review r JOIN quality_rubric q USING (rubric_id)) ON r.ticket_id = t.ticket_id;
COMMENT ON VIEW scored_review IS
    'AI scores of all closed conversations, and human scores of those, drawn at random, that people reviewed';
