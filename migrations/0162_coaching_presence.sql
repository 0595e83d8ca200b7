-- Owner: coaching. Who was at a clinic, by what means, and who marked it. Marks are added and never changed; the last one holds.
create table clinic_presence (
  -- Made where the mark is made, also without a line, so that a mark sent twice is one.
  id uuid primary key,
  registration_id uuid not null references clinic_registration (id) on delete cascade,
  is_present boolean not null,
  means text not null check (means in ('screen_code', 'printed_code', 'personal_code', 'hand', 'correction')),
  -- It waited on a device for the line.
  was_offline boolean not null default false,
  reason text not null default '' check (length(reason) <= 2000),
  marked_by uuid references person (id),
  -- By the clock of the device, held against ours; when it reached us.
  marked_at timestamptz not null,
  received_at timestamptz not null,
  check (is_present or means = 'correction'),
  check (means <> 'correction' or reason <> '')
);
create index clinic_presence_registration on clinic_presence (registration_id, received_at desc, id desc);

-- Signs the codes of a clinic: that of its screen, that of its print, those of its people.
alter table clinic add column secret text not null default replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');
