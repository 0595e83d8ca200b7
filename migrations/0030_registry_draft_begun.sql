-- Owner: registry. What is typed into the form of a thing that is not there yet: a new problem, a replica of a record.

alter table registry_draft
  add column begun text check (begun in ('problem', 'replica')),
  -- The id that the thing will bear; it comes with the form.
  add column begun_id uuid,
  -- The record that is being copied; what is typed about a copy goes with it.
  add column origin_id uuid references innovation (id) on delete cascade,
  add check ((begun is null) = (begun_id is null)),
  add check ((origin_id is not null) = (begun is not distinct from 'replica')),
  add check (num_nonnulls(version_id, problem_id, begun_id) = 1),
  drop constraint registry_draft_person_id_version_id_section_problem_id_key,
  add unique nulls not distinct (person_id, version_id, section, problem_id, begun_id);
create index registry_draft_origin on registry_draft (origin_id);
