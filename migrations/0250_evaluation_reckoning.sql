-- Beside what a round's sheets make plainly: what they mean, worked out when those who run the round ask for it.
create table evaluation_reckoning (
  round_id uuid primary key references evaluation_round (id),
  -- How many are chosen: the chance of each is worked out for this cut.
  cut integer not null check (cut >= 1),
  state text not null check (state in ('waiting', 'done', 'failed')),
  asked_by uuid references person (id),
  asked_at timestamptz not null,
  done_at timestamptz,
  -- Of the scores that were counted (SHA-256): another digest means that sheets came or went since.
  digest text,
  sheets integer,
  found jsonb,
  -- What was found before stays until it is found anew.
  check (state <> 'done' or found is not null)
);

-- Which number the plenary ranks by; the plain mean unless those who run the round decide otherwise.
alter table evaluation_round add column official text not null default 'raw' check (official in ('raw', 'calibrated'));
