-- Owner: coaching. Published innovations as cases to discuss: what was hard, notes for whoever leads, questions.
create table coaching_model_case (
  id uuid primary key,
  innovation_id uuid not null unique references innovation (id) on delete cascade,
  state text not null default 'draft' check (state in ('draft', 'published')),
  obstacles text not null default '' check (length(obstacles) <= 5000),
  -- For whoever leads the discussion; not public.
  guidance text not null default '' check (length(guidance) <= 5000),
  questions text[] not null default '{}' check (cardinality(questions) <= 20),
  made_by uuid references person (id),
  made_at timestamptz not null,
  published_by uuid references person (id),
  published_at timestamptz,
  updated_at timestamptz not null,
  revision integer not null default 1 check (revision > 0),
  check ((state = 'published') = (published_at is not null)),
  check (state = 'draft' or cardinality(questions) > 0)
);
