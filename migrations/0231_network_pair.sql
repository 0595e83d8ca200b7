-- Owner: network. Records of different hubs that are likely the same innovation, and what a person said of them. Records are known by
-- their identifiers, for a harvest that begins anew gives them other rows here.
create table network_pair (
  id uuid primary key,
  -- Null: ours, which always stands first. Two of one hub are no pair.
  first_peer uuid references network_peer (id) on delete cascade,
  first_source text not null check (length(first_source) between 1 and 200),
  second_peer uuid not null references network_peer (id) on delete cascade,
  second_source text not null check (length(second_source) between 1 and 200),
  -- Of a first record that is ours.
  innovation_id uuid,
  state text not null default 'proposed' check (state in ('proposed', 'linked', 'apart')),
  -- Share of the word pairs that both texts have, in thousandths, as it was last worked out.
  likeness smallint not null check (likeness between 0 and 1000),
  found_at timestamptz not null,
  decided_by uuid references person (id) on delete set null,
  decided_at timestamptz,
  check ((state = 'proposed') or decided_at is not null),
  unique nulls not distinct (first_peer, first_source, second_peer, second_source)
);
create index network_pair_state on network_pair (state, likeness desc, id);
create index network_pair_innovation on network_pair (innovation_id) where innovation_id is not null;
create index network_pair_second on network_pair (second_peer, second_source);

-- Records whose likenesses are to be looked for anew.
create table network_pair_waiting (
  doc_id bigint primary key references network_record (id) on delete cascade
);
insert into network_pair_waiting (doc_id) select id from network_record;
