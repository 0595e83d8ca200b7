-- Owner: competition. The rounds in which jurors score entries of an edition, one for each group that has its rubric.
create table edition_round (
  edition_id uuid not null references edition (id),
  stage text not null check (stage in ('desk_scoring', 'tpi_reading', 'interview')),
  group_code text not null,
  round_id uuid not null unique references evaluation_round (id),
  opened_by uuid references person (id),
  opened_at timestamptz not null,
  primary key (edition_id, stage, group_code)
);
