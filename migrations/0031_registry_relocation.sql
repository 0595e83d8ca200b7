-- Owner: registry. A record that its admin would give to another institution, whose admin accepts it or declines.
create table relocation_offer (
  id uuid primary key,
  innovation_id uuid not null references innovation (id) on delete cascade,
  to_institution uuid not null references institution (id),
  reason text not null check (length(reason) between 1 and 2000),
  offered_by uuid not null references person (id),
  offered_at timestamptz not null,
  state text not null check (state in ('open', 'accepted', 'declined', 'withdrawn')),
  -- Why it was declined.
  answer text not null default '' check (length(answer) <= 2000),
  answered_by uuid references person (id),
  answered_at timestamptz,
  check ((state = 'open') = (answered_at is null)),
  check (state <> 'declined' or answer <> '')
);
create unique index relocation_offer_once on relocation_offer (innovation_id) where state = 'open';
create index relocation_offer_innovation on relocation_offer (innovation_id);
create index relocation_offer_to on relocation_offer (to_institution) where state = 'open';
create index relocation_offer_by on relocation_offer (offered_by);
