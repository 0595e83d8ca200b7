-- What sheets that were given out in turn followed from, so that they can be given out anew and compared.
create table evaluation_turn (
  run_id uuid primary key,
  round_id uuid not null references evaluation_round (id),
  given_at timestamptz not null,
  problem jsonb not null
);

create index evaluation_turn_round on evaluation_turn (round_id, given_at);
