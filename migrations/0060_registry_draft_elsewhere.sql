-- Owner: registry. What is typed into a form of another capability: a part of a thing that is named by kind and id.

alter table registry_draft
  add column thing text check (length(thing) between 1 and 40),
  add column thing_id uuid,
  add column part text check (length(part) between 1 and 60),
  add check (num_nonnulls(thing, thing_id, part) in (0, 3)),
  drop constraint registry_draft_check4,
  add check (num_nonnulls(version_id, problem_id, begun_id, thing_id) = 1),
  drop constraint registry_draft_person_id_version_id_section_problem_id_begu_key,
  add unique nulls not distinct (person_id, version_id, section, problem_id, begun_id, thing_id, part);
