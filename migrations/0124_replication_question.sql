-- Owner: replication. Questions about an innovation and what its people answer, kept for the next who copies it.
create table innovation_question (
  -- Made by the form, so that a form sent twice makes one.
  id uuid primary key,
  innovation_id uuid not null references innovation (id) on delete cascade,
  asked_by uuid not null references person (id),
  -- Where the asker worked when asking; shown with the answer, the person is not.
  institution_id uuid not null references institution (id),
  unit_id uuid,
  question text not null check (length(question) between 10 and 2000),
  asked_at timestamptz not null,
  answer text not null default '' check (length(answer) <= 5000),
  answered_by uuid references person (id),
  answered_at timestamptz,
  hidden_by uuid references person (id),
  hidden_at timestamptz,
  hidden_reason text check (length(hidden_reason) between 1 and 2000),
  -- Counts every deed, so that a stale tab is noticed.
  revision integer not null default 1 check (revision > 0),
  foreign key (unit_id, institution_id) references unit (id, institution_id),
  check ((answered_at is null) = (answer = '')),
  check ((hidden_at is null) = (hidden_reason is null))
);
create index innovation_question_record on innovation_question (innovation_id, answered_at desc);
create index innovation_question_waiting on innovation_question (asked_at) where answered_at is null and hidden_at is null;
create index innovation_question_asker on innovation_question (asked_by, asked_at desc);
